// OrderStore: orders that are there already, one by one and in lists.
#include "core/storage/orderstore.h"

#include "core/storage/orderrecord.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr auto fromOpenAtPos = " FROM customer_order WHERE order_id IS NOT NULL AND status IN ('VERIFICATION_PENDING', "
                               "'AWAITING_PROCESSING', 'IN_PROCESS', 'PACKED_READY', 'OUT_FOR_DELIVERY')"_L1;
/// Orders with an operation that is not delivered, in the words of the outbox's two indexes.
constexpr auto onTheirWay = "SELECT sent.id FROM customer_order AS sent WHERE sent.id IN ("
                            "SELECT order_row FROM outbox WHERE finished_at IS NULL AND needs_person = 0 UNION ALL "
                            "SELECT order_row FROM outbox WHERE needs_person = 1 OR state = 'rejected')"_L1;

QString orEmpty(const QString &text)
{
    return text.isNull() ? u""_s : text; // A null text would bind as NULL.
}

OrderLine lineFrom(const Row &row, Currency currency)
{
    OrderLine line;
    line.product = ProductId(row.text(0));
    line.value = ProductValueId(row.text(1));
    line.name = row.text(2);
    line.category = row.text(3);
    line.quantity = row.integer(4);
    line.unitPrice = Money(row.number(5), currency);
    line.unitWeight = Weight::milligrams(row.number(6));
    line.unitThcMg = row.number(7);
    return line;
}
} // namespace

Result<QList<OrderStore::Head>> OrderStore::heads(const QString &condition, const QVariantList &values)
{
    static const QString select = u"SELECT %1 FROM customer_order WHERE "_s.arg(OrderRecord::columns());
    return m_database.rows(
        select + condition, values, [](const Row &row) { return Head(row.number(0), OrderRecord::read(row)); });
}

Result<QList<Order>> OrderStore::load(const QString &condition, const QVariantList &values)
{
    auto found = heads(condition, values);
    if (!found)
        return found.error();
    QList<Order> orders;
    orders.reserve(found->size());
    for (auto &[row, order] : *found) {
        if (const auto done = loadLines(row, order); !done)
            return done.error();
        if (const auto done = loadContact(row, order); !done)
            return done.error();
        orders.append(std::move(order));
    }
    return orders;
}

Result<std::optional<Order>> OrderStore::loadOne(const QString &condition, const QVariantList &values)
{
    return load(condition, values).map([](const QList<Order> &orders) {
        return orders.isEmpty() ? std::nullopt : std::optional(orders.first());
    });
}

Result<Ok> OrderStore::loadLines(qint64 row, Order &order)
{
    const Currency currency = order.totals.total.currency();
    auto lines =
        m_database.rows(u"SELECT product_id, product_value_id, name, category, quantity, unit_price, weight_mg, "
                        "thc_mg FROM order_item WHERE order_row = ? ORDER BY position"_s,
            {row}, [&](const Row &item) { return lineFrom(item, currency); });
    if (!lines)
        return lines.error();
    order.lines = std::move(*lines);
    return Ok{};
}

Result<Ok> OrderStore::loadContact(qint64 row, Order &order)
{
    const auto sealed = m_database.row(
        u"SELECT row_key, first_name, last_name, phone, email, birthday, payed FROM order_customer WHERE id = ?"_s,
        {row}, [&](const Row &person) {
            order.paid = person.flag(6);
            QList<QByteArray> cells;
            for (int i = 0; i < 6; ++i)
                cells.append(person.bytes(i));
            return cells;
        });
    if (!sealed)
        return sealed.error();
    if (!*sealed || (*sealed)->first().isEmpty())
        return Ok{}; // Forgotten: the order stays, the person is gone.

    const auto &cells = **sealed;
    QString birthday;
    const std::tuple<QString, const QByteArray &, QString *> fields[]{
        {u"first_name"_s, cells[1], &order.contact.firstName},
        {u"last_name"_s, cells[2], &order.contact.lastName},
        {u"phone"_s, cells[3], &order.contact.phone},
        {u"email"_s, cells[4], &order.contact.email},
        {u"birthday"_s, cells[5], &birthday},
    };
    for (const auto &[column, cell, target] : fields) {
        const auto plain = m_protector.open(cells[0], {u"order_customer"_s, order.id.toString(), column}, cell);
        if (!plain)
            return plain.error();
        *target = *plain;
    }
    order.contact.birthday = QDate::fromString(birthday, Qt::ISODate);
    return Ok{};
}

