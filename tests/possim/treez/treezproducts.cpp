#include "tests/possim/treez/treezproducts.h"

#include "core/money.h"
#include "tests/possim/treez/treezproductjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

TreezProducts::TreezProducts(const StoreSetup &setup) : m_setup(setup)
{
    // Long ago, so that a "changed" feed starts empty.
    const auto then = setup.now() - std::chrono::hours(24 * 60);
    for (const auto &item : setup.items)
        m_items.append({item, then});
    index();
}

void TreezProducts::index()
{
    std::sort(m_items.begin(), m_items.end(), [](const TreezItem &a, const TreezItem &b) {
        return std::tie(a.item.name, a.item.id) < std::tie(b.item.name, b.item.id);
    });
    m_byId.clear();
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (!m_byId.contains(m_items[i].item.id))
            m_byId.insert(m_items[i].item.id, i);
    }
}

const TreezItem *TreezProducts::find(const QString &id) const
{
    const auto at = m_byId.constFind(id);
    return at == m_byId.constEnd() ? nullptr : &m_items[*at];
}

void TreezProducts::take(const QString &id, int pieces)
{
    const auto at = m_byId.constFind(id);
    if (at != m_byId.constEnd())
        m_items[*at].item.stock -= pieces;
}

static bool inCategory(const TreezItem &entry, const QString &category)
{
    return category.isEmpty() || category.compare("all"_L1, Qt::CaseInsensitive) == 0
        || category.compare(entry.item.category, Qt::CaseInsensitive) == 0;
}

static bool inType(const TreezItem &entry, const QString &type)
{
    return type.isEmpty() || type == "ALL"_L1 || (type == "MEDICAL"_L1) == entry.item.medicalOnly;
}

static bool atThreshold(const TreezItem &entry, const QString &wanted)
{
    return wanted.isEmpty() || (wanted == "TRUE"_L1) == (entry.item.stock >= TreezVisibleFrom);
}

std::optional<Refusal> TreezProducts::select(
    const HttpServerRequest &request, std::optional<Instant> after, QList<const TreezItem *> &selected) const
{
    const auto active = request.query.hasQueryItem(u"active"_s) ? request.queryValue(u"active"_s).toUpper() : u"TRUE"_s;
    if (active != "TRUE"_L1 && active != "FALSE"_L1 && active != "ALL"_L1)
        return Refusal{400, u"INVALID_ACTIVE_PARAMETER"_s, u"active is TRUE, FALSE or ALL"_s};
    const auto ids = request.queryValue(u"id"_s).split(u',', Qt::SkipEmptyParts);
    if (ids.size() > 50)
        return Refusal{400, u"RESPONSE_LIMIT_EXCEEDS"_s, u"at most 50 ids"_s};
    const auto category = request.queryValue(u"category_type"_s);
    const auto type = request.queryValue(u"sellable_quantity_in_type"_s);
    const auto threshold = request.queryValue(u"above_threshold"_s).toUpper();
    for (const auto &entry : m_items) {
        if (active != "ALL"_L1 && entry.item.active != (active == "TRUE"_L1))
            continue;
        if (after && entry.updated <= *after)
            continue;
        if ((ids.isEmpty() || ids.contains(entry.item.id)) && inCategory(entry, category) && inType(entry, type)
            && atThreshold(entry, threshold))
            selected.append(&entry);
    }
    return std::nullopt;
}

QJsonObject TreezProducts::json(const TreezItem &item, bool discounts) const
{
    return treezProduct(item, m_setup.zone, discounts);
}

HttpServerResponse TreezProducts::page(const QList<const TreezItem *> &all, const HttpServerRequest &request) const
{
    bool isNumber = false;
    const auto number = request.queryValue(u"page"_s).toInt(&isNumber);
    if (!isNumber || number < 1)
        return treezFail({400, u"INVALID_REQUEST"_s, u"page is required and starts at 1"_s});
    const bool discounts = request.queryValue(u"include_discounts"_s).toUpper() != "FALSE"_L1;
    const auto old = m_setup.behaviour.oldProducts ? treezOldProducts(all) : QJsonArray();
    const auto total = m_setup.behaviour.oldProducts ? old.size() : all.size();
    const auto from = qsizetype(number - 1) * m_setup.behaviour.pageSize;
    QJsonArray products;
    for (auto i = from; i < std::min<qsizetype>(from + m_setup.behaviour.pageSize, total); ++i)
        products.append(m_setup.behaviour.oldProducts ? old[i] : QJsonValue(json(*all[i], discounts)));
    // Past the end both counts are 0, not only the page's.
    return treezData(QJsonObject{{u"page_count"_s, products.size()},
        {u"total_count"_s, products.isEmpty() ? qsizetype(0) : total}, {u"product_list"_s, products}});
}

HttpServerResponse TreezProducts::list(const HttpServerRequest &request) const
{
    QList<const TreezItem *> selected;
    if (const auto refusal = select(request, std::nullopt, selected))
        return treezFail(*refusal);
    return page(selected, request);
}

HttpServerResponse TreezProducts::changed(const QString &after, const HttpServerRequest &request) const
{
    const auto since = fromTreezStamp(after);
    if (!since)
        return treezFail({400, u"INVALID_DATE_FORMAT"_s, u"%1 is not yyyy-MM-dd'T'HH:mm:ss.SSSXXX"_s.arg(after)});
    QList<const TreezItem *> selected;
    if (const auto refusal = select(request, since, selected))
        return treezFail(*refusal);
    return page(selected, request);
}

HttpServerResponse TreezProducts::one(const QString &id) const
{
    const auto *entry = find(id);
    if (!entry)
        return treezFail({404, u"NOT_FOUND"_s, u"no product %1"_s.arg(id)});
    return treezData(json(*entry, true));
}

Result<QJsonObject> TreezProducts::setStock(const QJsonObject &change)
{
    const auto at = m_byId.constFind(change["id"_L1].toString());
    if (at == m_byId.constEnd())
        return Error{Error::Kind::NotFound, u"no such product"_s};
    if (!change["quantity"_L1].isDouble())
        return Error{Error::Kind::Invalid, u"quantity is a number"_s};
    m_items[*at].item.stock = change["quantity"_L1].toInt();
    return json(m_items[*at], true);
}

static Result<Ok> applyChange(StockItem &item, const QJsonObject &change)
{
    if (change.contains("price"_L1)) {
        const auto price = Money::parse(change["price"_L1].toString());
        if (!price)
            return price.error();
        item.priceCents = price->minor();
        item.saleCents.reset();
    }
    item.name = change["name"_L1].toString(item.name);
    item.brand = change["brand"_L1].toString(item.brand);
    item.active = change["active"_L1].toBool(item.active);
    item.hidden = change["hidden"_L1].toBool(item.hidden);
    return Ok{};
}

Result<QJsonObject> TreezProducts::change(const QJsonObject &change)
{
    const auto at = m_byId.constFind(change["id"_L1].toString());
    if (at == m_byId.constEnd())
        return Error{Error::Kind::NotFound, u"no such product"_s};
    if (change["remove"_L1].toBool()) {
        m_items.removeAt(*at);
        index();
        return QJsonObject{};
    }
    auto &entry = m_items[*at];
    if (const auto applied = applyChange(entry.item, change); !applied)
        return applied.error();
    entry.updated = m_setup.now();
    const auto reply = json(entry, true);
    index(); // The name may have changed, and with it the place.
    return reply;
}

} // namespace Peak::Possim
