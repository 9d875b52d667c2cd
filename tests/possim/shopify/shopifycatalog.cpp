#include "tests/possim/shopify/shopifycatalog.h"

#include "core/money.h"
#include "tests/possim/shopify/graphqlexecutor.h"
#include "tests/possim/shopify/shopifywords.h"

#include <algorithm>
#include <functional>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr qint64 FirstProduct = 7001;
static constexpr qint64 FirstVariant = 8001;
static constexpr int LongestPage = 250;

QString ShopifyCatalog::location() { return shopifyGid(u"Location"_s, 501); }

QJsonArray ShopifyCatalog::locations()
{
    return {QJsonObject{{u"id"_s, location()}, {u"name"_s, u"Harbor Street"_s}, {u"isActive"_s, true}},
        QJsonObject{
            {u"id"_s, shopifyGid(u"Location"_s, 502)}, {u"name"_s, u"Old warehouse"_s}, {u"isActive"_s, false}}};
}

ShopifyCatalog::ShopifyCatalog(const StoreSetup &setup) : m_setup(setup)
{
    QHash<QString, qsizetype> places;
    for (const auto &item : setup.items) {
        auto place = places.constFind(item.productId);
        if (place == places.constEnd()) {
            place = places.insert(item.productId, m_products.size());
            m_products.append({FirstProduct + m_products.size(), {}, setup.now(), false});
        }
        addVariant(*place, item);
    }
}

void ShopifyCatalog::addVariant(qsizetype product, StockItem item)
{
    auto &owner = m_products[product];
    if (!m_byItem.contains(item.id))
        m_byItem.insert(item.id, m_variants.size());
    owner.variants.append(m_variants.size());
    m_variants.append(
        {FirstVariant + m_variants.size(), product, int(owner.variants.size()), std::move(item), m_setup.now()});
}

qsizetype ShopifyCatalog::count() const
{
    return std::count_if(
        m_products.begin(), m_products.end(), [](const ShopifyProduct &product) { return !product.removed; });
}

/** Orders of products by their number, their last change or their title; the number decides between equals. */
const QList<qsizetype> &ShopifyCatalog::order(const QString &sortKey) const
{
    auto at = m_orders.find(sortKey);
    if (at != m_orders.end())
        return *at;
    QList<qsizetype> all(m_products.size());
    std::iota(all.begin(), all.end(), qsizetype(0));
    const auto name = [this](qsizetype i) { return m_variants[m_products[i].variants.first()].item.name; };
    if (sortKey == "UPDATED_AT"_L1)
        std::stable_sort(all.begin(), all.end(),
            [this](qsizetype a, qsizetype b) { return m_products[a].updated < m_products[b].updated; });
    else if (sortKey == "TITLE"_L1)
        std::stable_sort(all.begin(), all.end(), [&](qsizetype a, qsizetype b) { return name(a) < name(b); });
    return *m_orders.insert(sortKey, all);
}

static QString statusOf(const StockItem &item)
{
    return !item.active ? u"ARCHIVED"_s : item.hidden ? u"UNLISTED"_s : u"ACTIVE"_s;
}

bool ShopifyCatalog::isWanted(const ShopifyProduct &product, const QList<ShopifyTerm> &terms) const
{
    const auto &item = m_variants[product.variants.first()].item;
    return std::all_of(terms.begin(), terms.end(), [&](const ShopifyTerm &term) {
        if (term.key == "status"_L1 || term.key == "product_status"_L1)
            return term.value.compare(statusOf(item), Qt::CaseInsensitive) == 0;
        if (term.key == "updated_at"_L1)
            return term.takes(toMs(product.updated));
        if (term.key == "tag"_L1)
            return item.tags.contains(term.value, Qt::CaseInsensitive);
        if (term.key == "product_type"_L1)
            return item.category.compare(term.value, Qt::CaseInsensitive) == 0;
        if (term.key == "id"_L1)
            return product.number == term.value.toLongLong();
        return term.key == "published_status"_L1 || item.name.contains(term.value, Qt::CaseInsensitive);
    });
}

