#include "tests/possim/leaflogix/leaflogixproducts.h"

#include "core/money.h"
#include "tests/possim/leaflogix/leaflogixproductjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr int FirstId = 170'000;

double LeaflogixItem::available() const
{
    const auto whole = isByWeight() ? double(item.stock) * item.amount : double(item.stock);
    return std::max(whole - held, 0.0);
}

std::optional<qint64> LeaflogixItem::priceCents(bool medical) const
{
    if (!item.priceCents || isByWeight() || !medical || id % 7 != 0)
        return item.priceCents;
    return (*item.priceCents * 9 + 5) / 10;
}

LeaflogixProducts::LeaflogixProducts(const StoreSetup &setup) : m_setup(setup)
{
    // Long ago, so that a "changed" list starts empty.
    const auto then = setup.now() - std::chrono::hours(24 * 60);
    QHash<QString, int> numbers; // The same id twice in the file is the same number twice here.
    for (const auto &item : setup.items) {
        const auto id = numbers.value(item.id, FirstId + int(numbers.size()));
        numbers.insert(item.id, id);
        m_items.append({id, item, then, then, 0});
    }
    index();
}

void LeaflogixProducts::index()
{
    m_byId.clear();
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (!m_byId.contains(m_items[i].id))
            m_byId.insert(m_items[i].id, i);
    }
}

const LeaflogixItem *LeaflogixProducts::find(int id) const
{
    const auto at = m_byId.constFind(id);
    return at == m_byId.constEnd() ? nullptr : &m_items[*at];
}

qsizetype LeaflogixProducts::indexOf(const QString &id) const
{
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i].item.id == id || QString::number(m_items[i].id) == id)
            return i;
    }
    return -1;
}

void LeaflogixProducts::hold(int id, double quantity)
{
    const auto at = m_byId.constFind(id);
    if (at != m_byId.constEnd())
        m_items[*at].held += quantity;
}

/** Part of a list, as the undocumented paging of both calls goes: `from` elements are left out, `most` are given. */
static QJsonArray part(const QJsonArray &all, const QString &from, const QString &most)
{
    if (from.isEmpty() && most.isEmpty())
        return all;
    QJsonArray some;
    const auto end = most.isEmpty() ? all.size() : from.toLongLong() + most.toLongLong();
    for (auto i = qsizetype(from.toLongLong()); i < std::min<qsizetype>(end, all.size()); ++i)
        some.append(all[i]);
    return some;
}

HttpServerResponse LeaflogixProducts::list(const HttpServerRequest &request, bool onlineOnly) const
{
    const auto since = leaflogixQuery(request, "fromLastModifiedDateUTC"_L1);
    const auto active = leaflogixQuery(request, "isActive"_L1).toLower();
    const auto from = fromLeaflogixStamp(since);
    if (!since.isEmpty() && !from)
        return leaflogixBadRequest({u"The value '%1' is not valid."_s.arg(since), u"fromLastModifiedDateUTC"_s});
    if (!active.isEmpty() && active != "true"_L1 && active != "false"_L1)
        return leaflogixBadRequest({u"The value '%1' is not valid."_s.arg(active), u"isActive"_s});
    const bool breaks = m_setup.behaviour.vendor.value("tier_prices_of_break"_L1).toBool();
    QJsonArray found;
    for (const auto &entry : m_items) {
        if ((onlineOnly && entry.item.hidden) || (from && entry.updated < *from))
            continue;
        if (active.isEmpty() || entry.item.active == (active == "true"_L1))
            found.append(leaflogixProduct(entry, breaks));
    }
    return leaflogixData(part(found, leaflogixQuery(request, "offset"_L1), leaflogixQuery(request, "limit"_L1)));
}

HttpServerResponse LeaflogixProducts::products(const HttpServerRequest &request) const { return list(request, true); }

HttpServerResponse LeaflogixProducts::allProducts(const HttpServerRequest &request) const
{
    return list(request, false);
}

QJsonArray LeaflogixProducts::batches(const HttpServerRequest &request, bool reporting) const
{
    const auto isSet = [&](QLatin1StringView name) {
        return leaflogixQuery(request, name).compare("true"_L1, Qt::CaseInsensitive) == 0;
    };
    const LeaflogixBatchView view{isSet("includeLabResults"_L1), isSet("includeRoomQuantities"_L1), reporting};
    QJsonArray all;
    for (const auto &entry : m_items) {
        for (const auto &batch : leaflogixBatches(entry, view))
            all.append(batch);
    }
    return all;
}

