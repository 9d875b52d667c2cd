#pragma once

#include "tests/support/ledgerpos.h"
#include "tests/support/scratchbook.h"

#include <QMap>
#include <QSet>

namespace Peak {

using Tickets = QMap<PosOrderId, PosOrder>;

/** What the world outside of the kiosk was told, and after how many of the kiosk's calls to the disk. */
class PowerLossLedger {
public:
    /** Each holds from the present number of calls on. */
    void begun(const OrderId &id);
    void promised(const Order &order);
    void refused(const OrderId &id);
    void atThePos(const Tickets &tickets);

    /** What was true when the power went after so many calls. */
    struct Moment {
        QSet<OrderId> begun;
        QList<Order> promised;
        QList<OrderId> refused;
        Tickets tickets;
    };
    [[nodiscard]] Moment at(qsizetype calls) const;
    [[nodiscard]] qsizetype promises() const { return m_promised.size(); }

private:
    QMultiMap<qsizetype, OrderId> m_begun;
    QMultiMap<qsizetype, Order> m_promised;
    QMultiMap<qsizetype, OrderId> m_refused;
    QMap<qsizetype, Tickets> m_tickets;
};

/** What the next start finds wrong with orders.db; empty when every promise is kept. */
QStringList findBrokenPromises(ScratchBook &book, const PowerLossLedger::Moment &moment);
/** Lets the agent go on against the POS as it was, until nothing waits: what is not there exactly once. */
QStringList findLostOrDoubled(ScratchBook &book, const Tickets &tickets);

} // namespace Peak
