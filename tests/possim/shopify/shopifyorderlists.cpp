#include "tests/possim/shopify/shopifydrafts.h"
#include "tests/possim/shopify/shopifywords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

/** As it is at this moment: what was ordered to happen later has happened when its time has come. */
QJsonObject ShopifyDrafts::shown(const QJsonObject &doc) const
{
    auto now = doc;
    const auto ms = toMs(m_setup.now());
    now["ready"_L1] = ms >= doc["_readyAt"_L1].toInteger();
    if (const auto at = doc["_cancelledAt"_L1]; at.isDouble() && at.toInteger() <= ms) {
        now["cancelledAt"_L1] = shopifyStamp(fromMs(at.toInteger()));
        now["closed"_L1] = true;
        now["closedAt"_L1] = now["cancelledAt"_L1];
        if (doc["displayFinancialStatus"_L1].toString() == "PENDING"_L1)
            now["displayFinancialStatus"_L1] = u"VOIDED"_s;
    }
    return now;
}

QJsonValue ShopifyDrafts::draft(const QString &id) const
{
    const auto at = draftAt(id);
    return at < 0 ? QJsonValue() : QJsonValue(shown(m_drafts[at]));
}

QJsonValue ShopifyDrafts::order(const QString &id) const
{
    const auto at = orderAt(id);
    return at < 0 ? QJsonValue() : QJsonValue(shown(m_orders[at]));
}

static bool statusIs(const QJsonObject &doc, const QString &wanted)
{
    const auto status = doc["status"_L1].toString().toLower();
    if (doc["__typename"_L1].toString() == "DraftOrder"_L1)
        return status == wanted.toLower();
    const bool cancelled = doc["cancelledAt"_L1].isString();
    const bool closed = doc["closed"_L1].toBool();
    if (wanted == "cancelled"_L1)
        return cancelled;
    if (wanted == "closed"_L1)
        return closed;
    return wanted == "any"_L1 || !closed; // open, not_closed
}

static bool holds(const QJsonObject &doc, const ShopifyTerm &term)
{
    const auto is = [&](QLatin1StringView member) {
        return doc[member].toString().compare(term.value, Qt::CaseInsensitive) == 0;
    };
    if (term.key == "tag"_L1)
        return doc["tags"_L1].toVariant().toStringList().contains(term.value, Qt::CaseInsensitive);
    if (term.key == "customer_id"_L1)
        return shopifyNumber(doc["_customer"_L1].toString(), u"Customer"_s) == term.value.toLongLong();
    if (term.key == "status"_L1)
        return statusIs(doc, term.value);
    if (term.key == "id"_L1)
        return doc["id"_L1].toString().endsWith(u'/' + term.value);
    if (term.key == "created_at"_L1)
        return term.takes(fromShopifyStamp(doc["createdAt"_L1].toString()));
    if (term.key == "updated_at"_L1)
        return term.takes(fromShopifyStamp(doc["updatedAt"_L1].toString()));
    if (term.key == "po_number"_L1)
        return is("poNumber"_L1);
    if (term.key == "source_identifier"_L1)
        return is("sourceIdentifier"_L1);
    if (term.key == "financial_status"_L1)
        return is("displayFinancialStatus"_L1);
    if (term.key == "fulfillment_status"_L1)
        return is("displayFulfillmentStatus"_L1);
    if (term.key == "email"_L1)
        return is("email"_L1);
    return is("name"_L1);
}

/** An unfiltered list is true at once; a filtered one asks an index that lags behind. */
Result<QJsonValue> ShopifyDrafts::list(const Docs &docs, const QJsonObject &arguments, const QStringList &keys) const
{
    const auto terms = shopifyTerms(arguments["query"_L1].toString(), keys);
    if (!terms)
        return terms.error();
    const auto visible = toMs(m_setup.now()) - m_setup.behaviour.visibilityDelayMs;
    Docs found;
    for (const auto &doc : docs) {
        if (doc["_deleted"_L1].toBool() || (!terms->isEmpty() && doc["_created"_L1].toInteger() > visible))
            continue;
        const auto now = shown(doc);
        if (std::all_of(terms->begin(), terms->end(), [&](const ShopifyTerm &term) { return holds(now, term); }))
            found.append(now);
    }
    if (arguments["sortKey"_L1].toString() == "UPDATED_AT"_L1)
        std::stable_sort(found.begin(), found.end(), [](const QJsonObject &a, const QJsonObject &b) {
            return a["updatedAt"_L1].toString() < b["updatedAt"_L1].toString();
        });
    QJsonArray all;
    for (const auto &doc : found)
        all.append(doc);
    return QJsonValue(all);
}

Result<QJsonValue> ShopifyDrafts::drafts(const QJsonObject &arguments) const
{
    return list(m_drafts, arguments,
        {u"tag"_s, u"customer_id"_s, u"status"_s, u"created_at"_s, u"updated_at"_s, u"id"_s, u"name"_s});
}

Result<QJsonValue> ShopifyDrafts::orders(const QJsonObject &arguments) const
{
    return list(m_orders, arguments,
        {u"tag"_s, u"customer_id"_s, u"status"_s, u"created_at"_s, u"updated_at"_s, u"id"_s, u"name"_s, u"po_number"_s,
            u"source_identifier"_s, u"financial_status"_s, u"fulfillment_status"_s, u"email"_s});
}

QJsonArray ShopifyDrafts::all() const
{
    QJsonArray all;
    for (const auto &doc : m_drafts) {
        if (doc["_deleted"_L1].toBool())
            continue;
        auto draft = shown(doc);
        draft["order"_L1] = order(doc["_order"_L1].toString());
        all.append(draft);
    }
    return all;
}