HttpServerResponse LeaflogixProducts::inventory(const HttpServerRequest &request) const
{
    if (m_setup.behaviour.vendor.value("inventory_empty"_L1).toBool())
        return leaflogixData(QJsonArray());
    return leaflogixData(batches(request, false));
}

HttpServerResponse LeaflogixProducts::reportedInventory(const HttpServerRequest &request) const
{
    return leaflogixData(
        part(batches(request, true), leaflogixQuery(request, "Skip"_L1), leaflogixQuery(request, "Take"_L1)));
}

/** Each word once, as `{idName, nameName}`. */
template<typename Words>
static QJsonArray reference(
    const QList<LeaflogixItem> &items, const QString &idName, const QString &nameName, Words words)
{
    QJsonArray list;
    QStringList seen;
    for (const auto &entry : items) {
        for (const QString &word : words(entry.item)) {
            if (word.isEmpty() || seen.contains(word))
                continue;
            seen.append(word);
            list.append(QJsonObject{{idName, leaflogixNumber(word)}, {nameName, word}});
        }
    }
    return list;
}

QJsonArray LeaflogixProducts::categories() const
{
    auto list = reference(m_items, u"productCategoryId"_s, u"productCategoryName"_s,
        [](const StockItem &item) { return QStringList{leaflogixCategory(item)}; });
    for (auto category : list) {
        const auto name = category.toObject().value("productCategoryName"_L1).toString();
        for (const auto &entry : m_items) {
            if (leaflogixCategory(entry.item) != name)
                continue;
            auto named = category.toObject();
            named["masterCategory"_L1] = leaflogixMasterCategory(entry.item);
            category = named;
            break;
        }
    }
    return list;
}

QJsonArray LeaflogixProducts::brands() const
{
    return reference(
        m_items, u"brandId"_s, u"brandName"_s, [](const StockItem &item) { return QStringList{item.brand}; });
}

QJsonArray LeaflogixProducts::strains() const
{
    return reference(m_items, u"strainId"_s, u"strainName"_s,
        [](const StockItem &item) { return item.strain.isEmpty() ? QStringList() : QStringList{item.name}; });
}

QJsonArray LeaflogixProducts::tags() const
{
    return reference(m_items, u"tagId"_s, u"tagName"_s, [](const StockItem &item) { return item.effects + item.tags; });
}

QJsonArray LeaflogixProducts::sizes() const
{
    return reference(
        m_items, u"sizeId"_s, u"sizeName"_s, [](const StockItem &item) { return QStringList{item.label}; });
}

QJsonArray LeaflogixProducts::pricingTiers() const
{
    return reference(m_items, u"pricingTierId"_s, u"pricingTierName"_s,
        [](const StockItem &item) { return QStringList{item.tierName}; });
}

Result<QJsonObject> LeaflogixProducts::setStock(const QJsonObject &change)
{
    const auto at = indexOf(change.value("id"_L1).toVariant().toString());
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such product"_s};
    if (!change.value("quantity"_L1).isDouble())
        return Error{Error::Kind::Invalid, u"quantity is a number"_s};
    auto &entry = m_items[at];
    // What is said is what may be ordered: the held pieces come on top.
    entry.item.stock = change.value("quantity"_L1).toInt() + (entry.isByWeight() ? 0 : int(entry.held));
    return leaflogixProduct(entry, false);
}

Result<QJsonObject> LeaflogixProducts::change(const QJsonObject &change)
{
    const auto at = indexOf(change.value("id"_L1).toVariant().toString());
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such product"_s};
    if (change.value("remove"_L1).toBool()) {
        m_items.removeAt(at);
        index();
        return QJsonObject{};
    }
    auto &entry = m_items[at];
    if (change.contains("price"_L1)) {
        const auto price = Money::parse(change.value("price"_L1).toString());
        if (!price)
            return price.error();
        entry.item.priceCents = price->minor();
        entry.item.saleCents.reset();
    }
    entry.item.name = change.value("name"_L1).toString(entry.item.name);
    entry.item.brand = change.value("brand"_L1).toString(entry.item.brand);
    entry.item.active = change.value("active"_L1).toBool(entry.item.active);
    entry.item.hidden = change.value("hidden"_L1).toBool(entry.item.hidden);
    entry.updated = m_setup.now();
    return leaflogixProduct(entry, false);
}

} // namespace Peak::Possim
