#include "app/ctl/queuecommands.h"

#include "core/storage/outboxstore.h"
#include "platform/orderbook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
const SystemClock systemClock;

struct Queue {
    OrderBook book;
    std::unique_ptr<OutboxStore> outbox;
};

struct QueuedOrder {
    OutboxEntry entry;
    Order order;
};

Result<Queue> openQueue(const CtlSettings &settings)
{
    const auto data = DataDirectory::prepare(settings.data);
    if (!data)
        return data.error();
    auto book = openOrderBook(settings.config, *data, systemClock, u"peakctl"_s);
    if (!book)
        return book.error();
    Queue queue{std::move(*book), nullptr};
    queue.outbox = std::make_unique<OutboxStore>(*queue.book.database, *queue.book.store, systemClock);
    return queue;
}

Result<QList<QueuedOrder>> queuedOrders(Queue &queue)
{
    const auto entries = queue.outbox->list();
    if (!entries)
        return entries.error();
    QList<QueuedOrder> found;
    for (const auto &entry : *entries) {
        const auto order = queue.book.store->byId(entry.order);
        if (!order)
            return order.error();
        if (*order)
            found.append({entry, **order});
    }
    return found;
}

QString isoTime(Instant at) { return toDateTime(at).toString(Qt::ISODate); }

QJsonObject toJson(const QueuedOrder &queued)
{
    const auto &[entry, order] = queued;
    return {
        {u"id"_s, entry.seq},
        {u"order"_s, order.id.toString()},
        {u"reference"_s, order.reference},
        {u"ticket_number"_s, order.ticketNumber},
        {u"operation"_s, toWord(entry.operation)},
        {u"state"_s, toWord(entry.state)},
        {u"needs_person"_s, entry.needsPerson},
        {u"attempts"_s, entry.attempts},
        {u"next_try_at"_s, isoTime(entry.nextTry)},
        {u"created_at"_s, isoTime(entry.createdAt)},
        {u"error_kind"_s, entry.errorKind},
        {u"error"_s, entry.error},
    };
}

QString toLine(const QueuedOrder &queued)
{
    const auto &[entry, order] = queued;
    const QString state = toWord(entry.state) + (entry.needsPerson ? u" (staff must decide)"_s : QString());
    return QStringList{QString::number(entry.seq), order.reference, toWord(entry.operation), state,
        isoTime(entry.createdAt), u"%1 tries"_s.arg(entry.attempts), entry.error}
        .join(u'\t');
}
} // namespace

int listQueue(const CtlSettings &settings, const QStringList &arguments)
{
    const bool json = arguments == QStringList{u"--json"_s};
    if (!arguments.isEmpty() && !json)
        return fail(Usage, u"usage: peakctl queue list [--json]"_s);
    auto queue = openQueue(settings);
    if (!queue)
        return fail(Failed, queue.error().message);
    const auto queued = queuedOrders(*queue);
    if (!queued)
        return fail(Failed, queued.error().message);
    if (json) {
        QJsonArray rows;
        for (const auto &one : *queued)
            rows.append(toJson(one));
        say(QString::fromUtf8(QJsonDocument(rows).toJson()));
        return Done;
    }
    for (const auto &one : *queued)
        say(toLine(one));
    return Done;
}

int retryQueued(const CtlSettings &settings, const QStringList &arguments)
{
    if (arguments.size() != 1)
        return fail(Usage, u"usage: peakctl queue retry ID, the number or reference from queue list"_s);
    auto queue = openQueue(settings);
    if (!queue)
        return fail(Failed, queue.error().message);
    const auto queued = queuedOrders(*queue);
    if (!queued)
        return fail(Failed, queued.error().message);
    const auto wanted = std::ranges::find_if(*queued, [&](const QueuedOrder &one) {
        return QString::number(one.entry.seq) == arguments.first() || one.order.reference == arguments.first();
    });
    if (wanted == queued->end())
        return fail(Failed, u"nothing in the queue is called %1"_s.arg(arguments.first()));
    const auto retried = queue->outbox->retry(wanted->entry.seq, Actor{u"peakctl"_s});
    return retried ? int(Done) : fail(Failed, retried.error().message);
}

int startNewQueue(const CtlSettings &settings, const QStringList &arguments)
{
    if (arguments != QStringList{u"--yes"_s}) {
        return fail(Usage,
            u"usage: peakctl queue start-new --yes\n"
            "Only when the order database is damaged or lost: orders in it that the POS does not have yet must be\n"
            "entered by hand. The old file is kept under a new name."_s);
    }
    const auto data = DataDirectory::prepare(settings.data);
    if (!data)
        return fail(Failed, data.error().message);
    const auto aside = startNewOrders(*data);
    if (!aside)
        return fail(Failed, aside.error().message);
    say(aside->isEmpty() ? u"a new order database begins"_s
                         : u"a new order database begins; the old one is %1"_s.arg(*aside));
    return Done;
}

} // namespace Peak
