#include "core/storage/eventstore.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** Each member with its length in front, so that no two entries share one text. */
QByteArray linkHash(const QByteArray &previous, const Event &event)
{
    QByteArray chained;
    chained.reserve(256);
    const auto add = [&](const QByteArray &part) {
        chained.append(QByteArray::number(part.size())).append(':').append(part);
    };
    add(previous);
    add(event.order.toString().toUtf8());
    add(QByteArray::number(toMs(event.at)));
    for (const auto *text : {&event.actor.name, &event.what, &event.from, &event.to, &event.why})
        add(text->toUtf8());
    return QCryptographicHash::hash(chained, QCryptographicHash::Sha256);
}

Event eventFrom(const Row &row)
{
    Event event;
    event.seq = row.number(0);
    event.order = OrderId(row.text(1));
    event.at = fromMs(row.number(2));
    event.actor.name = row.text(3);
    event.what = row.text(4);
    event.from = row.text(5);
    event.to = row.text(6);
    event.why = row.text(7);
    return event;
}

constexpr auto columns = "seq, order_uuid, at, actor, what, from_value, to_value, why"_L1;

QString orEmpty(const QString &text)
{
    return text.isNull() ? u""_s : text; // A null text would bind as NULL.
}
} // namespace

EventStore::EventStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) { }

Result<Ok> EventStore::append(const Event &event)
{
    Event entry = event;
    entry.at = m_clock.now();
    const auto previous = m_database.row(
        u"SELECT hash FROM order_event ORDER BY seq DESC LIMIT 1"_s, {}, [](const Row &row) { return row.bytes(0); });
    if (!previous)
        return previous.error();
    return m_database.execute(u"INSERT INTO order_event (order_uuid, at, actor, what, from_value, to_value, why, hash) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {orEmpty(entry.order.toString()), toMs(entry.at), orEmpty(entry.actor.name), orEmpty(entry.what),
            orEmpty(entry.from), orEmpty(entry.to), orEmpty(entry.why),
            linkHash(previous->value_or(QByteArray()), entry)});
}

Result<QList<Event>> EventStore::ofOrder(const OrderId &order)
{
    return m_database.rows(
        u"SELECT %1 FROM order_event WHERE order_uuid = ? ORDER BY seq"_s.arg(columns), {order.toString()}, eventFrom);
}

Result<std::optional<qint64>> EventStore::firstBroken()
{
    QByteArray previous;
    std::optional<qint64> broken;
    const auto walked =
        m_database.rows(u"SELECT %1, hash FROM order_event ORDER BY seq"_s.arg(columns), {}, [&](const Row &row) {
            const QByteArray stored = row.bytes(8);
            const Event event = eventFrom(row);
            if (!broken && linkHash(previous, event) != stored)
                broken = event.seq;
            previous = stored;
            return Ok{};
        });
    if (!walked)
        return walked.error();
    return broken;
}

} // namespace Peak