Result<std::optional<Order>> OrderStore::byId(const OrderId &id)
{
    return loadOne(u"uuid = ?"_s, {orEmpty(id.toString())});
}

Result<std::optional<Order>> OrderStore::byReference(const QString &reference)
{
    return loadOne(u"reference = ?"_s, {orEmpty(reference)});
}

Result<std::optional<Order>> OrderStore::newestOfTicket(const QString &ticketNumber)
{
    return loadOne(u"ticket_number = ? AND created_at > ? ORDER BY id DESC LIMIT 1"_s,
        {orEmpty(ticketNumber), toMs(m_clock.now() - std::chrono::hours(24))});
}

Result<QList<Order>> OrderStore::byPosOrder(const PosOrderId &id)
{
    return load(u"order_id = ? ORDER BY id"_s, {orEmpty(id.toString())});
}

Result<std::optional<Order>> OrderStore::newestTicketOf(const CustomerId &customer, const OrderId &except)
{
    return loadOne(u"customer_id = ? AND customer_id <> '' AND store_id = ? AND uuid <> ? AND order_id IS NOT NULL "
                   "ORDER BY id DESC LIMIT 1"_s,
        {orEmpty(customer.toString()), m_identity.storeId, orEmpty(except.toString())});
}

Result<QList<PosOrderId>> OrderStore::openPosOrders()
{
    return m_database.rows(
        u"SELECT DISTINCT order_id"_s + fromOpenAtPos, {}, [](const Row &row) { return PosOrderId(row.text(0)); });
}

Result<std::optional<Instant>> OrderStore::openPosOrdersSince()
{
    const auto oldest = m_database.number(u"SELECT min(updated_at)"_s + fromOpenAtPos);
    if (!oldest)
        return oldest.error();
    return *oldest == 0 ? std::nullopt : std::optional(fromMs(*oldest));
}

Result<OrderPage> OrderStore::page(const OrderFilter &filter, int page, int perPage)
{
    QStringList conditions;
    QVariantList values;
    const auto add = [&](const QString &condition, const QVariantList &bound) {
        conditions.append(condition);
        values.append(bound);
    };
    if (filter.status)
        add(u"status = ?"_s, {toWord(*filter.status)});
    if (filter.delivery == Delivery::Delivered)
        add(u"id NOT IN (%1 AND sent.delivery <> 'delivered')"_s.arg(onTheirWay), {});
    else if (filter.delivery)
        add(u"id IN (%1 AND sent.delivery = ?)"_s.arg(onTheirWay), {toWord(*filter.delivery)});
    if (filter.from || filter.to) {
        add(u"people IN (0, 1) AND created_at >= ? AND created_at < ?"_s,
            {filter.from ? toMs(*filter.from) : std::numeric_limits<qint64>::min(),
                filter.to ? toMs(*filter.to) : std::numeric_limits<qint64>::max()});
    }
    if (!filter.text.isEmpty()) {
        const QString end = filter.text + QChar(0xffff);
        add(u"id IN (SELECT id FROM customer_order WHERE ticket_number >= ? AND ticket_number < ? "
            "UNION SELECT id FROM customer_order WHERE reference >= ? AND reference < ? "
            "UNION SELECT id FROM customer_order WHERE order_id = ? "
            "UNION SELECT id FROM order_customer WHERE phone_index = ? "
            "UNION SELECT id FROM order_customer WHERE email_index = ?)"_s,
            {filter.text, end, filter.text, end, filter.text, m_protector.blindIndex(u"phone"_s, filter.text),
                m_protector.blindIndex(u"email"_s, filter.text.toLower())});
    }
    const QString condition = conditions.join(u" AND "_s);
    // Without a condition SQLite knows the count without looking at every row.
    const auto total = m_database.number(
        u"SELECT count(*) FROM customer_order"_s + (condition.isEmpty() ? QString() : u" WHERE "_s + condition),
        values);
    if (!total)
        return total.error();
    auto orders = load((condition.isEmpty() ? u"1"_s : condition) + u" ORDER BY id DESC LIMIT ? OFFSET ?"_s,
        values + QVariantList{perPage, (page - 1) * perPage});
    if (!orders)
        return orders.error();
    return OrderPage{std::move(*orders), static_cast<int>(*total)};
}

} // namespace Peak
