#include "core/storage/orderstore.h"

#include "core/logging.h"
#include "core/storage/orderrecord.h"
#include "core/storage/outboxstore.h"
#include "core/uuid.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr std::chrono::minutes twinWindow(5);
constexpr auto fromOpenAtPos = " FROM customer_order WHERE order_id IS NOT NULL AND status IN ('VERIFICATION_PENDING', "
                               "'AWAITING_PROCESSING', 'IN_PROCESS', 'PACKED_READY', 'OUT_FOR_DELIVERY')"_L1;

/** Four characters of Crockford's base 32: no I, L, O or U that could be misread. */
QString randomBase32()
{
    constexpr auto alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"_L1;
    QString text;
    for (int i = 0; i < 4; ++i)
        text += alphabet[static_cast<qsizetype>(QRandomGenerator::system()->bounded(32))];
    return text;
}

QVariant orNull(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QVariant(QMetaType::fromType<QByteArray>()) : QVariant(bytes);
}
QString orEmpty(const QString &text)
{
    return text.isNull() ? u""_s : text; // A null text would bind as NULL.
}

OrderLine lineFrom(const QSqlQuery &row, Currency currency)
{
    OrderLine line;
    line.product = ProductId(row.value(0).toString());
    line.value = ProductValueId(row.value(1).toString());
    line.name = row.value(2).toString();
    line.category = row.value(3).toString();
    line.quantity = row.value(4).toInt();
    line.unitPrice = Money(row.value(5).toLongLong(), currency);
    line.unitWeight = Weight::milligrams(row.value(6).toLongLong());
    line.unitThcMg = row.value(7).toLongLong();
    return line;
}
} // namespace

OrderStore::OrderStore(Database &database, FieldProtector &protector, const Clock &clock, KioskIdentity identity)
    : m_database(database), m_protector(protector), m_clock(clock), m_identity(std::move(identity)),
      m_events(database, clock)
{
}

OrderId OrderStore::newOrderId() const { return OrderId(makeUuid7(m_clock.now())); }

QDate OrderStore::localDay() const { return toDateTime(m_clock.now()).toTimeZone(m_identity.timeZone).date(); }

Result<Order> OrderStore::submit(
    const OrderId &id, const OrderRequest &request, const Totals &totals, const Alongside &alongside)
{
    const auto stored = m_database.write([&]() -> Result<Order> {
        const auto before = m_database.number(u"SELECT count(*) FROM customer_order WHERE uuid = ?"_s, {id.toString()});
        if (!before)
            return before.error();
        if (*before > 0)
            return existing(id);
        auto order = insert(id, request, totals);
        if (!order || !alongside)
            return order;
        if (const auto done = alongside(*order); !done)
            return done.error();
        return order;
    });
    if (stored) {
        qCInfo(lcOrders) << "order stored" << stored->reference;
        return stored;
    }
    qCCritical(lcOrders) << "order not stored:" << stored.error().message;
    if (stored.error().kind != Error::Kind::InDoubt)
        return stored;

    // The COMMIT may have happened. The checkpoint makes it durable before we say yes, and clears what is left of it
    // out of the WAL before we say no: after a power cut it could come back.
    const auto settled = m_database.checkpoint();
    const auto there = byId(id);
    if (!there || (*there && !settled))
        return stored.error();
    if (*there)
        return **there;
    return Error{Error::Kind::Storage, stored.error().message};
}

Result<Order> OrderStore::existing(const OrderId &id)
{
    const auto order = byId(id);
    if (!order)
        return order.error();
    if (!*order)
        return Error{Error::Kind::NotFound, u"no such order"_s};
    return **order;
}

Result<Order> OrderStore::insert(const OrderId &id, const OrderRequest &request, const Totals &totals)
{
    Order order;
    order.id = id;
    order.storeId = m_identity.storeId;
    order.kioskId = m_identity.kioskId;
    order.customer = request.customer;
    order.contact = request.contact;
    order.lines = request.lines;
    order.notes = request.notes;
    order.discountCode = request.discountCode;
    order.totals = totals;
    order.medical = request.medical;
    order.delivery = m_identity.hasPos ? Delivery::Queued : Delivery::Delivered;
    order.createdAt = order.updatedAt = m_clock.now();
    if (const auto named = name(order); !named)
        return named.error();

    const auto now = toMs(order.createdAt);
    const auto inserted =
        m_database.execute(u"INSERT INTO customer_order (uuid, reference, ticket_number, store_id, kiosk_id, "
                           u"customer_id, status, delivery, "
                           "amount, currency, estimate, notes, data, cart_index, created_at, updated_at) "
                           "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {order.id.toString(), order.reference, order.ticketNumber, order.storeId, order.kioskId,
                orEmpty(order.customer.toString()), toWord(order.status), toWord(order.delivery), totals.total.minor(),
                QString(m_identity.currency.text()), totals.estimate, orEmpty(order.notes),
                OrderRecord::dataOf(order, request.origin), cartIndex(request), now, now});
    if (!inserted)
        return inserted.error();

    const qint64 row = m_database.lastInsertId();
    for (const auto &step :
        {
            std::function([&] { return insertLines(row, order.lines); }),
            std::function([&] { return insertContact(row, order); }),
            std::function([&] {
                return m_events.append({0, order.id, {}, {request.origin}, u"created"_s, {}, toWord(order.status), {}});
            }),
            std::function([&]() -> Result<Ok> {
                if (!m_identity.hasPos)
                    return Ok{};
                return enqueueOperation(m_database, row, Operation::Create, {}, order.createdAt);
            }),
        }) {
        if (const auto done = step(); !done)
            return done.error();
    }
    return order;
}

