#include "tests/possim/blaze/blazecartdoc.h"
#include "tests/possim/blaze/blazecarts.h"
#include "tests/possim/blaze/blazeproductjson.h"
#include "tests/possim/blaze/blazesettings.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

// What becomes of a placed cart: states, stock, transactions, the journal, and staff at the till.
namespace Peak::Possim {

bool BlazeCart::isCanceled() const
{
    return status() == "Declined"_L1 || status() == "CanceledByConsumer"_L1 || status() == "CanceledByDispensary"_L1;
}

Result<Ok> BlazeCarts::restore()
{
    if (m_setup.stateFile.isEmpty())
        return Ok{};
    const auto entries = m_journal.open(m_setup.stateFile);
    if (!entries)
        return entries.error();
    for (const auto &entry : *entries) {
        const BlazeCart cart{entry["doc"_L1].toObject(), fromMs(entry["created"_L1].toInteger())};
        const auto known = m_byId.constFind(cart.id());
        if (known == m_byId.constEnd()) {
            m_byId.insert(cart.id(), m_carts.size());
            m_carts.append(cart);
        } else {
            m_carts[*known] = cart;
        }
        if (cart.isPlaced() && !m_placed.contains(cart.id())) {
            m_placed.append(cart.id());
            ++m_submits;
            ++m_nextOrder;
        }
    }
    for (const auto &cart : m_carts)
        holdStock(cart, 1);
    return Ok{};
}

void BlazeCarts::keep(BlazeCart &cart)
{
    cart.doc["modified"_L1] = toMs(m_setup.now());
    m_journal.append({{u"doc"_s, cart.doc}, {u"created"_s, toMs(cart.created)}});
}

/** What the cart's goods are to the stock: sold when it is completed, committed while it is placed. */
void BlazeCarts::holdStock(const BlazeCart &cart, int direction)
{
    if (!cart.isPlaced() || cart.isCanceled() || cart.isDeleted())
        return;
    for (const auto &value : cart.doc["cart"_L1]["items"_L1].toArray()) {
        const auto item = value.toObject();
        const auto id = item["productId"_L1].toString();
        const auto *product = m_products.find(id);
        const auto *price = product ? product->price(item["weightKey"_L1].toString(u"UNIT"_s)) : nullptr;
        if (!price)
            continue;
        const auto packs = item.contains("unitQty"_L1) ? item["unitQty"_L1].toDouble() : item["quantity"_L1].toDouble();
        if (cart.isCompleted())
            m_products.sell(id, direction * packs * price->grams);
        else
            m_products.commit(id, direction * packs * price->grams);
    }
}

static void stamp(QJsonObject &doc, QLatin1StringView member, bool reached, qint64 now)
{
    if (!reached)
        doc[member] = 0;
    else if (doc[member].toInteger() == 0)
        doc[member] = now;
}

void BlazeCarts::setState(BlazeCart &cart, const QString &cartStatus, const QString &trackingStatus)
{
    auto doc = cart.doc;
    const auto now = toMs(m_setup.now());
    doc["cartStatus"_L1] = cartStatus;
    doc["trackingStatus"_L1] = trackingStatus;
    const bool accepted = cartStatus == "Accepted"_L1 || cartStatus == "Completed"_L1;
    const bool delivered = accepted && trackingStatus == "Delivered"_L1;
    const bool onTheWay = accepted && trackingStatus == "OnTheWay"_L1;
    const bool packaged =
        accepted && (delivered || onTheWay || trackingStatus == "Packaged"_L1 || trackingStatus == "WaitingPickup"_L1);
    doc["accepted"_L1] = accepted;
    doc["packaged"_L1] = packaged;
    doc["onTheWay"_L1] = onTheWay;
    doc["completed"_L1] = delivered;
    stamp(doc, "acceptedTime"_L1, accepted, now);
    stamp(doc, "packagedTime"_L1, packaged, now);
    stamp(doc, "onTheWayTime"_L1, onTheWay, now);
    stamp(doc, "completedTime"_L1, delivered, now);
    stamp(doc, "canceledTime"_L1, cartStatus.startsWith("Canceled"_L1), now);
    stamp(doc, "declinedTime"_L1, cartStatus == "Declined"_L1, now);
    if (accepted && doc["transactionId"_L1].isNull()) {
        const auto member = m_people.accept(doc["consumerId"_L1].toString());
        doc["transactionId"_L1] = blazeId(u"transaction "_s + cart.id());
        doc["transNo"_L1] = u"T"_s + doc["orderNo"_L1].toString();
        doc["memberId"_L1] = member.isEmpty() ? QJsonValue() : QJsonValue(member);
        doc["employeeName"_L1] = u"Ana"_s;
    }
    if (cartStatus == "Placed"_L1) { // Also when staff send it back to the queue.
        doc["placed"_L1] = true;
        doc["transactionId"_L1] = QJsonValue::Null;
        doc["transNo"_L1] = QJsonValue::Null;
    }
    holdStock(cart, -1);
    cart.doc = doc;
    holdStock(cart, 1);
}

QJsonObject BlazeCarts::shown(const BlazeCart &cart) const
{
    auto doc = cart.doc;
    const auto consumer = m_people.consumer(cart.text("consumerId"_L1));
    doc["consumerUser"_L1] = consumer.isEmpty() ? QJsonValue() : QJsonValue(consumer);
    return doc;
}

struct BlazeStep {
    QLatin1StringView tracking;
    QLatin1StringView status;
    QLatin1StringView fulfillment;
};
// clang-format off
constexpr BlazeStep steps[] = {
    {"Accepted"_L1,      "Queued"_L1,     "Prepare"_L1},
    {"Packaged"_L1,      "InProgress"_L1, "ReadyForDelivery"_L1},
    {"WaitingPickup"_L1, "InProgress"_L1, "ReadyForDelivery"_L1},
    {"OnTheWay"_L1,      "InProgress"_L1, "OutForDelivery"_L1},
    {"Delivered"_L1,     "Completed"_L1,  "OutForDelivery"_L1},
};
// clang-format on

QJsonObject BlazeCarts::transactionOf(const BlazeCart &cart) const
{
    auto step = steps[0];
    for (const auto &row : steps) {
        if (cart.text("trackingStatus"_L1) == row.tracking)
            step = row;
    }
    const auto status = cart.isCanceled() ? u"Canceled"_s : QString(step.status);
    return {{u"id"_s, cart.text("transactionId"_L1)}, {u"companyId"_s, BlazeCompany}, {u"shopId"_s, BlazeShop},
        {u"created"_s, cart.doc["acceptedTime"_L1]}, {u"transNo"_s, cart.doc["transNo"_L1]},
        {u"memberId"_s, cart.doc["memberId"_L1]}, {u"active"_s, !cart.isCanceled() && !cart.isCompleted()},
        {u"queueType"_s, u"Online"_s}, {u"transType"_s, u"Sale"_s}, {u"status"_s, status},
        {u"fulfillmentStep"_s, step.fulfillment}, {u"trackingStatus"_s, cart.doc["trackingStatus"_L1]},
        {u"consumerCartId"_s, cart.id()}, {u"consumerOrderNo"_s, cart.doc["orderNo"_L1]},
        {u"sessionId"_s, cart.doc["sessionId"_L1]}, {u"source"_s, cart.doc["source"_L1]},
        {u"paid"_s, cart.isCompleted()}, {u"cart"_s, cart.doc["cart"_L1]}};
}

HttpServerResponse BlazeCarts::transaction(const QString &id) const
{
    for (const auto &cart : m_carts) {
        if (!id.isEmpty() && cart.text("transactionId"_L1) == id && !cart.isDeleted())
            return blazeJson(transactionOf(cart));
    }
    return blazeFail({404, u"Transaction not found"_s, {}});
}

HttpServerResponse BlazeCarts::listTransactions(
    const HttpServerRequest &request, const std::function<bool(const BlazeCart &)> &isWanted) const
{
    QList<QJsonObject> all;
    for (const auto &cart : m_carts) {
        if (!cart.text("transactionId"_L1).isEmpty() && !cart.isDeleted() && isVisible(cart) && isWanted(cart))
            all.append(transactionOf(cart));
    }
    return blazeList(BlazePage::of(request, 100), all.size(), BlazeSettings::isOn(m_setup, "guide_envelope"_L1),
        [&](qsizetype i) { return all[i]; });
}

HttpServerResponse BlazeCarts::activeTransactions(const QString &memberId, const HttpServerRequest &request) const
{
    return listTransactions(request, [&](const BlazeCart &cart) {
        return !cart.isCanceled() && !cart.isCompleted()
            && (memberId.isEmpty() || cart.text("memberId"_L1) == memberId);
    });
}

HttpServerResponse BlazeCarts::transactionsInRange(const HttpServerRequest &request) const
{
    BlazeRange range;
    if (const auto refusal = BlazeRange::inDays(request, m_setup.now(), range))
        return blazeFail(*refusal);
    return listTransactions(
        request, [&](const BlazeCart &cart) { return range.holds(fromMs(cart.doc["acceptedTime"_L1].toInteger())); });
}

HttpServerResponse BlazeCarts::cancelTransaction(const QString &id, const HttpServerRequest &request)
{
    const auto body = QJsonDocument::fromJson(request.body).object();
    if (body["reason"_L1].toString().isEmpty())
        return blazeFail({400, u"reason is required"_s, u"reason"_s});
    for (auto &cart : m_carts) {
        if (id.isEmpty() || cart.text("transactionId"_L1) != id || cart.isDeleted())
            continue;
        if (cart.isCompleted() || cart.isCanceled())
            return blazeFail({400, u"Transaction is closed"_s, {}});
        cart.doc["reason"_L1] = body["reason"_L1];
        setState(cart, u"CanceledByDispensary"_s, cart.text("trackingStatus"_L1));
        keep(cart);
        return {200, {}, {}};
    }
    return blazeFail({404, u"Transaction not found"_s, {}});
}

QJsonArray BlazeCarts::placed() const
{
    QJsonArray all;
    for (const auto &id : m_placed)
        all.append(shown(m_carts[m_byId.value(id)]));
    return all;
}

Result<QJsonObject> BlazeCarts::move(const QString &id, const QJsonObject &change)
{
    auto *cart = find(id);
    if (!cart)
        return Error{Error::Kind::NotFound, u"no such cart"_s};
    const auto word = change["status"_L1].toString();
    const auto *known = blazeMove(word);
    const bool deletes = word == "Deleted"_L1;
    // An unknown word goes through when it is meant: clients must survive one.
    if (!known && !deletes && !word.isEmpty() && !change["force"_L1].toBool())
        return Error{Error::Kind::Invalid, u"no such status"_s};
    if (change.contains("note"_L1))
        cart->doc["memo"_L1] = change["note"_L1];
    if (change.contains("reason"_L1))
        cart->doc["reason"_L1] = change["reason"_L1];
    if (change.contains("external_order_number"_L1))
        cart->doc["externalId"_L1] = change["external_order_number"_L1];
    if (change.contains("payment_status"_L1))
        cart->doc["prepaid"_L1] = change["payment_status"_L1].toString() == "PAID"_L1;
    if (known) {
        const QString tracking = known->trackingStatus;
        setState(*cart, known->cartStatus, tracking.isEmpty() ? cart->text("trackingStatus"_L1) : tracking);
    } else if (deletes) {
        holdStock(*cart, -1);
        cart->doc["deleted"_L1] = true;
    } else if (!word.isEmpty()) {
        setState(*cart, word, cart->text("trackingStatus"_L1));
    }
    keep(*cart);
    return shown(*cart);
}

Result<QJsonObject> BlazeCarts::setItems(const QString &id, const QJsonArray &items)
{
    auto *cart = find(id);
    if (!cart)
        return Error{Error::Kind::NotFound, u"no such cart"_s};
    QJsonArray asked;
    for (const auto &item : items) {
        const auto place = m_products.place(item["size_id"_L1].toString());
        if (!place)
            return Error{Error::Kind::Invalid, u"no such product"_s};
        const auto &product = m_products.at(*place);
        asked.append(QJsonObject{{u"productId"_s, product.id}, {u"quantity"_s, item["quantity"_L1].toInt(1)},
            {u"useUnitQty"_s, product.byWeight}, {u"weightKey"_s, product.prices[place->price].weightKey}});
    }
    auto doc = cart->doc;
    blazeTakeOver(doc, {{u"cart"_s, QJsonObject{{u"items"_s, asked}}}});
    holdStock(*cart, -1);
    BlazePriced priced;
    const auto refusal = price(doc, priced);
    if (!refusal) {
        fill(doc, priced);
        doc["errorMsg"_L1] = QJsonValue::Null;
        cart->doc = doc;
    }
    holdStock(*cart, 1);
    if (refusal)
        return Error{Error::Kind::Invalid, refusal->message};
    keep(*cart);
    return shown(*cart);
}

} // namespace Peak::Possim
