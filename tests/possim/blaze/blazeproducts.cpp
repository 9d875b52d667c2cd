#include "tests/possim/blaze/blazeproducts.h"

#include "core/money.h"
#include "tests/possim/blaze/blazeproductjson.h"
#include "tests/possim/blaze/blazesettings.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

const BlazePrice *BlazeProduct::price(const QString &weightKey) const
{
    for (const auto &one : prices) {
        if (one.weightKey == weightKey)
            return &one;
    }
    return nullptr;
}

static bool guideEnvelope(const StoreSetup &setup) { return BlazeSettings::isOn(setup, "guide_envelope"_L1); }

/** The vendor's ids have 24 hexadecimal digits; the demo catalogue's are longer. */
static QString shortened(const QString &id) { return QString(id).remove(u'-').left(24); }

static bool hasWeightKey(const StockItem &item)
{
    return item.category == "FLOWER"_L1 && item.unit == "g"_L1 && !blazeWeightKey(item.amount).isEmpty();
}

/** Steps of a price a gram become packs of the weights at which the steps begin. */
static QList<BlazePrice> pricesOf(const StockItem &item)
{
    const auto key = blazeWeightKey(item.amount);
    if (item.tiers.isEmpty())
        return {{item, key, blazeWeightName(key), item.amount, item.priceCents, item.saleCents}};
    QList<BlazePrice> prices;
    for (const auto &step : item.tiers) {
        const auto grams = step.from > 0 ? step.from : item.amount;
        auto pack = item;
        pack.amount = grams;
        const auto cents = std::llround(double(step.cents) * grams);
        const auto packKey = blazeWeightKey(grams);
        prices.append({pack, packKey, blazeWeightName(packKey), grams, cents, std::nullopt});
    }
    return prices;
}

static QList<BlazeBreak> breaksOf(const BlazeProduct &product)
{
    const auto &price = product.prices.first();
    if (!price.cents || (!price.saleCents && price.item.category != "MERCH"_L1))
        return {};
    QList<BlazeBreak> breaks{{1, *price.cents, price.saleCents}};
    if (price.item.category == "MERCH"_L1) // Five for the price of four.
        breaks.append({5, *price.cents * 4, std::nullopt});
    return breaks;
}

BlazeProducts::BlazeProducts(const StoreSetup &setup) : m_setup(setup)
{
    QHash<QString, int> sizes;
    for (const auto &item : setup.items)
        ++sizes[item.productId];
    for (const auto &item : setup.items)
        add(item, sizes[item.productId] == 1);
    std::sort(m_products.begin(), m_products.end(),
        [](const BlazeProduct &a, const BlazeProduct &b) { return std::tie(a.name, a.id) < std::tie(b.name, b.id); });
    index();
}

void BlazeProducts::add(const StockItem &item, bool single)
{
    const bool byWeight = hasWeightKey(item);
    BlazeProduct product;
    product.id = shortened(byWeight ? item.productId : item.id);
    product.name = byWeight || single ? item.name : u"%1 - %2"_s.arg(item.name, item.label);
    product.byWeight = byWeight;
    product.modified = m_setup.now() - std::chrono::hours(24 * 60); // Long ago: a feed of changes starts empty.
    if (!byWeight) {
        product.prices = {{item, u"UNIT"_s, item.label, 1.0, item.priceCents, item.saleCents}};
        product.breaks = breaksOf(product);
        product.onFloor = item.stock;
        m_products.append(std::move(product));
        return;
    }
    // The weights of a flower are one product, and neighbours in the demo catalogue.
    if (m_products.isEmpty() || m_products.last().id != product.id || !m_products.last().byWeight)
        m_products.append(std::move(product));
    m_products.last().prices.append(pricesOf(item));
    m_products.last().onFloor += item.amount * item.stock;
}

