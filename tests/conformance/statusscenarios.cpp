// Where an order is in the shop, told both ways.
#include "tests/conformance/expect.h"
#include "tests/conformance/scenario.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak::Conformance {

namespace {
constexpr OrderStatus allStatuses[] = {OrderStatus::VerificationPending, OrderStatus::AwaitingProcessing,
    OrderStatus::InProcess, OrderStatus::PackedReady, OrderStatus::OutForDelivery, OrderStatus::Completed,
    OrderStatus::Canceled, OrderStatus::Removed};

bool canSet(const Capabilities &can, OrderStatus status)
{
    return can.settableStatuses.contains(status) || (status == OrderStatus::Canceled && can.cancel);
}

/** The shortest way of staff from a new order to `to` over statuses the POS can be told; empty without any. */
QList<OrderStatus> wayTo(const Capabilities &can, OrderStatus to)
{
    QList<QList<OrderStatus>> ways{{OrderStatus::AwaitingProcessing}};
    for (qsizetype i = 0; i < ways.size(); ++i) {
        const auto way = ways.at(i);
        for (const auto next : staffMovesFrom(way.last())) {
            if (canSet(can, next) && next == to)
                return (way + QList{next}).mid(1);
            if (canSet(can, next) && !way.contains(next))
                ways.append(way + QList{next});
        }
    }
    return {};
}

/** Staff at the kiosk move an order; the ticket follows. */
void move(Shop &shop, const Order &order, OrderStatus to)
{
    const auto before = shop.now(order.id);
    const auto changed = shop.orders().changeStatus(order.id, to, before.version, Actor::api(u"staff"_s), true);
    QVERIFY2(changed, changed ? "" : qPrintable(changed.error().message));
    const auto after = shop.settled(order.id);
    QCOMPARE(toWord(after.delivery), toWord(Delivery::Delivered));
    QCOMPARE(toWord(after.status), toWord(to));
    const auto tickets = shop.tickets();
    const auto ticket = std::ranges::find_if(
        tickets, [&](const Ticket &candidate) { return candidate.references.contains(order.reference); });
    const bool isGone = to == OrderStatus::Canceled && !shop.rig().keepsCanceled();
    QCOMPARE(ticket == tickets.end(), isGone);
    if (isGone)
        return;
    QVERIFY2(ticket->status == to, qPrintable(u"%1 instead of %2"_s.arg(ticket->word, toWord(to))));
}

/** Staff at the POS move a ticket; the kiosk learns it with the next round. */
void moveAtPos(Shop &shop, const Order &order, OrderStatus to)
{
    const auto moved = shop.simulator().moveTicket(shop.ticketOf(order).id, shop.rig().moveTo(to));
    QVERIFY2(moved, moved ? "" : qPrintable(moved.error().message));
    const auto polled = shop.poll();
    QVERIFY2(polled, polled ? "" : qPrintable(polled.error().message));
    QCOMPARE(toWord(shop.now(order.id).status), toWord(to));
}
} // namespace

void statusToPos(Shop &shop)
{
    for (const auto from : allStatuses) {
        const bool isNew = from == OrderStatus::AwaitingProcessing;
        const auto way = isNew ? QList<OrderStatus>() : wayTo(shop.can(), from);
        if (way.isEmpty() && !isNew)
            continue;
        for (const auto to : staffMovesFrom(from)) {
            if (!canSet(shop.can(), to))
                continue;
            const auto order = shop.deliver(shop.guestRequest({shop.line(0, 1)}));
            PEAK_STEP(expectOneTicket(shop, order));
            for (const auto step : way)
                PEAK_STEP(move(shop, order, step));
            PEAK_STEP(move(shop, order, to));
        }
    }
}

void noStatusToPos(Shop &shop)
{
    const auto order = shop.deliver(shop.request({shop.line(0, 1)}));
    PEAK_STEP(expectOneTicket(shop, order));
    const auto before = shop.ticketOf(order).word;
    for (const auto to : staffMovesFrom(OrderStatus::AwaitingProcessing)) {
        const StatusChange change{order, to};
        const auto outcome = awaited(shop.client().updateStatus(change));
        QVERIFY(!outcome);
        QCOMPARE(toWord(outcome.error().kind), toWord(Error::Kind::Unsupported));
    }
    QCOMPARE(shop.ticketOf(order).word, before);
}

void statusFromPos(Shop &shop)
{
    const auto statuses = shop.rig().statusesAtPos();
    QVERIFY(statuses.size() >= 2);
    const auto order = shop.deliver(shop.guestRequest({shop.line(0, 1)}));
    PEAK_STEP(expectOneTicket(shop, order));
    for (const auto status : statuses) {
        if (!isFinal(status))
            PEAK_STEP(moveAtPos(shop, order, status));
    }
    for (const auto status : statuses) {
        if (!isFinal(status))
            continue;
        const auto another = shop.deliver(shop.guestRequest({shop.line(1, 1)}));
        PEAK_STEP(expectOneTicket(shop, another));
        PEAK_STEP(moveAtPos(shop, another, status));
    }
}

void canceledAtPos(Shop &shop)
{
    const auto order = shop.deliver(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    PEAK_STEP(expectOneTicket(shop, order));
    PEAK_STEP(moveAtPos(shop, order, OrderStatus::Canceled));
    // Nobody sends it again, and the next order finds no open ticket to join.
    shop.pass(10min);
    shop.settled(order.id);
    QVERIFY(shop.ticketsOf(order).isEmpty());
    const auto next = shop.deliver(shop.request({shop.line(2, 1)}));
    PEAK_STEP(expectOneTicket(shop, next));
    QVERIFY(next.posOrder != order.posOrder);
    QCOMPARE(toWord(shop.now(order.id).status), toWord(OrderStatus::Canceled));
}

void editedAtPos(Shop &shop)
{
    const auto order = shop.deliver(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    PEAK_STEP(expectOneTicket(shop, order));
    const auto left = piecesOf({shop.line(0, 1)});
    const auto edited = shop.simulator().setItems(shop.ticketOf(order).id, shop.rig().items(left));
    QVERIFY2(edited, edited ? "" : qPrintable(edited.error().message));
    QVERIFY(shop.poll());
    const auto ticket = shop.ticketOf(order);
    QCOMPARE(ticket.pieces, left);
    const auto now = shop.now(order.id);
    QCOMPARE(toWord(now.status), toWord(OrderStatus::AwaitingProcessing));
    if (ticket.total && !now.totals.estimate)
        QCOMPARE(now.totals.total, *ticket.total);

    // What staff took off the ticket does not come back with the next order.
    const auto next = shop.deliver(shop.request({shop.line(2, 1)}));
    const auto together = piecesOf({shop.line(0, 1), shop.line(2, 1)});
    PEAK_STEP(expectOneTicket(shop, next, shop.can().resume ? together : piecesOf(next.lines)));
    QCOMPARE(shop.ticketOf(order).pieces, shop.can().resume ? together : left);
}

void lostReplyOnStatus(Shop &shop)
{
    const auto order = shop.deliver(shop.request({shop.line(0, 1)}));
    PEAK_STEP(expectOneTicket(shop, order));
    const auto moves = staffMovesFrom(OrderStatus::AwaitingProcessing);
    const auto to = std::ranges::find_if(moves, [&](OrderStatus status) { return canSet(shop.can(), status); });
    QVERIFY(to != moves.end());
    shop.fault(u"reply_lost"_s, shop.rig().calls().status);
    PEAK_STEP(move(shop, order, *to));
    QCOMPARE(shop.faultsFired(), 1);
}

} // namespace Peak::Conformance
