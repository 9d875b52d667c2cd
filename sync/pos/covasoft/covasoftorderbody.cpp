// What we send about orders.
#include "sync/pos/covasoft/covasoftordermapping.h"

#include "core/decimal.h"
#include "sync/pos/covasoft/covasoftvalues.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qsizetype longestNote = 200; ///< The note of the newer calls is to be brief.

double dollars(Money money)
{
    return money.toDecimal().toDouble(); // The double nearest to the decimal text; JSON writes the text again.
}

/** Pieces; of goods by weight the grams. */
QJsonValue quantityOf(const OrderLine &line)
{
    if (!covasoftIsTier(line.value))
        return line.quantity;
    return decimalText(line.unitWeight.mg() * line.quantity, 3).toDouble();
}

/** Of a piece; of goods by weight, of a gram, to six places. */
QJsonValue unitPriceOf(const OrderLine &line)
{
    if (!covasoftIsTier(line.value) || line.unitWeight.isZero())
        return dollars(line.unitPrice);
    const auto perGram = dollars(line.unitPrice) * 1000.0 / double(line.unitWeight.mg());
    return QString::number(perGram, 'f', 6).toDouble();
}

struct LineField {
    QLatin1StringView name;
    QJsonValue (*value)(const OrderLine &line);
};

// clang-format off
    // An element of `Items`, v2CovaOrder.
    constexpr LineField itemFields[] = {
        {"Name"_L1,               [](const OrderLine &line) -> QJsonValue { return line.name; }},
        {"CatalogItemId"_L1,      [](const OrderLine &line) -> QJsonValue { return covasoftProductOf(line.value).toString(); }},
        {"Quantity"_L1,           &quantityOf},
        {"SellAtPricePerUnit"_L1, &unitPriceOf},
    };
    // An element of `Lines`, TEPCovaOrder and TIPCovaOrder. Not published where we could read it: check against the
    // resource model OrderLine of the developer portal before the first store uses these calls.
    constexpr LineField lineFields[] = {
        {"CatalogItemId"_L1,      [](const OrderLine &line) -> QJsonValue { return covasoftProductOf(line.value).toString(); }},
        {"Quantity"_L1,           &quantityOf},
        {"SellAtPricePerUnit"_L1, &unitPriceOf},
    };
// clang-format on

template<size_t N>
QJsonArray linesOf(const QList<OrderLine> &lines, const LineField (&fields)[N])
{
    QJsonArray array;
    for (const auto &line : lines) {
        QJsonObject element;
        for (const auto &field : fields)
            element[field.name] = field.value(line);
        array.append(element);
    }
    return array;
}

/** Whom staff call: the person, or the kiosk and the number on the customer's slip. */
struct Caller {
    QString first;
    QString last;
};
Caller callerOf(const Order &order)
{
    const auto &contact = order.contact;
    if (contact.firstName.isEmpty() && contact.lastName.isEmpty())
        return {u"Kiosk %1"_s.arg(order.kioskId), order.ticketNumber};
    return {contact.firstName, contact.lastName};
}

QString noteOf(const Order &order)
{
    const auto note = u"Kiosk %1, order %2"_s.arg(QString::number(order.kioskId), order.ticketNumber);
    return order.notes.isEmpty() ? note : (note + u": "_s + order.notes.simplified()).left(longestNote);
}

/** The members all calls have. */
QJsonObject headOf(const Order &order, const CovasoftSettings &settings)
{
    return {
        {"Id"_L1, CovasoftOrderMapping::guidOf(order.id)},
        {"CompanyId"_L1, settings.companyId},
        {"EntityId"_L1, settings.locationId},
        {"IntegratorId"_L1, settings.integratorId},
        {"IsDelivery"_L1, false},
        {"ExternalOrderId"_L1, order.reference},
    };
}

QJsonObject v2Body(const Order &order, const CovasoftSettings &settings)
{
    const auto caller = callerOf(order);
    auto body = headOf(order, settings);
    body["FirstName"_L1] = caller.first;
    body["LastName"_L1] = caller.last;
    if (!order.customer.isEmpty())
        body["customerId"_L1] = order.customer.toString(); // In this one call it is written so.
    if (!settings.orderSource.isEmpty())
        body["OrderSource"_L1] = settings.orderSource;
    body["Items"_L1] = linesOf(order.lines, itemFields);
    return body;
}

QJsonObject v1Body(const Order &order, const CovasoftSettings &settings)
{
    const auto caller = callerOf(order);
    auto body = headOf(order, settings);
    body["OrderReference"_L1] = QString(caller.first + u' ' + caller.last).simplified();
    if (!order.customer.isEmpty())
        body["CustomerId"_L1] = order.customer.toString();
    body["Notes"_L1] = noteOf(order);
    body["Lines"_L1] = linesOf(order.lines, lineFields);
    return body;
}
} // namespace

QByteArray CovasoftOrderMapping::createPath(const QString &guid, const CovasoftSettings &settings)
{
    const auto call = [&]() -> QByteArray {
        switch (settings.intake) {
        case CovasoftSettings::Intake::V2:
            return "/covaorderintake/v2/CovaOrder";
        case CovasoftSettings::Intake::TaxExclusive:
            return "/covaorderintake/v1/TEPCovaOrder";
        case CovasoftSettings::Intake::TaxInclusive:
            return "/covaorderintake/v1/TIPCovaOrder";
        }
        Q_UNREACHABLE();
    }();
    return call + '(' + guid.toLatin1() + ')';
}

QJsonObject CovasoftOrderMapping::createBody(const Order &order, const CovasoftSettings &settings)
{
    return settings.intake == CovasoftSettings::Intake::V2 ? v2Body(order, settings) : v1Body(order, settings);
}

} // namespace Peak
