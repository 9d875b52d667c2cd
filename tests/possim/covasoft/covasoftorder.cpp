#include "tests/possim/covasoft/covasoftorder.h"

#include "core/enumtable.h"

#include <QJsonDocument>
#include <QUuid>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

// clang-format off
constexpr Word<CovaStatus> statusWords[] = {
    {"SubmittedForProcessing"_L1,        CovaStatus::Submitted},
    {"TransientProcessingFailure"_L1,    CovaStatus::TransientFailure},
    {"NonTransientProcessingFailure"_L1, CovaStatus::PermanentFailure},
    {"SubmittedForFinalProcessing"_L1,   CovaStatus::Processing},
    {"ReadyForPayment"_L1,               CovaStatus::Ready},
    {"Cancelled"_L1,                     CovaStatus::Cancelled},
    {"Completed"_L1,                     CovaStatus::Completed},
};

constexpr Word<CovaPayment> paymentWords[] = {
    {"NotReadyForPayment"_L1,     CovaPayment::NotReady},
    {"ReadyForPayment"_L1,        CovaPayment::Ready},
    {"PaymentCannotBeApplied"_L1, CovaPayment::CannotBeApplied},
    {"PaymentApplied"_L1,         CovaPayment::Applied},
};
// clang-format on

QString covaWord(CovaStatus status) { return wordOf(statusWords, status); }

std::optional<CovaStatus> covaStatus(const QString &word) { return valueOf(statusWords, word); }

static std::optional<CovaRefusal> refuseHead(const QJsonObject &body, const StoreSetup &setup)
{
    if (covaMember(body, "CompanyId"_L1).toInteger() != CovaCompany)
        return CovaRefusal{400, u"The company id is not valid."_s};
    if (covaMember(body, "EntityId"_L1).toInteger() != CovaLocation)
        return CovaRefusal{400, u"The entity id is not a location of this company."_s};
    if (covaMember(body, "IntegratorId"_L1).toString() != setup.organizationId)
        return CovaRefusal{400, u"The integrator id is not valid, please provide a valid one."_s};
    return std::nullopt;
}

/** The names of a line's members in the newer intake calls are not published; likely ones are understood. */
static QJsonValue firstOf(const QJsonObject &line, std::initializer_list<QLatin1StringView> names)
{
    for (const auto &name : names) {
        const auto value = covaMember(line, name);
        if (!value.isUndefined())
            return value;
    }
    return QJsonValue::Undefined;
}

static std::optional<CovaRefusal> readItems(const QJsonArray &lines, QJsonArray &items)
{
    for (const auto &value : lines) {
        const auto line = value.toObject();
        const auto product = firstOf(line, {"CatalogItemId"_L1, "ProductId"_L1}).toString();
        const auto quantity = covaMember(line, "Quantity"_L1).toDouble();
        const auto price = firstOf(line, {"SellAtPricePerUnit"_L1, "UnitPrice"_L1, "Price"_L1});
        if (QUuid::fromString(product).isNull() || quantity <= 0 || !price.isDouble() || price.toDouble() < 0)
            return CovaRefusal{400, u"A line needs a product, a quantity above 0 and a price."_s};
        items.append(QJsonObject{{u"name"_s, covaMember(line, "Name"_L1).toString()}, {u"catalogItemId"_s, product},
            {u"quantity"_s, quantity}, {u"sellAtPricePerUnit"_s, price}});
    }
    return items.isEmpty() ? std::optional(CovaRefusal{400, u"The order has no lines."_s}) : std::nullopt;
}

std::optional<CovaRefusal> CovaOrder::parse(
    const QByteArray &json, CovaIntake intake, const StoreSetup &setup, CovaOrder &order)
{
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return CovaRefusal{400, u"The request is invalid."_s};
    order.body = document.object();
    order.intake = intake;
    order.id = covaMember(order.body, "Id"_L1).toString();
    if (const auto refusal = refuseHead(order.body, setup))
        return refusal;
    const bool hasLines = intake == CovaIntake::TaxExclusive || intake == CovaIntake::TaxInclusive;
    return readItems(covaMember(order.body, hasLines ? "Lines"_L1 : "Items"_L1).toArray(), order.items);
}

CovaStatus CovaOrder::statusAt(Instant now) const
{
    const auto passed = now - submitted;
    if (passed >= processing)
        return outcome;
    return passed * 3 < processing ? CovaStatus::Submitted : CovaStatus::Processing;
}

bool CovaOrder::isAtRegister(Instant now) const
{
    const auto status = statusAt(now);
    return status == CovaStatus::Ready || status == CovaStatus::Completed || status == CovaStatus::Cancelled;
}

CovaPayment CovaOrder::paymentAt(Instant now) const
{
    const bool fresh = payment == CovaPayment::NotReady;
    return fresh && statusAt(now) == CovaStatus::Ready ? CovaPayment::Ready : payment;
}

bool CovaOrder::holdsStock() const { return outcome == CovaStatus::Ready || outcome == CovaStatus::Completed; }

