#include "tests/possim/shopify/shopifydrafts.h"

#include "tests/possim/shopify/shopifywords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

ShopifyDrafts::ShopifyDrafts(const StoreSetup &setup, ShopifyCatalog &catalog, const ShopifyCustomers &customers)
    : m_setup(setup), m_catalog(catalog), m_customers(customers)
{
}

static QString idOf(const QJsonObject &doc) { return doc["id"_L1].toString(); }

static bool isDraft(const QJsonObject &doc) { return doc["__typename"_L1].toString() == "DraftOrder"_L1; }

static bool isCompleted(const QJsonObject &draft) { return draft["status"_L1].toString() == "COMPLETED"_L1; }

Result<Ok> ShopifyDrafts::restore()
{
    if (m_setup.stateFile.isEmpty())
        return Ok{};
    const auto entries = m_journal.open(m_setup.stateFile);
    if (!entries)
        return entries.error();
    for (const auto &doc : *entries) {
        auto &docs = isDraft(doc) ? m_drafts : m_orders;
        const auto at = isDraft(doc) ? draftAt(idOf(doc)) : orderAt(idOf(doc));
        if (at >= 0)
            docs[at] = doc;
        else
            docs.append(doc);
    }
    m_creates = m_drafts.size();
    m_nextDraft += m_drafts.size();
    m_nextOrder += m_orders.size();
    for (const auto &docs : {m_drafts, m_orders}) {
        for (const auto &doc : docs)
            holdStock(doc, 1);
    }
    return Ok{};
}

static qsizetype find(const QList<QJsonObject> &docs, const QString &id)
{
    const auto at = std::find_if(docs.begin(), docs.end(), [&](const QJsonObject &doc) { return idOf(doc) == id; });
    return at == docs.end() || (*at)["_deleted"_L1].toBool() ? -1 : at - docs.begin();
}

qsizetype ShopifyDrafts::draftAt(const QString &id) const
{
    return find(m_drafts, shopifyGid(u"DraftOrder"_s, shopifyNumber(id, u"DraftOrder"_s)));
}

qsizetype ShopifyDrafts::orderAt(const QString &id) const
{
    return find(m_orders, shopifyGid(u"Order"_s, shopifyNumber(id, u"Order"_s)));
}

void ShopifyDrafts::keep(QJsonObject &doc)
{
    doc["updatedAt"_L1] = shopifyStamp(m_setup.now());
    m_journal.append(doc);
}

/** Pieces an order holds until it is cancelled, a draft while it reserves them. */
void ShopifyDrafts::holdStock(const QJsonObject &doc, int direction)
{
    if (!doc["_holds"_L1].toBool())
        return;
    for (const auto &line : doc["lineItems"_L1].toArray())
        m_catalog.take(line["_variant"_L1].toString(), direction * line["quantity"_L1].toInt());
}

void ShopifyDrafts::releaseExpired()
{
    for (auto &draft : m_drafts) {
        const auto until = fromShopifyStamp(draft["reserveInventoryUntil"_L1].toString());
        if (!draft["_holds"_L1].toBool() || until > toMs(m_setup.now()))
            continue;
        holdStock(draft, -1);
        draft["_holds"_L1] = false;
    }
}

/** The title of the first line there is not enough of; empty when there is. */
QString ShopifyDrafts::shortOf(const QJsonArray &lines) const
{
    QHash<QString, int> wanted;
    for (const auto &line : lines)
        wanted[line["_variant"_L1].toString()] += line["quantity"_L1].toInt();
    for (auto one = wanted.begin(); one != wanted.end(); ++one) {
        const auto *variant = m_catalog.find(one.key());
        if (variant && variant->tracked() && variant->item.stock < one.value())
            return variant->item.name;
    }
    return {};
}

static QJsonObject payload(const QString &member, const QJsonValue &value, const QJsonArray &errors = {})
{
    return {{member, errors.isEmpty() ? value : QJsonValue()}, {u"userErrors"_s, errors}};
}

static QJsonObject refused(const QString &member, const QStringList &field, const QString &why)
{
    return payload(member, {}, {shopifyUserError(field, why)});
}

QJsonObject ShopifyDrafts::calculate(const QJsonObject &input) const
{
    const auto priced = shopifyPriced(input, m_catalog, m_customers, m_setup, m_setup.behaviour.previewDiffersCents);
    return payload(u"calculatedDraftOrder"_s, priced.members, priced.userErrors);
}

static QJsonArray sorted(const QJsonArray &tags)
{
    QStringList words;
    for (const auto &tag : tags)
        words.append(tag.toString().trimmed());
    words.removeDuplicates();
    words.sort(Qt::CaseInsensitive); // As the vendor shows them.
    return QJsonArray::fromStringList(words);
}

