#include "tests/possim/covasoft/covasoftproducts.h"

#include "core/money.h"
#include "tests/possim/covasoft/covasoftproductjson.h"

#include <QJsonDocument>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

CovasoftProducts::CovasoftProducts(const StoreSetup &setup) : m_setup(setup)
{
    const auto then = setup.now() - std::chrono::hours(24 * 60); // Long ago, so that increments start empty.
    for (const auto &item : setup.items) {
        if (!m_byId.contains(item.id))
            m_byId.insert(item.id, m_items.size());
        m_items.append({item, then, {}, false});
    }
}

std::optional<CovaRefusal> CovaFeed::parse(const QByteArray &json, qint64 usualTop, CovaFeed &feed)
{
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return CovaRefusal{400, u"The request is invalid."_s};
    const auto body = document.object();
    const auto location = covaMember(body, "LocationId"_L1);
    if (!location.isNull() && !location.isUndefined() && location.toInteger() != CovaLocation)
        return CovaRefusal{400, u"There is no such location in this company."_s};
    feed.skus = covaMember(body, "IncludeProductSkusAndUpcs"_L1).toBool();
    feed.specifications = covaMember(body, "IncludeProductSpecifications"_L1).toBool();
    feed.classifications = covaMember(body, "IncludeClassifications"_L1).toBool();
    feed.availability = covaMember(body, "IncludeAvailability"_L1).toBool();
    feed.pricing = covaMember(body, "IncludePricing"_L1).toBool();
    feed.taxes = covaMember(body, "IncludeTaxes"_L1).toBool();
    feed.inStockOnly = covaMember(body, "InStockOnly"_L1).toBool();
    feed.allLifecycles = covaMember(body, "IncludeAllLifecycles"_L1).toBool();
    feed.skip = covaMember(body, "Skip"_L1).toInteger();
    feed.top = covaMember(body, "Top"_L1).toInteger(usualTop);
    if (feed.skip < 0 || feed.top < 1)
        return CovaRefusal{400, u"Skip and Top must not be negative."_s};
    return std::nullopt;
}

HttpServerResponse CovasoftProducts::answer(
    const HttpServerRequest &request, bool (*wanted)(const CovaItem &, const QVariant &), const QVariant &by) const
{
    CovaFeed feed;
    if (const auto refusal = CovaFeed::parse(request.body, m_setup.behaviour.pageSize, feed))
        return covaFail(m_setup, *refusal);
    const auto most = covaSetting(m_setup, "timeout_above_top"_L1).toInteger();
    if (most > 0 && feed.top > most)
        return {504, "upstream request timeout", "text/plain"};
    QList<const CovaItem *> page;
    qint64 seen = 0;
    for (const auto &entry : m_items) {
        const bool sold = entry.item.active && !entry.item.hidden && !entry.archived;
        // Increments name what is gone as well: how else would anybody learn of it.
        if (!wanted(entry, by) || (!by.isValid() && !sold && !feed.allLifecycles))
            continue;
        if (seen++ >= feed.skip && page.size() < feed.top)
            page.append(&entry);
    }
    QJsonArray products;
    for (const auto *entry : page)
        products.append(covaProduct(*entry, feed, m_setup));
    return HttpServerResponse::json(200,
        {{u"Products"_s, products}, {u"Packages"_s, QJsonArray()},
            {u"TaxRates"_s, feed.taxes ? covaTaxRates(m_setup) : QJsonArray()},
            {u"Classifications"_s, feed.classifications ? covaClassifications(page) : QJsonArray()}});
}

HttpServerResponse CovasoftProducts::full(const HttpServerRequest &request) const
{
    return answer(request, [](const CovaItem &, const QVariant &) { return true; }, {});
}

HttpServerResponse CovasoftProducts::updatedAsOf(const QString &since, const HttpServerRequest &request) const
{
    const auto from = fromCovaStamp(since);
    if (!from)
        return covaFail(m_setup, {400, u"updatedAsOfUtc is not a date and time."_s});
    return answer(
        request, [](const CovaItem &entry, const QVariant &ms) { return toMs(entry.updated) >= ms.toLongLong(); },
        toMs(*from));
}

HttpServerResponse CovasoftProducts::byIds(const HttpServerRequest &request) const
{
    const auto body = QJsonDocument::fromJson(request.body).object();
    QStringList ids;
    for (const auto &name : {"ProductIds"_L1, "ProductIdList"_L1}) {
        for (const auto &id : covaMember(body, name).toArray())
            ids.append(id.toString());
    }
    if (ids.isEmpty())
        return covaFail(m_setup, {400, u"No product ids are given."_s});
    return answer(
        request,
        [](const CovaItem &entry, const QVariant &list) { return list.toStringList().contains(entry.item.id); }, ids);
}

const CovaItem *CovasoftProducts::find(const QString &id) const
{
    const auto at = m_byId.value(id, -1);
    return at < 0 || m_items[at].archived ? nullptr : &m_items[at];
}

void CovasoftProducts::take(const QString &id, int pieces)
{
    const auto at = m_byId.value(id, -1);
    if (at < 0)
        return;
    m_items[at].item.stock -= pieces;
    m_items[at].updated = m_setup.now();
}

Result<CovaItem *> CovasoftProducts::editable(const QJsonObject &change)
{
    const auto at = m_byId.value(change["id"_L1].toString(), -1);
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such product"_s};
    m_items[at].updated = m_setup.now();
    return &m_items[at];
}

QJsonObject CovasoftProducts::whole(const CovaItem &entry) const
{
    CovaFeed feed;
    feed.specifications = feed.availability = feed.pricing = feed.taxes = feed.skus = true;
    return covaProduct(entry, feed, m_setup);
}

Result<QJsonObject> CovasoftProducts::setStock(const QJsonObject &change)
{
    if (!change["quantity"_L1].isDouble())
        return Error{Error::Kind::Invalid, u"quantity is a number"_s};
    const auto entry = editable(change);
    if (!entry)
        return entry.error();
    (*entry)->item.stock = change["quantity"_L1].toInt();
    return whole(**entry);
}

Result<QJsonObject> CovasoftProducts::change(const QJsonObject &change)
{
    const auto price = Money::parse(change["price"_L1].toString(u"0"_s));
    if (!price)
        return price.error();
    const auto found = editable(change);
    if (!found)
        return found.error();
    auto &entry = **found;
    if (change.contains("price"_L1)) {
        entry.item.priceCents = price->minor();
        entry.item.saleCents.reset();
    }
    entry.name = change["name"_L1].toString(entry.name);
    entry.item.brand = change["brand"_L1].toString(entry.item.brand);
    entry.item.active = change["active"_L1].toBool(entry.item.active);
    entry.item.hidden = change["hidden"_L1].toBool(entry.item.hidden);
    entry.archived = change["remove"_L1].toBool(entry.archived);
    return whole(entry);
}

} // namespace Peak::Possim