namespace {

/** Collects the nodes of one page, and knows when there is another. */
class Page {
public:
    explicit Page(const QJsonObject &arguments) : m_first(arguments["first"_L1].toInt()) { }

    /** False: the page is full, and this one is already the next page's. */
    bool offer(const QString &place, const std::function<QJsonObject()> &node)
    {
        if (m_nodes.size() >= m_first) {
            m_more = true;
            return false;
        }
        const auto made = node();
        const auto cursor = gqlCursor(place);
        m_start = m_start.isEmpty() ? cursor : m_start;
        m_end = cursor;
        m_nodes.append(made);
        m_edges.append(QJsonObject{{u"cursor"_s, cursor}, {u"node"_s, made}});
        return true;
    }

    [[nodiscard]] QJsonValue json(bool continued) const
    {
        const auto orNull = [](const QString &cursor) { return cursor.isEmpty() ? QJsonValue() : QJsonValue(cursor); };
        return QJsonObject{{u"nodes"_s, m_nodes}, {u"edges"_s, m_edges},
            {u"pageInfo"_s,
                QJsonObject{{u"hasNextPage"_s, m_more}, {u"hasPreviousPage"_s, continued},
                    {u"startCursor"_s, orNull(m_start)}, {u"endCursor"_s, orNull(m_end)}}}};
    }

private:
    int m_first;
    bool m_more = false;
    QString m_start;
    QString m_end;
    QJsonArray m_nodes;
    QJsonArray m_edges;
};

} // namespace

static std::optional<Error> pageProblem(const QJsonObject &arguments)
{
    const auto first = arguments["first"_L1].toInt();
    if (arguments.contains("first"_L1) && (first < 1 || first > LongestPage))
        return Error{Error::Kind::Invalid, u"BAD_REQUEST: first must be between 1 and 250"_s};
    if (arguments["reverse"_L1].toBool())
        return Error{Error::Kind::Invalid, u"BAD_REQUEST: products in reverse are not simulated"_s};
    return std::nullopt;
}

Result<QJsonValue> ShopifyCatalog::products(const QJsonObject &arguments) const
{
    if (const auto problem = pageProblem(arguments))
        return *problem;
    const auto terms = shopifyTerms(arguments["query"_L1].toString(),
        {u"status"_s, u"updated_at"_s, u"tag"_s, u"product_type"_s, u"id"_s, u"published_status"_s});
    if (!terms)
        return terms.error();
    const auto sortKey = arguments["sortKey"_L1].toString();
    const auto &all = order(sortKey);
    // The cursor is a place in the order, not a number of entries: what changes meanwhile moves to the end.
    const auto after = gqlPlaceOf(arguments["after"_L1].toString());
    const auto since = qMakePair(after.section(u':', 0, 0).toLongLong(), after.section(u':', 1).toLongLong());
    qsizetype from = 0;
    const auto keyOf = [&](const ShopifyProduct &product) {
        return qMakePair(sortKey == "UPDATED_AT"_L1 ? toMs(product.updated) : qint64(0), product.number);
    };
    while (!after.isEmpty() && from < all.size()
        && (sortKey == "TITLE"_L1 ? m_products[all[from]].number != since.second
                                  : keyOf(m_products[all[from]]) <= since))
        ++from;
    if (sortKey == "TITLE"_L1 && !after.isEmpty())
        ++from;
    Page page(arguments);
    for (auto i = from; i < all.size(); ++i) {
        const auto &product = m_products[all[i]];
        if (product.removed || !isWanted(product, *terms))
            continue;
        const auto key = keyOf(product);
        if (!page.offer(u"%1:%2"_s.arg(key.first).arg(key.second), [&] { return productJson(product); }))
            break;
    }
    return page.json(from > 0);
}