void ShopifyDrafts::fill(QJsonObject &doc, const QJsonObject &input, const QJsonObject &priced)
{
    for (auto member = priced.begin(); member != priced.end(); ++member)
        doc[member.key()] = member.value();
    doc["_input"_L1] = input;
    doc["tags"_L1] = sorted(input["tags"_L1].toArray());
    doc["customAttributes"_L1] = input["customAttributes"_L1].toArray();
    doc["note2"_L1] = input["note"_L1].toString();
    for (const auto &name : {u"poNumber"_s, u"email"_s, u"phone"_s, u"reserveInventoryUntil"_s})
        doc[name] = input.contains(name) ? input[name] : QJsonValue();
    doc["_readyAt"_L1] = toMs(m_setup.now()) + shopifyJobDelayMs(m_setup.behaviour.vendor);
    doc["_holds"_L1] = fromShopifyStamp(input["reserveInventoryUntil"_L1].toString()) > toMs(m_setup.now());
}

QJsonObject ShopifyDrafts::create(const QJsonObject &input)
{
    releaseExpired();
    const auto priced = shopifyPriced(input, m_catalog, m_customers, m_setup);
    if (!priced.userErrors.isEmpty())
        return payload(u"draftOrder"_s, {}, priced.userErrors);
    const auto number = m_nextDraft++;
    QJsonObject doc{{u"__typename"_s, u"DraftOrder"_s}, {u"id"_s, shopifyGid(u"DraftOrder"_s, number)},
        {u"name"_s, u"#D%1"_s.arg(number - 60000)}, {u"status"_s, u"OPEN"_s},
        {u"createdAt"_s, shopifyStamp(m_setup.now())}, {u"completedAt"_s, QJsonValue::Null},
        {u"invoiceUrl"_s, u"https://green-tide.example/invoices/%1"_s.arg(number)},
        {u"_created"_s, toMs(m_setup.now())}};
    fill(doc, input, priced.members);
    if (doc["_holds"_L1].toBool() && !shortOf(doc["lineItems"_L1].toArray()).isEmpty())
        return refused(u"draftOrder"_s, {u"input"_s, u"lineItems"_s}, u"Not enough inventory to reserve"_s);
    holdStock(doc, 1);
    ++m_creates;
    keep(doc);
    m_drafts.append(doc);
    return payload(u"draftOrder"_s, shown(doc));
}

QJsonObject ShopifyDrafts::update(const QString &id, const QJsonObject &change)
{
    releaseExpired();
    const auto at = draftAt(id);
    if (at < 0)
        return refused(u"draftOrder"_s, {u"id"_s}, u"Draft order does not exist"_s);
    auto &doc = m_drafts[at];
    if (isCompleted(doc))
        return refused(u"draftOrder"_s, {u"id"_s}, u"This draft order has already been completed"_s);
    auto input = doc["_input"_L1].toObject();
    for (auto member = change.begin(); member != change.end(); ++member)
        input[member.key()] = member.value();
    const auto priced = shopifyPriced(input, m_catalog, m_customers, m_setup);
    if (!priced.userErrors.isEmpty())
        return payload(u"draftOrder"_s, {}, priced.userErrors);
    holdStock(doc, -1);
    fill(doc, input, priced.members);
    holdStock(doc, 1);
    keep(doc);
    return payload(u"draftOrder"_s, shown(doc));
}

qsizetype ShopifyDrafts::placeOrder(qsizetype at, bool paid)
{
    auto &draft = m_drafts[at];
    auto order = draft;
    const auto number = m_nextOrder++;
    const auto stamp = shopifyStamp(m_setup.now());
    order["__typename"_L1] = u"Order"_s;
    order["id"_L1] = shopifyGid(u"Order"_s, number);
    order["name"_L1] = u"#%1"_s.arg(number - 89000);
    order["createdAt"_L1] = stamp;
    order["_created"_L1] = toMs(m_setup.now());
    order["processedAt"_L1] = stamp;
    order["cancelledAt"_L1] = QJsonValue::Null;
    order["cancelReason"_L1] = QJsonValue::Null;
    order["closed"_L1] = false;
    order["closedAt"_L1] = QJsonValue::Null;
    order["confirmed"_L1] = true;
    order["note"_L1] = draft["note2"_L1];
    order["sourceIdentifier"_L1] = QJsonValue::Null;
    order["sourceName"_L1] = u"shopify_draft_order"_s;
    order["displayFinancialStatus"_L1] = paid ? u"PAID"_s : u"PENDING"_s;
    order["displayFulfillmentStatus"_L1] = u"UNFULFILLED"_s;
    shopifySetCurrent(order);
    order["fulfillments"_L1] = QJsonArray();
    holdStock(draft, -1);
    draft["_holds"_L1] = false;
    order["_holds"_L1] = true;
    holdStock(order, 1);
    draft["status"_L1] = u"COMPLETED"_s;
    draft["completedAt"_L1] = stamp;
    draft["_order"_L1] = order["id"_L1];
    keep(draft);
    keep(order);
    m_orders.append(order);
    return m_orders.size() - 1;
}

