#pragma once

#include "core/ticketnote.h"
#include "tests/support/scriptedposclient.h"

#include <QMap>

namespace Peak {

/** What becomes of one writing call. */
enum class Fate {
    Taken, ///< Executed and answered.
    ReplyLost, ///< Executed, no answer.
    RequestLost, ///< Not executed, no answer.
    Garbled, ///< Executed, unreadable answer.
    Away, ///< Not sent.
    Busy, ///< "Come back later".
};

/**
 * A POS that keeps tickets, so that a test can count what was really done there, and loses messages by a script. Its
 * recovery tells the truth. Without a fate left every call is Taken.
 */
class LedgerPos {
public:
    ScriptedPosClient client;
    QList<Fate> fates;
    QMap<PosOrderId, PosOrder> tickets;
    int executed = 0; ///< Writing calls that had an effect.

    LedgerPos()
    {
        client.can.resume = true;
        client.can.update = true;
        client.resumable = [](const PosOrder &open) { return open.status == OrderStatus::AwaitingProcessing; };
        client.creates.otherwise = [this](const Order &order) { return meet([&] { return create(order); }); };
        client.updates.otherwise = [this](const MergeTarget &target) { return update(target); };
        client.reads.otherwise = [this](const PosOrderId &id) -> Result<PosOrder> {
            if (!tickets.contains(id))
                return Error{Error::Kind::NotFound, QStringLiteral("no such ticket")};
            return tickets.value(id);
        };
        client.createRecoveries.otherwise = [this](const UnclearCreate &unclear) -> Result<Recovery> {
            const auto held = ticketOf(unclear.order.reference);
            return held ? Recovery{Recovery::Verdict::Found, held, {}} : Recovery{Recovery::Verdict::NotThere, {}, {}};
        };
        client.updateRecoveries.otherwise = [this](const MergeTarget &target) -> Result<Recovery> {
            const PosOrder held = tickets.value(target.ticket);
            if (held.lines == target.lines)
                return Recovery{Recovery::Verdict::Found, held, {}};
            const bool asBefore = held.lines == target.before;
            return Recovery{asBefore ? Recovery::Verdict::NotThere : Recovery::Verdict::Superseded, {}, {}};
        };
        client.keptOne.otherwise = [this](const UnclearCreate &unclear) -> Result<PosOrder> {
            return *ticketOf(unclear.order.reference);
        };
    }

    /** How often this order stands at the POS, on a ticket of its own or on another's. */
    [[nodiscard]] int timesHeld(const QString &reference) const
    {
        int times = 0;
        for (const auto &ticket : tickets)
            times += static_cast<int>(references(ticket).count(reference));
        return times;
    }

    /** Everything on all tickets. */
    [[nodiscard]] QList<TargetLine> allLines() const
    {
        QList<TargetLine> lines;
        for (const auto &ticket : tickets)
            lines = mergedLines(lines, ticket.lines);
        return lines;
    }

private:
    static QStringList references(const PosOrder &ticket)
    {
        return QStringList{ticket.reference} + TicketNote::fromText(ticket.note).references;
    }

    [[nodiscard]] std::optional<PosOrder> ticketOf(const QString &reference) const
    {
        for (const auto &ticket : tickets) {
            if (references(ticket).contains(reference))
                return ticket;
        }
        return std::nullopt;
    }

    template<class Work>
    Result<PosOrder> meet(Work work)
    {
        const Fate fate = fates.isEmpty() ? Fate::Taken : fates.takeFirst();
        switch (fate) {
        case Fate::Taken:
            return work();
        case Fate::ReplyLost:
            std::ignore = work();
            return Error{Error::Kind::InDoubt, QStringLiteral("reply lost")};
        case Fate::RequestLost:
            return Error{Error::Kind::InDoubt, QStringLiteral("request lost")};
        case Fate::Garbled:
            std::ignore = work();
            return Error{Error::Kind::Malformed, QStringLiteral("garbled")};
        case Fate::Away:
            return Error{Error::Kind::Unreachable, QStringLiteral("away")};
        case Fate::Busy:
            return Error{Error::Kind::Throttled, QStringLiteral("busy"), std::chrono::seconds(30)};
        }
        Q_UNREACHABLE();
    }

    Result<PosOrder> create(const Order &order)
    {
        const QString id = QStringLiteral("T-%1").arg(tickets.size() + 1);
        ++executed;
        return *tickets.insert(PosOrderId(id), ScriptedPosClient::held(id, order, OrderStatus::AwaitingProcessing));
    }

    Result<PosOrder> update(const MergeTarget &target)
    {
        if (!tickets.contains(target.ticket) || tickets.value(target.ticket).lines != target.before)
            return Error{Error::Kind::Conflict, QStringLiteral("changed meanwhile")};
        return meet([&]() -> Result<PosOrder> {
            PosOrder &ticket = tickets[target.ticket];
            ticket.lines = target.lines;
            ticket.note = TicketNote{target.note, target.references.mid(1)}.toText();
            ++executed;
            return ticket;
        });
    }
};

} // namespace Peak