Result<Ok> OrderStore::name(Order &order)
{
    const QDate day = localDay();
    const auto seq = m_database.number(
        u"INSERT INTO kiosk_day VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last"_s,
        {day.toString(Qt::ISODate)});
    if (!seq)
        return seq.error();
    const QString kiosk = QString::number(m_identity.kioskId);
    const QString number = QString::number(*seq);
    const QString isoDay = day.toString(Qt::ISODate).remove(u'-');
    order.reference = u'K' + kiosk + u'-' + isoDay + u'-' + number.rightJustified(4, u'0') + u'-' + randomBase32();
    order.ticketNumber = kiosk + u'-' + number.rightJustified(3, u'0');
    return Ok{};
}

Result<Ok> OrderStore::insertLines(qint64 row, const QList<OrderLine> &lines)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto &line = lines[i];
        const auto done = m_database.execute(u"INSERT INTO order_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {row, i, line.product.toString(), line.value.toString(), orEmpty(line.name), orEmpty(line.category),
                line.quantity, line.unitPrice.minor(), line.unitWeight.mg(), line.unitThcMg});
        if (!done)
            return done;
    }
    return Ok{};
}

Result<Ok> OrderStore::insertContact(qint64 row, const Order &order)
{
    const auto &contact = order.contact;
    const auto key = m_protector.newRowKey(u"order_customer"_s, order.id.toString());
    if (!key)
        return key.error();
    QVariantList values{row, order.id.toString(), *key};
    const std::pair<QString, QString> fields[]{
        {u"first_name"_s, contact.firstName},
        {u"last_name"_s, contact.lastName},
        {u"phone"_s, contact.phone},
        {u"email"_s, contact.email},
        {u"birthday"_s, contact.birthday.toString(Qt::ISODate)},
    };
    for (const auto &[column, plain] : fields) {
        const auto sealed = m_protector.seal(*key, {u"order_customer"_s, order.id.toString(), column}, plain);
        if (!sealed)
            return sealed.error();
        values.append(orNull(*sealed));
    }
    values << orNull(m_protector.blindIndex(u"phone"_s, contact.phone))
           << orNull(m_protector.blindIndex(u"email"_s, contact.email)) << order.totals.total.minor()
           << toMs(order.createdAt) << order.kioskId;
    return m_database.execute(
        u"INSERT INTO order_customer (id, uuid, row_key, first_name, last_name, phone, email, birthday, phone_index, "
        "email_index, amount, date, kiosks_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        values);
}

/** Who asks for what, as a blind index; NULL for somebody we know nothing about. */
QVariant OrderStore::cartIndex(const OrderRequest &request)
{
    const auto &contact = request.contact;
    const QString who = !request.customer.isEmpty() ? u"id:"_s + request.customer.toString()
        : !contact.phone.isEmpty()                  ? u"phone:"_s + contact.phone
        : !contact.email.isEmpty()                  ? u"email:"_s + contact.email
                                                    : QString();
    if (who.isEmpty())
        return orNull(QByteArray());
    QString cart = who;
    for (const auto &line : targetLines(request.lines))
        cart +=
            u'\n' + line.product.toString() + u'\t' + line.value.toString() + u'\t' + QString::number(line.quantity);
    return orNull(m_protector.blindIndex(u"cart"_s, cart));
}

Result<std::optional<Order>> OrderStore::recentTwin(const OrderRequest &request)
{
    const QVariant index = cartIndex(request);
    if (index.isNull())
        return std::optional<Order>();
    // Not younger than now either, by much: after the clock was set back it would be a twin for years.
    return loadOne(u"cart_index = ? AND created_at > ? AND created_at < ? AND status <> 'CANCELED' "
                   "ORDER BY created_at DESC LIMIT 1"_s,
        {index, toMs(m_clock.now() - twinWindow), toMs(m_clock.now() + twinWindow)});
}

Result<QList<Order>> OrderStore::load(const QString &condition, const QVariantList &values)
{
    const auto found =
        m_database.rows(u"SELECT %1 FROM customer_order WHERE %2"_s.arg(OrderRecord::columns(), condition), values,
            [](const QSqlQuery &row) { return std::pair(row.value(0).toLongLong(), OrderRecord::read(row)); });
    if (!found)
        return found.error();
    QList<Order> orders;
    for (auto [row, order] : *found) {
        if (const auto done = loadLines(row, order); !done)
            return done.error();
        if (const auto done = loadContact(row, order); !done)
            return done.error();
        orders.append(order);
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
            {row}, [&](const QSqlQuery &item) { return lineFrom(item, currency); });
    if (!lines)
        return lines.error();
    order.lines = std::move(*lines);
    return Ok{};
}

Result<Ok> OrderStore::loadContact(qint64 row, Order &order)
{
    const auto sealed = m_database.row(
        u"SELECT row_key, first_name, last_name, phone, email, birthday, payed FROM order_customer WHERE id = ?"_s,
        {row}, [&](const QSqlQuery &person) {
            order.paid = person.value(6).toBool();
            QList<QByteArray> cells;
            for (int i = 0; i < 6; ++i)
                cells.append(person.value(i).toByteArray());
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
    return m_database.rows(u"SELECT DISTINCT order_id"_s + fromOpenAtPos, {},
        [](const QSqlQuery &row) { return PosOrderId(row.value(0).toString()); });
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
    QStringList conditions{u"1"_s};
    QVariantList values;
    const auto add = [&](const QString &condition, const QVariantList &bound) {
        conditions.append(condition);
        values.append(bound);
    };
    if (filter.status)
        add(u"status = ?"_s, {toWord(*filter.status)});
    if (filter.delivery)
        add(u"delivery = ?"_s, {toWord(*filter.delivery)});
    if (filter.from)
        add(u"created_at >= ?"_s, {toMs(*filter.from)});
    if (filter.to)
        add(u"created_at < ?"_s, {toMs(*filter.to)});
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
    const auto total = m_database.number(u"SELECT count(*) FROM customer_order WHERE "_s + condition, values);
    if (!total)
        return total.error();
    auto orders =
        load(condition + u" ORDER BY id DESC LIMIT ? OFFSET ?"_s, values + QVariantList{perPage, (page - 1) * perPage});
    if (!orders)
        return orders.error();
    return OrderPage{std::move(*orders), static_cast<int>(*total)};
}

Result<Ok> OrderStore::setCustomer(const OrderId &id, const CustomerId &customer)
{
    return m_database.write([&] {
        return m_database.execute(u"UPDATE customer_order SET customer_id = ? WHERE uuid = ?"_s,
            {orEmpty(customer.toString()), id.toString()});
    });
}

Result<Order> OrderStore::setPrinted(
    const OrderId &id, const QString &printedId, Instant printedDate, const Actor &actor)
{
    return m_database.write([&]() -> Result<Order> {
        const auto updated = m_database.execute(u"UPDATE customer_order SET printed_id = ?, printed_date = ?, "
                                                "version = version + 1, updated_at = ? WHERE uuid = ?"_s,
            {orEmpty(printedId), toMs(printedDate), toMs(m_clock.now()), id.toString()});
        if (!updated)
            return updated.error();
        if (const auto noted = m_events.append({0, id, {}, actor, u"printed"_s, {}, printedId, {}}); !noted)
            return noted.error();
        const auto order = byId(id);
        if (!order)
            return order.error();
        if (!*order)
            return Error{Error::Kind::NotFound, u"no such order"_s};
        return **order;
    });
}

Result<int> OrderStore::forgetPeople(Instant before)
{
    const auto outcome = m_database.write([&]() -> Result<int> {
        const auto forgotten = m_database.execute(
            u"UPDATE order_customer SET row_key = NULL, first_name = NULL, last_name = NULL, phone = NULL, "
            "email = NULL, birthday = NULL, phone_index = NULL, email_index = NULL "
            "WHERE row_key IS NOT NULL AND date < ? AND id IN (SELECT id FROM customer_order WHERE "
            "delivery = 'delivered' OR status IN ('COMPLETED', 'CANCELED', 'REMOVED'))"_s,
            {toMs(before)});
        if (!forgotten)
            return forgotten.error();
        const int count = m_database.changedRows();
        const auto cleaned = m_database.execute(u"UPDATE customer_order SET notes = '', cart_index = NULL WHERE (notes "
                                                u"<> '' OR cart_index IS NOT NULL) AND "
                                                "id IN (SELECT id FROM order_customer WHERE row_key IS NULL)"_s);
        if (!cleaned)
            return cleaned.error();
        return count;
    });
    // Until then the old pages, keys and all, stand in the WAL.
    return outcome.andThen([&](int count) { return m_database.checkpoint().map([=](Ok) { return count; }); });
}

Result<bool> OrderStore::hasPeople(Database &database)
{
    return database.number(u"SELECT EXISTS (SELECT 1 FROM order_customer WHERE row_key IS NOT NULL)"_s)
        .map([](qint64 any) { return any != 0; });
}

} // namespace Peak
