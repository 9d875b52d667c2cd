#include "core/storage/orderstore.h"

#include "core/logging.h"
#include "core/storage/orderrecord.h"
#include "core/storage/outboxstore.h"
#include "core/uuid.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr std::chrono::minutes twinWindow(5);

/** Four characters of Crockford's base 32: no I, L, O or U that could be misread. */
QString randomBase32()
{
    constexpr auto alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"_L1;
    const quint32 random = QRandomGenerator::system()->generate();
    QString text;
    for (int i = 0; i < 4; ++i)
        text += alphabet[(random >> (5 * i)) & 31];
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
    auto done = insertLines(row, order.lines);
    if (done)
        done = insertContact(row, order);
    if (done)
        done = m_events.append({0, id, {}, {request.origin}, u"created"_s, {}, toWord(order.status), {}});
    if (done && m_identity.hasPos)
        done = enqueueOperation(m_database, row, Operation::Create, {}, order.createdAt);
    return done.map([&](Ok) { return order; });
}

Result<Ok> OrderStore::name(Order &order)
{
    const QString kiosk = QString::number(m_identity.kioskId);
    const QString prefix = u'K' + kiosk + u'-' + localDay().toString(u"yyyyMMdd"_s) + u'-';
    const auto last = lastNumber(prefix);
    if (!last)
        return last.error();
    const QString number = QString::number(*last + 1);
    order.reference = prefix + number.rightJustified(4, u'0') + u'-' + randomBase32();
    order.ticketNumber = kiosk + u'-' + number.rightJustified(3, u'0');
    return Ok{};
}

/** The highest number given to a reference that begins so; 0 when there is none. */
Result<qint64> OrderStore::lastNumber(const QString &prefix)
{
    const auto numberOf = [&](const QString &reference) {
        return QStringView(reference).mid(prefix.size()).split(u'-').first().toLongLong();
    };
    const auto newest = m_database.row(u"SELECT reference FROM customer_order ORDER BY id DESC LIMIT 1"_s, {},
        [](const Row &row) { return row.text(0); });
    if (!newest)
        return newest.error();
    if (newest->value_or(QString()).startsWith(prefix))
        return numberOf(**newest);

    // A new day, or one that comes again because the clock was set. '.' follows '-'.
    const auto ofDay = m_database.rows(u"SELECT reference FROM customer_order WHERE reference > ? AND reference < ?"_s,
        {prefix, QString(prefix.chopped(1) + u'.')}, [&](const Row &row) { return numberOf(row.text(0)); });
    if (!ofDay)
        return ofDay.error();
    return ofDay->isEmpty() ? 0 : *std::ranges::max_element(*ofDay);
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
    return loadOne(u"people = 1 AND created_at > ? AND created_at < ? AND cart_index = ? AND status <> 'CANCELED' "
                   "ORDER BY created_at DESC LIMIT 1"_s,
        {toMs(m_clock.now() - twinWindow), toMs(m_clock.now() + twinWindow), index});
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

Result<Ok> OrderStore::forgetPerson(qint64 row)
{
    const auto forgotten = m_database.execute(
        u"UPDATE order_customer SET row_key = NULL, first_name = NULL, last_name = NULL, phone = NULL, "
        "email = NULL, birthday = NULL, phone_index = NULL, email_index = NULL WHERE id = ?"_s,
        {row});
    if (!forgotten)
        return forgotten;
    return m_database.execute(
        u"UPDATE customer_order SET notes = '', cart_index = NULL, people = 0 WHERE id = ?"_s, {row});
}

Result<int> OrderStore::forgetPeople(Instant before)
{
    const auto outcome = m_database.write([&]() -> Result<int> {
        const auto done =
            m_database.rows(u"SELECT id FROM customer_order WHERE people = 1 AND created_at < ? AND "
                            "(delivery = 'delivered' OR status IN ('COMPLETED', 'CANCELED', 'REMOVED'))"_s,
                {toMs(before)}, [](const Row &row) { return row.number(0); });
        if (!done)
            return done.error();
        for (const qint64 row : *done) {
            if (const auto forgotten = forgetPerson(row); !forgotten)
                return forgotten.error();
        }
        return static_cast<int>(done->size());
    });
    // Until then the old pages, keys and all, stand in the WAL.
    return outcome.andThen([&](int count) { return m_database.checkpoint().map([=](Ok) { return count; }); });
}

Result<bool> OrderStore::hasPeople(Database &database)
{
    return database.number(u"SELECT EXISTS (SELECT 1 FROM customer_order WHERE people = 1)"_s).map([](qint64 any) {
        return any != 0;
    });
}

} // namespace Peak
