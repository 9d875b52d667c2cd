#include "tests/sync/powerlossledger.h"

#include "sync/outbox/outboxworker.h"
#include "tests/support/diskrecorder.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
template<class T>
QList<T> until(const QMultiMap<qsizetype, T> &facts, qsizetype calls)
{
    QList<T> known;
    for (auto fact = facts.cbegin(); fact != facts.cend() && fact.key() <= calls; ++fact)
        known.append(*fact);
    return known;
}

/** What of an order never changes after it was promised. */
auto promiseOf(const Order &order)
{
    return std::tuple(order.reference, order.ticketNumber, order.contact, order.lines, order.notes, order.totals,
        order.storeId, order.kioskId, order.createdAt);
}

QString idsOf(ScratchBook &book, const QString &sql)
{
    const auto found = book.database->rows(sql, {}, [](const Row &row) { return row.text(0); });
    return found ? QStringList(*found).join(u' ') : found.error().message;
}

/** One name of what is wrong, and a query for what has it. */
constexpr std::pair<const char *, const char *> faults[] = {
    {"integrity_check", "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"},
    {"foreign_key_check", "SELECT \"table\" FROM pragma_foreign_key_check"},
    {"without lines", "SELECT uuid FROM customer_order WHERE id NOT IN (SELECT order_row FROM order_item)"},
    {"without a person", "SELECT uuid FROM customer_order WHERE id NOT IN (SELECT id FROM order_customer)"},
    {"without a queue entry",
        "SELECT uuid FROM customer_order WHERE id NOT IN (SELECT order_row FROM outbox WHERE operation IN ('create', "
        "'merge'))"},
    {"delivered in one table only",
        "SELECT uuid FROM customer_order JOIN outbox ON order_row = customer_order.id WHERE operation IN ('create', "
        "'merge') AND (outbox.state = 'delivered') <> (delivery = 'delivered')"},
};

QString faultOfPromise(ScratchBook &book, const Order &promised)
{
    const auto there = book.orders->byId(promised.id);
    if (!there)
        return there.error().message;
    if (!*there)
        return u"lost"_s;
    if (promiseOf(**there) != promiseOf(promised))
        return u"not as promised"_s;
    const auto history = book.events->ofOrder(promised.id);
    const bool told = history && !history->isEmpty() && history->first().what == "created"_L1;
    return told ? QString() : u"without its history"_s;
}

/** What the POS had already done when the power went must be looked up, or be known as done. */
QString faultOfSent(ScratchBook &book, const Order &order)
{
    const bool safe = order.delivery == Delivery::InDoubt || order.delivery == Delivery::Delivered;
    const auto entries = book.outbox->ready(1000, false);
    const bool sendable = std::ranges::any_of(entries.valueOr({}), [&](const OutboxEntry &entry) {
        return entry.order == order.id && entry.state == Delivery::Queued
            && (entry.operation == Operation::Create || entry.operation == Operation::Merge);
    });
    return safe && !sendable ? QString() : u"would be sent again as "_s + toWord(order.delivery);
}
} // namespace

void PowerLossLedger::begun(const OrderId &id) { m_begun.insert(DiskRecorder::position(), id); }
void PowerLossLedger::promised(const Order &order) { m_promised.insert(DiskRecorder::position(), order); }
void PowerLossLedger::refused(const OrderId &id) { m_refused.insert(DiskRecorder::position(), id); }
void PowerLossLedger::atThePos(const Tickets &tickets) { m_tickets[DiskRecorder::position()] = tickets; }

PowerLossLedger::Moment PowerLossLedger::at(qsizetype calls) const
{
    Moment moment;
    const auto begun = until(m_begun, calls);
    moment.begun = {begun.cbegin(), begun.cend()};
    moment.promised = until(m_promised, calls);
    moment.refused = until(m_refused, calls);
    const auto later = m_tickets.upperBound(calls);
    if (later != m_tickets.cbegin())
        moment.tickets = *std::prev(later);
    return moment;
}

QStringList findBrokenPromises(ScratchBook &book, const PowerLossLedger::Moment &moment)
{
    if (!book.database)
        return {u"refused: "_s + book.refusal};
    QStringList wrong;
    for (const auto &[fault, sql] : faults) {
        if (const auto ids = idsOf(book, QString::fromLatin1(sql)); !ids.isEmpty())
            wrong.append(QLatin1StringView(fault) + u": "_s + ids);
    }
    const auto broken = book.events->firstBroken();
    if (!broken || *broken)
        wrong.append(u"the history's chain is broken"_s);
    for (const auto &order : moment.promised) {
        if (const auto fault = faultOfPromise(book, order); !fault.isEmpty())
            wrong.append(order.reference + u' ' + fault);
    }
    for (const auto &id : moment.refused) {
        if (const auto there = book.orders->byId(id); !there || *there)
            wrong.append(id.toString() + u" was refused and is there"_s);
    }
    if (const auto doubted = book.outbox->doubtWhatWasSending(); !doubted)
        wrong.append(doubted.error().message);
    LedgerPos pos;
    pos.tickets = moment.tickets;
    const auto page = book.orders->page({}, 1, 1000);
    for (const auto &order : page->orders) {
        if (!moment.begun.contains(order.id))
            wrong.append(order.reference + u" was never asked for"_s);
        if (pos.timesHeld(order.reference) == 0)
            continue;
        if (const auto fault = faultOfSent(book, order); !fault.isEmpty())
            wrong.append(order.reference + u' ' + fault);
    }
    return wrong;
}

QStringList findLostOrDoubled(ScratchBook &book, const Tickets &tickets)
{
    LedgerPos pos;
    pos.tickets = tickets;
    OutboxWorker worker(*book.outbox, *book.orders, pos.client, book.clock, 4);
    worker.start();
    for (int i = 0; i < 30 && book.outbox->state()->waiting > 0; ++i) {
        book.clock.advance(6min);
        worker.wake();
        for (int turn = 0; turn < 20; ++turn)
            QCoreApplication::processEvents();
    }
    worker.stop();
    QStringList wrong;
    const auto page = book.orders->page({}, 1, 1000);
    for (const auto &order : page->orders) {
        if (const int times = pos.timesHeld(order.reference); times != 1)
            wrong.append(u"%1 is at the POS %2 times"_s.arg(order.reference).arg(times));
    }
    for (const auto &ticket : std::as_const(pos.tickets)) {
        if (!*book.orders->byReference(ticket.reference))
            wrong.append(ticket.reference + u" is at the POS only"_s);
    }
    return wrong;
}

} // namespace Peak