void BlazeProducts::index()
{
    m_places.clear();
    for (qsizetype i = 0; i < m_products.size(); ++i) {
        const auto &product = m_products[i];
        if (!m_places.contains(product.id))
            m_places.insert(product.id, {i, 0});
        for (qsizetype j = 0; j < product.prices.size(); ++j) {
            const auto &id = product.prices[j].item.id;
            if (!m_places.contains(id))
                m_places.insert(id, {i, j});
        }
    }
}

std::optional<BlazeProducts::Place> BlazeProducts::place(const QString &id) const
{
    const auto at = m_places.constFind(id);
    return at == m_places.constEnd() ? std::nullopt : std::optional(*at);
}

const BlazeProduct *BlazeProducts::find(const QString &id) const
{
    const auto found = place(id);
    return found && m_products[found->product].id == id ? &m_products[found->product] : nullptr;
}

void BlazeProducts::commit(const QString &id, double amount)
{
    if (const auto found = place(id))
        m_products[found->product].committed += amount;
}

void BlazeProducts::sell(const QString &id, double amount)
{
    if (const auto found = place(id))
        m_products[found->product].onFloor -= amount;
}

HttpServerResponse BlazeProducts::page(const QList<const BlazeProduct *> &all, const HttpServerRequest &request) const
{
    return blazeList(BlazePage::of(request, m_setup.behaviour.pageSize), all.size(), guideEnvelope(m_setup),
        [&](qsizetype i) { return blazeProduct(*all[i]); });
}

/** Whether a product has what the query names; an empty query item asks for nothing. */
static bool isWanted(const BlazeProduct &product, const HttpServerRequest &request)
{
    const auto fits = [&](const QString &name, auto value) {
        const auto wanted = request.queryValue(name);
        return wanted.isEmpty() || wanted.compare(value(), Qt::CaseInsensitive) == 0;
    };
    const auto truth = [](bool value) { return value ? u"true"_s : u"false"_s; };
    return fits(u"categoryId"_s, [&] { return blazeCategory(product)["id"_L1].toString(); })
        && fits(u"brandId"_s, [&] { return blazeId(u"brand "_s + product.item().brand); })
        && fits(u"strain"_s, [&] { return product.item().strain; })
        && fits(u"active"_s, [&] { return truth(product.item().active); })
        && fits(u"instock"_s, [&] { return truth(product.onFloor > product.committed); })
        && product.name.contains(request.queryValue(u"term"_s), Qt::CaseInsensitive);
}

HttpServerResponse BlazeProducts::list(const HttpServerRequest &request) const
{
    QList<const BlazeProduct *> wanted;
    for (const auto &product : m_products) {
        if (isWanted(product, request))
            wanted.append(&product);
    }
    return page(wanted, request);
}

HttpServerResponse BlazeProducts::changed(const HttpServerRequest &request) const
{
    BlazeRange range;
    if (const auto refusal = BlazeRange::inMilliseconds(request, u"startDate"_s, u"endDate"_s, m_setup.now(), range))
        return blazeFail(*refusal);
    QList<const BlazeProduct *> wanted;
    for (const auto &product : m_products) {
        if (range.holds(product.modified))
            wanted.append(&product);
    }
    return page(wanted, request);
}

HttpServerResponse BlazeProducts::priceChanges(const HttpServerRequest &request) const
{
    BlazeRange range;
    if (const auto refusal = BlazeRange::inMilliseconds(request, u"afterDate"_s, u"beforeDate"_s, m_setup.now(), range))
        return blazeFail(*refusal);
    QList<const BlazeProduct *> wanted;
    for (const auto &product : m_products) {
        if (range.holds(product.modified))
            wanted.append(&product);
    }
    // The cursor of this list is the place to go on at.
    const auto from = std::max<qint64>(0, request.queryValue(u"cursor"_s).toLongLong());
    const auto to = std::min<qint64>(from + BlazePage::of(request, m_setup.behaviour.pageSize).limit, wanted.size());
    QJsonArray values;
    for (auto i = from; i < to; ++i)
        values.append(blazePriceChange(*wanted[i]));
    return blazeJson({{u"values"_s, values}, {u"total"_s, wanted.size()}, {u"limit"_s, values.size()},
        {u"nextCursor"_s, to < wanted.size() ? QJsonValue(QString::number(to)) : QJsonValue()}});
}

