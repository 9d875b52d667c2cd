#include "tests/possim/flowhub/flowhubsales.h"

#include "tests/possim/flowhub/flowhubreply.h"

#include <QDate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr int LargestPage = 10'000;

FlowhubSales::FlowhubSales(const StoreSetup &setup, const FlowhubOrders &orders, const FlowhubInventory &inventory,
    const FlowhubCustomers &customers)
    : m_setup(setup), m_orders(orders), m_inventory(inventory), m_customers(customers)
{
}

/** Finished orders always show; open ones after the delay ordered, with a negative one not before they are finished. */
bool FlowhubSales::isListed(const FlowhubOrder &order) const
{
    const auto delay = m_setup.behaviour.visibilityDelayMs;
    return order.closed || (delay >= 0 && m_setup.now() - order.created >= std::chrono::milliseconds(delay));
}

QString FlowhubSales::customerId(const FlowhubOrder &order) const { return order.doc["customerId"_L1].toString(); }

bool FlowhubSales::isWanted(const FlowhubOrder &order, const QStringList &parts, const HttpServerRequest &request) const
{
    if (!isListed(order))
        return false;
    const auto day = toDateTime(order.created).toTimeZone(m_setup.zone).date();
    const auto after = QDate::fromString(request.queryValue(u"created_after"_s), u"yyyy-MM-dd"_s);
    const auto before = QDate::fromString(request.queryValue(u"created_before"_s), u"yyyy-MM-dd"_s);
    if ((after.isValid() && day < after) || (before.isValid() && day > before))
        return false;
    if (parts[0] == "findByPhoneNumber"_L1)
        return flowhubDigits(order.doc["customer"_L1]["phone"_L1].toString())
            == flowhubDigits(request.queryValue(u"phone_number"_s));
    return parts[0] == "findByLocationId"_L1 || customerId(order) == parts[1];
}

QJsonArray FlowhubSales::cart(const FlowhubOrder &order) const
{
    QJsonArray cart;
    for (const auto &item : order.items()) {
        const auto *entry = m_inventory.find(item["productId"_L1]);
        const auto quantity = item["quantityPurchased"_L1].toInt();
        const auto unit = entry ? entry->cents() : 0;
        const auto tax = (unit * quantity * m_setup.behaviour.taxPpm + 500'000) / 1'000'000;
        QJsonObject line{{u"id"_s, u"%1-%2"_s.arg(order.number).arg(cart.size() + 1)},
            {u"productId"_s, item["productId"_L1]}, {u"quantity"_s, quantity}, {u"unitPrice"_s, unit},
            {u"totalPrice"_s, unit * quantity}, {u"itemDiscounts"_s, QJsonArray()},
            {u"tax"_s, QJsonArray{QJsonObject{{u"name"_s, u"State Tax"_s}, {u"thisTaxInPennies"_s, tax}}}}};
        if (entry) {
            line["variantId"_L1] = entry->item.id;
            line["productName"_L1] = entry->item.name;
            line["sku"_L1] = u"SKU%1"_s.arg(entry->number);
        }
        cart.append(line);
    }
    return cart;
}

static QJsonObject totals(const QJsonArray &cart, bool pascal)
{
    qint64 subTotal = 0;
    qint64 taxes = 0;
    for (const auto &line : cart) {
        subTotal += line["totalPrice"_L1].toInteger();
        taxes += line["tax"_L1][0]["thisTaxInPennies"_L1].toInteger();
    }
    // Documented with capitals, seen live without.
    const auto name = [&](const QString &word) { return pascal ? word : word[0].toLower() + word.mid(1); };
    return {{name(u"SubTotal"_s), subTotal}, {name(u"TotalTaxes"_s), taxes}, {name(u"TotalDiscounts"_s), 0},
        {name(u"TotalFees"_s), 0}, {name(u"FinalTotal"_s), subTotal + taxes}};
}

QJsonObject FlowhubSales::sale(const FlowhubOrder &order) const
{
    const auto person = order.doc["customer"_L1].toObject();
    const auto name = u"%1 %2"_s.arg(person["firstName"_L1].toString(), person["lastName"_L1].toString());
    const auto lines = cart(order);
    const bool odd = order.number % 2;
    auto status = order.isSold() ? u"sold"_s : order.isCanceled() ? u"cancelled"_s : u"pending"_s;
    if (odd) // As the documentation writes it; lists seen live are in lower case.
        status[0] = status[0].toUpper();
    const auto customer = customerId(order);
    const auto type = m_customers.find(customer)["type"_L1].toString(u"recCustomer"_s);
    return {{u"id"_s, u"sale-%1"_s.arg(order.number)}, {u"orderId"_s, order.id()},
        {u"createdAt"_s, flowhubStamp(order.created)},
        {u"completedOn"_s, order.closed ? QJsonValue(flowhubStamp(*order.closed)) : QJsonValue()},
        {u"customerId"_s, customer.isEmpty() ? QJsonValue() : QJsonValue(customer)}, {u"customerType"_s, type},
        {u"fullName"_s, name}, {u"name"_s, name}, {u"orderStatus"_s, status},
        {u"orderType"_s, order.doc["orderType"_L1].toString(u"pickup"_s)}, {u"integratorId"_s, u"int-001"_s},
        {u"voided"_s, order.isCanceled()}, {u"clientId"_s, QLatin1StringView(FlowhubClient)},
        {u"locationId"_s, QLatin1StringView(FlowhubLocation)}, {u"itemsInCart"_s, lines}, {u"payments"_s, QJsonArray()},
        {u"totals"_s, totals(lines, odd)}};
}

static std::optional<HttpServerResponse> dateProblem(const HttpServerRequest &request)
{
    for (const auto &name : {u"created_after"_s, u"created_before"_s}) {
        const auto text = request.queryValue(name);
        if (!text.isEmpty() && !QDate::fromString(text, u"yyyy-MM-dd"_s).isValid())
            return flowhubText(404, u"%1 must have the form yyyy-mm-dd"_s.arg(name));
    }
    return std::nullopt;
}

static bool isKnownList(const QStringList &parts)
{
    if (parts == QStringList{u"findByPhoneNumber"_s} || (parts.size() == 2 && parts[0] == "findByCustomerId"_L1))
        return true;
    // The location's own id, where it differs, finds nothing: lists go by the import id.
    return parts.size() == 2 && parts[0] == "findByLocationId"_L1 && parts[1] == QLatin1StringView(FlowhubImport);
}

HttpServerResponse FlowhubSales::answer(const QStringList &parts, const HttpServerRequest &request) const
{
    if (!isKnownList(parts))
        return flowhubNotFound();
    if (auto problem = dateProblem(request))
        return *std::move(problem);
    QList<const FlowhubOrder *> wanted;
    for (const auto &order : m_orders.all()) {
        if (isWanted(order, parts, request))
            wanted.append(&order);
    }
    const auto asked = request.queryValue(u"order_by"_s);
    if (asked == "desc"_L1 || (asked.isEmpty() && m_setup.behaviour.newestFirst))
        std::ranges::reverse(wanted);
    const auto page = std::max(1, request.queryValue(u"page"_s).toInt());
    const auto given = request.queryValue(u"page_size"_s).toInt();
    const auto size = std::clamp(given > 0 ? given : int(m_setup.behaviour.pageSize), 1, LargestPage);
    QJsonArray orders;
    for (const auto *order : wanted.mid(qsizetype(page - 1) * size, size))
        orders.append(sale(*order));
    return HttpServerResponse::json(200, {{u"total"_s, wanted.size()}, {u"orders"_s, orders}});
}

} // namespace Peak::Possim