Result<QJsonValue> ShopifyCatalog::variants(const QJsonObject &arguments) const
{
    if (const auto problem = pageProblem(arguments))
        return *problem;
    const auto terms = shopifyTerms(arguments["query"_L1].toString(), {u"product_status"_s});
    if (!terms)
        return terms.error();
    const auto after = gqlPlaceOf(arguments["after"_L1].toString());
    const auto from = after.isEmpty() ? qsizetype(0) : after.toLongLong() + 1;
    Page page(arguments);
    for (auto i = from; i < m_variants.size(); ++i) {
        const auto &product = m_products[m_variants[i].product];
        if (product.removed || !isWanted(product, *terms))
            continue;
        if (!page.offer(QString::number(i), [&] { return variantJson(m_variants[i]); }))
            break;
    }
    return page.json(from > 0);
}

QJsonValue ShopifyCatalog::product(const QString &id) const
{
    const auto place = shopifyNumber(id, u"Product"_s) - FirstProduct;
    if (place < 0 || place >= m_products.size() || m_products[place].removed)
        return QJsonValue::Null;
    return productJson(m_products[place]);
}

qsizetype ShopifyCatalog::placeOf(const QString &id) const
{
    if (const auto item = m_byItem.constFind(id); item != m_byItem.constEnd())
        return *item;
    const auto place = shopifyNumber(id, u"ProductVariant"_s) - FirstVariant;
    return place < 0 || place >= m_variants.size() ? -1 : place;
}

const ShopifyVariant *ShopifyCatalog::find(const QString &id) const
{
    const auto place = placeOf(id);
    return place < 0 || m_products[m_variants[place].product].removed ? nullptr : &m_variants[place];
}

QJsonValue ShopifyCatalog::variant(const QString &id) const
{
    const auto *found = find(id);
    return found ? QJsonValue(variantJson(*found)) : QJsonValue();
}

bool ShopifyCatalog::isForSale(const ShopifyVariant &variant) const { return variant.item.active; }

void ShopifyCatalog::take(const QString &id, int pieces)
{
    if (const auto place = placeOf(id); place >= 0 && m_variants[place].tracked())
        m_variants[place].item.stock -= pieces;
}

Result<QJsonObject> ShopifyCatalog::setStock(const QJsonObject &change)
{
    const auto place = placeOf(change["id"_L1].toString());
    if (place < 0)
        return Error{Error::Kind::NotFound, u"no such variant"_s};
    if (!change["quantity"_L1].isDouble())
        return Error{Error::Kind::Invalid, u"quantity is a number"_s};
    m_variants[place].item.stock = change["quantity"_L1].toInt();
    return variantJson(m_variants[place]);
}

Result<QJsonObject> ShopifyCatalog::change(const QJsonObject &change)
{
    const auto place = placeOf(change["id"_L1].toString());
    if (place < 0)
        return Error{Error::Kind::NotFound, u"no such variant"_s};
    auto &product = m_products[m_variants[place].product];
    m_orders.clear();
    product.removed = change["remove"_L1].toBool();
    product.updated = m_setup.now();
    if (change.contains("price"_L1)) {
        const auto price = Money::parse(change["price"_L1].toString());
        if (!price)
            return price.error();
        m_variants[place].item.priceCents = price->minor();
        m_variants[place].item.saleCents.reset();
    }
    for (const auto i : product.variants) { // What belongs to the product is the same in all its sizes.
        auto &item = m_variants[i].item;
        item.name = change["name"_L1].toString(item.name);
        item.brand = change["brand"_L1].toString(item.brand);
        item.active = change["active"_L1].toBool(item.active);
        item.hidden = change["hidden"_L1].toBool(item.hidden);
        m_variants[i].updated = m_setup.now();
    }
    for (int n = 1; n <= change["more_variants"_L1].toInt(); ++n) {
        auto item = m_variants[place].item;
        item.id += u"-%1"_s.arg(n);
        item.label += u" no. %1"_s.arg(n);
        addVariant(m_variants[place].product, std::move(item));
    }
    return productJson(product);
}

} // namespace Peak::Possim