qint64 CovaOrder::total(const StoreSetup &setup) const
{
    qint64 sum = 0;
    for (const auto &item : items)
        sum += std::llround(item["quantity"_L1].toDouble() * item["sellAtPricePerUnit"_L1].toDouble() * 100);
    if (intake != CovaIntake::TaxInclusive)
        sum += (sum * setup.behaviour.taxPpm + 500'000) / 1'000'000;
    return sum + setup.behaviour.previewDiffersCents;
}

static QJsonValue orNull(const QJsonValue &value) { return value.isUndefined() ? QJsonValue() : value; }

QJsonObject CovaOrder::reply() const
{
    const auto sent = [this](QLatin1StringView name) { return orNull(covaMember(body, name)); };
    return {{u"id"_s, id}, {u"companyId"_s, CovaCompany}, {u"entityId"_s, CovaLocation},
        {u"customerId"_s, sent("CustomerId"_L1)}, {u"firstName"_s, sent("FirstName"_L1)},
        {u"lastName"_s, sent("LastName"_L1)}, {u"dateCreatedUtc"_s, covaStamp(created)}, {u"items"_s, items},
        {u"discount"_s, sent("Discount"_L1)}, {u"isDelivery"_s, covaMember(body, "IsDelivery"_L1).toBool()},
        {u"receiptNumber"_s, QJsonValue::Null}, {u"taxes"_s, QJsonArray()}, {u"OrderSource"_s, QJsonValue::Null},
        {u"IntegratorId"_s, sent("IntegratorId"_L1)}};
}

QJsonObject CovaOrder::statusReply(const StoreSetup &setup) const
{
    const auto now = setup.clock.now();
    const auto status = statusAt(now);
    const auto paid = paymentAt(now);
    const bool words = covaSetting(setup, "status_words"_L1).toBool() || !foreignStatus.isEmpty();
    const auto word = foreignStatus.isEmpty() ? covaWord(status) : foreignStatus;
    const bool atRegister = isAtRegister(now);
    QJsonObject reply{{u"CompanyId"_s, CovaCompany}, {u"OrderId"_s, id},
        {u"OrderStatus"_s, words ? QJsonValue(word) : QJsonValue(int(status))},
        {u"OrderMessage"_s, message.isEmpty() ? QJsonValue() : QJsonValue(message)},
        {u"PaymentStatus"_s, words ? QJsonValue(QString(wordOf(paymentWords, paid))) : QJsonValue(int(paid))},
        {u"PaymentMessage"_s, QJsonValue::Null}, {u"SaleTotal"_s, atRegister ? covaDollars(total(setup)) : 0.0},
        {u"OrderFulfillmentMethod"_s, covaMember(body, "IsDelivery"_L1).toBool() ? u"Delivery"_s : u"Pickup"_s}};
    if (atRegister)
        reply["OrderFulfillmentStatus"_L1] = fulfilment;
    return reply;
}

QJsonObject CovaOrder::sale(const StoreSetup &setup, const std::optional<QJsonObject> &customer) const
{
    QJsonArray lines;
    for (const auto &item : items)
        lines.append(QJsonObject{{u"ProductId"_s, item["catalogItemId"_L1]}, {u"Name"_s, item["name"_L1]},
            {u"Quantity"_s, item["quantity"_L1]}, {u"Price"_s, item["sellAtPricePerUnit"_L1]}});
    QJsonValue who;
    if (customer)
        who = QJsonObject{{u"Id"_s, customer->value("Id"_L1)},
            {u"FullName"_s,
                customer->value("PrimaryName"_L1).toString() + u' ' + customer->value("FamilyName"_L1).toString()}};
    return {{u"Id"_s, id}, {u"Location"_s, QJsonObject{{u"Id"_s, CovaLocation}, {u"Name"_s, u"Harbor Street"_s}}},
        {u"Status"_s, covaWord(statusAt(setup.clock.now()))}, {u"CreatedTime"_s, covaStamp(created)},
        {u"Customer"_s, who}, {u"ReceiptNumber"_s, QString::number(receipt)}, {u"InStock"_s, lines},
        {u"TaxCalculation"_s, QJsonArray()}, {u"Payments"_s, QJsonArray()}, {u"Discounts"_s, QJsonArray()},
        {u"InvoiceType"_s, u"Sale"_s}, {u"Total"_s, covaDollars(total(setup))},
        {u"PricingScheme"_s, intake == CovaIntake::TaxInclusive ? u"Inclusive"_s : u"Exclusive"_s}};
}

QJsonObject CovaOrder::toJson() const
{
    return {{u"id"_s, id}, {u"body"_s, body}, {u"items"_s, items}, {u"intake"_s, int(intake)},
        {u"created"_s, toMs(created)}, {u"submitted"_s, toMs(submitted)}, {u"processing"_s, qint64(processing.count())},
        {u"outcome"_s, int(outcome)}, {u"payment"_s, int(payment)}, {u"message"_s, message},
        {u"fulfilment"_s, fulfilment}, {u"foreign"_s, foreignStatus}, {u"receipt"_s, receipt}};
}

CovaOrder CovaOrder::fromJson(const QJsonObject &entry)
{
    CovaOrder order;
    order.id = entry["id"_L1].toString();
    order.body = entry["body"_L1].toObject();
    order.items = entry["items"_L1].toArray();
    order.intake = CovaIntake(entry["intake"_L1].toInt());
    order.created = fromMs(entry["created"_L1].toInteger());
    order.submitted = fromMs(entry["submitted"_L1].toInteger());
    order.processing = Milliseconds(entry["processing"_L1].toInteger());
    order.outcome = CovaStatus(entry["outcome"_L1].toInt());
    order.payment = CovaPayment(entry["payment"_L1].toInt());
    order.message = entry["message"_L1].toString();
    order.fulfilment = entry["fulfilment"_L1].toString();
    order.foreignStatus = entry["foreign"_L1].toString();
    order.receipt = entry["receipt"_L1].toInteger();
    return order;
}

} // namespace Peak::Possim