HttpServerResponse BlazeProducts::one(const QString &id) const
{
    const auto *product = find(id);
    return product ? blazeJson(blazeProduct(*product)) : blazeFail({404, u"Product not found"_s, {}});
}

HttpServerResponse BlazeProducts::bySku(const QString &sku) const
{
    for (const auto &product : m_products) {
        const auto json = blazeProduct(product);
        if (json["sku"_L1].toString() == sku)
            return blazeJson(json);
    }
    return blazeFail({404, u"Product not found"_s, {}});
}

HttpServerResponse BlazeProducts::inventories() const
{
    const auto room = [](QLatin1StringView id, const QString &name) {
        return QJsonObject{{u"id"_s, id}, {u"name"_s, name}, {u"active"_s, true}, {u"type"_s, u"Storage"_s}};
    };
    return blazeJson({{u"values"_s, QJsonArray{room(BlazeFloor, u"Shop floor"_s), room(BlazeSafe, u"Safe"_s)}}});
}

HttpServerResponse BlazeProducts::categories() const
{
    QMap<QString, QJsonObject> all;
    for (const auto &product : m_products) {
        const auto category = blazeCategory(product);
        all.insert(category["name"_L1].toString(), category);
    }
    const auto values = all.values();
    return blazeList({0, values.size()}, values.size(), guideEnvelope(m_setup), [&](qsizetype i) { return values[i]; });
}

HttpServerResponse BlazeProducts::brands() const
{
    QMap<QString, QJsonObject> all;
    for (const auto &product : m_products) {
        const auto &name = product.item().brand;
        if (!name.isEmpty())
            all.insert(name, {{u"id"_s, blazeId(u"brand "_s + name)}, {u"name"_s, name}, {u"active"_s, true}});
    }
    const auto values = all.values();
    return blazeList({0, values.size()}, values.size(), guideEnvelope(m_setup), [&](qsizetype i) { return values[i]; });
}

Result<QJsonObject> BlazeProducts::setStock(const QJsonObject &change)
{
    const auto found = place(change["id"_L1].toString());
    if (!found)
        return Error{Error::Kind::NotFound, u"no such product"_s};
    if (!change["quantity"_L1].isDouble())
        return Error{Error::Kind::Invalid, u"quantity is a number"_s};
    auto &product = m_products[found->product];
    product.onFloor = change["quantity"_L1].toDouble() * product.prices[found->price].grams + product.committed;
    return blazeProduct(product);
}

static Result<Ok> applyTo(BlazeProduct &product, BlazePrice &price, const QJsonObject &change)
{
    if (change.contains("price"_L1)) {
        const auto amount = Money::parse(change["price"_L1].toString());
        if (!amount)
            return amount.error();
        price.cents = amount->minor();
        price.saleCents.reset();
    }
    product.name = change["name"_L1].toString(product.name);
    for (auto &one : product.prices) {
        one.item.brand = change["brand"_L1].toString(one.item.brand);
        one.item.active = change["active"_L1].toBool(one.item.active);
        one.item.hidden = change["hidden"_L1].toBool(one.item.hidden);
    }
    if (!product.byWeight)
        product.breaks = breaksOf(product);
    return Ok{};
}

Result<QJsonObject> BlazeProducts::change(const QJsonObject &change)
{
    const auto found = place(change["id"_L1].toString());
    if (!found)
        return Error{Error::Kind::NotFound, u"no such product"_s};
    if (change["remove"_L1].toBool()) {
        m_products.removeAt(found->product);
        index();
        return QJsonObject{};
    }
    auto &product = m_products[found->product];
    if (const auto applied = applyTo(product, product.prices[found->price], change); !applied)
        return applied.error();
    product.modified = m_setup.now();
    return blazeProduct(product);
}

} // namespace Peak::Possim