// What staff do.

static const QStringList fulfillmentWords{u"READY_FOR_PICKUP"_s, u"OUT_FOR_DELIVERY"_s, u"IN_TRANSIT"_s,
    u"CARRIER_PICKED_UP"_s, u"DELIVERED"_s, u"PICKED_UP"_s};
static const QStringList orderWords{u"UNFULFILLED"_s, u"OPEN"_s, u"SCHEDULED"_s, u"FULFILLMENT_NOT_REQUIRED"_s,
    u"IN_PROGRESS"_s, u"PENDING_FULFILLMENT"_s, u"PARTIALLY_FULFILLED"_s, u"ON_HOLD"_s, u"FULFILLED"_s,
    u"REQUEST_DECLINED"_s, u"RESTOCKED"_s};

Result<Ok> ShopifyDrafts::moveOrder(QJsonObject &order, const QString &status, bool force)
{
    if (status == "CANCELLED"_L1) {
        setCancelled(order, u"STAFF"_s, true, m_setup.now());
    } else if (status == "CLOSED"_L1) {
        order["closed"_L1] = true;
        order["closedAt"_L1] = shopifyStamp(m_setup.now());
    } else if (fulfillmentWords.contains(status)) {
        const auto stamp = shopifyStamp(m_setup.now());
        order["fulfillments"_L1] = QJsonArray{QJsonObject{{u"id"_s, shopifyGid(u"Fulfillment"_s, 1)},
            {u"displayStatus"_s, status}, {u"createdAt"_s, stamp}, {u"updatedAt"_s, stamp}}};
        // What has left the shop counts as fulfilled; what waits on the shelf does not.
        order["displayFulfillmentStatus"_L1] = status == "READY_FOR_PICKUP"_L1 ? u"UNFULFILLED"_s : u"FULFILLED"_s;
    } else if (orderWords.contains(status) || force) {
        order["displayFulfillmentStatus"_L1] = status;
        order["fulfillments"_L1] = QJsonArray();
    } else {
        return Error{Error::Kind::Invalid, u"no such status"_s};
    }
    return Ok{};
}

Result<QJsonObject> ShopifyDrafts::move(const QString &id, const QJsonObject &change)
{
    auto draft = draftAt(id);
    auto order = orderAt(id);
    if (draft < 0 && order < 0)
        return Error{Error::Kind::NotFound, u"no such draft or order"_s};
    if (order < 0)
        order = orderAt(m_drafts[draft]["_order"_L1].toString());
    const auto status = change["status"_L1].toString();
    if (status == "DELETED"_L1) {
        auto &doc = order >= 0 ? m_orders[order] : m_drafts[draft];
        holdStock(doc, -1);
        doc["_holds"_L1] = false;
        doc["_deleted"_L1] = true;
        keep(doc);
        return shown(doc);
    }
    if (order < 0 && (status == "OPEN"_L1 || status == "INVOICE_SENT"_L1)) {
        m_drafts[draft]["status"_L1] = status;
        keep(m_drafts[draft]);
        return shown(m_drafts[draft]);
    }
    const bool completes = change["complete"_L1].toBool();
    if (order < 0 && status == "CANCELLED"_L1
        && !completes) // What staff do with an order they do not want before it is one.
        return move(id, {{u"status"_s, u"DELETED"_s}});
    if (order < 0)
        order = placeOrder(draft, false);
    auto &doc = m_orders[order];
    if (!status.isEmpty() && status != "COMPLETED"_L1) {
        if (const auto moved = moveOrder(doc, status, change["force"_L1].toBool()); !moved)
            return moved.error();
    }
    if (change.contains("payment_status"_L1))
        doc["displayFinancialStatus"_L1] = change["payment_status"_L1];
    if (change.contains("note"_L1))
        doc["note"_L1] = change["note"_L1];
    if (change.contains("tags"_L1))
        doc["tags"_L1] = change["tags"_L1].toArray();
    keep(doc);
    return shown(doc);
}

Result<QJsonObject> ShopifyDrafts::setItems(const QString &id, const QJsonArray &items)
{
    const auto draft = draftAt(id);
    auto order = orderAt(id);
    if (draft >= 0 && order < 0)
        order = orderAt(m_drafts[draft]["_order"_L1].toString());
    if (draft < 0 && order < 0)
        return Error{Error::Kind::NotFound, u"no such draft or order"_s};
    auto &doc = order >= 0 ? m_orders[order] : m_drafts[draft];
    auto input = doc["_input"_L1].toObject();
    QJsonArray lines;
    for (const auto &item : items) {
        const auto *variant = m_catalog.find(item["variant_id"_L1].toString());
        const auto known = variant ? shopifyGid(u"ProductVariant"_s, variant->number) : QString();
        lines.append(QJsonObject{{u"variantId"_s, known}, {u"quantity"_s, item["quantity"_L1].toInt(1)}});
    }
    input["lineItems"_L1] = lines;
    const auto priced = shopifyPriced(input, m_catalog, m_customers, m_setup);
    if (!priced.userErrors.isEmpty())
        return Error{Error::Kind::Invalid, priced.userErrors.first()["message"_L1].toString()};
    holdStock(doc, -1);
    for (auto member = priced.members.begin(); member != priced.members.end(); ++member)
        doc[member.key()] = member.value();
    doc["_input"_L1] = input;
    shopifySetCurrent(doc);
    holdStock(doc, 1);
    keep(doc);
    return shown(doc);
}

} // namespace Peak::Possim