QJsonObject ShopifyDrafts::complete(const QString &id, bool paymentPending)
{
    releaseExpired();
    const auto at = draftAt(id);
    if (at < 0)
        return refused(u"draftOrder"_s, {u"id"_s}, u"Draft order does not exist"_s);
    const auto &doc = m_drafts[at];
    if (isCompleted(doc))
        return refused(u"draftOrder"_s, {u"id"_s}, u"This draft order has already been completed"_s);
    if (!shown(doc)["ready"_L1].toBool())
        return refused(u"draftOrder"_s, {u"id"_s}, u"This draft order isn't ready to be completed yet"_s);
    const auto missing = doc["_holds"_L1].toBool() ? QString() : shortOf(doc["lineItems"_L1].toArray());
    if (!missing.isEmpty())
        return refused(u"draftOrder"_s, {u"base"_s}, u"Not enough inventory of %1"_s.arg(missing));
    placeOrder(at, !paymentPending);
    return payload(u"draftOrder"_s, shown(m_drafts[at]));
}

QJsonObject ShopifyDrafts::remove(const QString &id)
{
    const auto at = draftAt(id);
    if (at < 0)
        return refused(u"deletedId"_s, {u"id"_s}, u"Draft order does not exist"_s);
    auto &doc = m_drafts[at];
    if (isCompleted(doc))
        return refused(u"deletedId"_s, {u"id"_s}, u"A completed draft order can't be deleted"_s);
    holdStock(doc, -1);
    doc["_holds"_L1] = false;
    doc["_deleted"_L1] = true;
    keep(doc);
    return payload(u"deletedId"_s, doc["id"_L1]);
}

void ShopifyDrafts::setCancelled(QJsonObject &order, const QString &reason, bool restock, Instant when)
{
    if (restock) {
        holdStock(order, -1);
        order["_holds"_L1] = false;
    }
    order["cancelReason"_L1] = reason;
    order["_cancelledAt"_L1] = toMs(when);
    keep(order);
}

QJsonObject ShopifyDrafts::cancel(const QJsonObject &arguments)
{
    const auto refusal = [](const QString &code, const QString &why) {
        const QJsonObject error{{u"code"_s, code}, {u"field"_s, QJsonArray{u"orderId"_s}}, {u"message"_s, why}};
        return QJsonObject{{u"job"_s, QJsonValue::Null}, {u"orderCancelUserErrors"_s, QJsonArray{error}},
            {u"userErrors"_s, QJsonArray()}};
    };
    const auto at = orderAt(arguments["orderId"_L1].toString());
    if (at < 0)
        return refusal(u"NOT_FOUND"_s, u"Order does not exist"_s);
    auto &order = m_orders[at];
    if (order.contains("_cancelledAt"_L1))
        return refusal(u"INVALID"_s, u"Order has already been canceled"_s);
    if (order["displayFulfillmentStatus"_L1].toString() == "FULFILLED"_L1)
        return refusal(u"INVALID"_s, u"Cannot cancel an order with fulfillments"_s);
    const auto when = m_setup.now() + Milliseconds(shopifyJobDelayMs(m_setup.behaviour.vendor));
    setCancelled(order, arguments["reason"_L1].toString(), arguments["restock"_L1].toBool(), when);
    const QJsonObject job{{u"id"_s, shopifyGid(u"Job"_s, 1 + at)}, {u"done"_s, false}};
    return {{u"job"_s, job}, {u"orderCancelUserErrors"_s, QJsonArray()}, {u"userErrors"_s, QJsonArray()}};
}

QJsonObject ShopifyDrafts::tag(const QString &id, const QStringList &tags, bool add)
{
    const bool draft = shopifyTypeOf(id) == "DraftOrder"_L1;
    const auto at = draft ? draftAt(id) : shopifyTypeOf(id) == "Order"_L1 ? orderAt(id) : -1;
    if (at < 0)
        return refused(u"node"_s, {u"id"_s}, u"%1 does not exist"_s.arg(id));
    auto &doc = draft ? m_drafts[at] : m_orders[at];
    auto all = doc["tags"_L1].toVariant().toStringList();
    for (const auto &tag : tags) {
        if (add && tag.size() > 40)
            return refused(u"node"_s, {u"tags"_s}, u"Tag exceeds the maximum of 40 characters"_s);
        all.removeAll(tag);
        if (add)
            all.append(tag);
    }
    doc["tags"_L1] = sorted(QJsonArray::fromStringList(all));
    keep(doc);
    return payload(u"node"_s, shown(doc));
}

} // namespace Peak::Possim
