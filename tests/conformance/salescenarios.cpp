// Ordering, and what shares a ticket.
#include "tests/conformance/expect.h"
#include "tests/conformance/scenario.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak::Conformance {

void sale(Shop &shop)
{
    const auto placed = shop.submit(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    const auto order = shop.settled(placed.id);
    PEAK_STEP(expectOneTicket(shop, order));
    QCOMPARE(toWord(order.status), toWord(OrderStatus::AwaitingProcessing));
    const auto ticket = shop.ticketOf(order);
    if (!ticket.customer.isEmpty())
        QCOMPARE(ticket.customer, placed.customer);
    if (ticket.total && !order.totals.estimate)
        QCOMPARE(order.totals.total, *ticket.total);

    // An agent that starts again has nothing left to send.
    QVERIFY(shop.restart());
    shop.settled(order.id);
    QCOMPARE(shop.simulator().createsExecuted(), 1);
    QCOMPARE(shop.outbox().state()->waiting, 0);
}

void secondOrder(Shop &shop)
{
    const auto first = shop.deliver(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    PEAK_STEP(expectOneTicket(shop, first));
    shop.pass(2min);
    const auto second = shop.deliver(shop.request({shop.line(0, 3), shop.line(2, 1)}));
    const auto together = piecesOf(first.lines + second.lines);
    PEAK_STEP(expectOneTicket(shop, first, together));
    PEAK_STEP(expectOneTicket(shop, second, together));
    QCOMPARE(shop.tickets().size(), 1);
    QCOMPARE(second.posOrder, first.posOrder);
}

void secondOrderApart(Shop &shop)
{
    const auto first = shop.deliver(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    shop.pass(2min);
    const auto second = shop.deliver(shop.request({shop.line(0, 3), shop.line(2, 1)}));
    PEAK_STEP(expectOneTicket(shop, first));
    PEAK_STEP(expectOneTicket(shop, second));
    QVERIFY(first.posOrder != second.posOrder);
}

static MergeTarget targetFor(Shop &shop, const Order &order)
{
    MergeTarget target;
    target.ticket = order.posOrder;
    target.customer = order.customer;
    target.before = targetLines(order.lines);
    target.lines = mergedLines(target.before, targetLines({shop.line(0, 1), shop.line(2, 3)}));
    target.references = {order.reference, u"K7-20261123-0099-TEST"_s};
    return target;
}

void ticketToTarget(Shop &shop)
{
    const auto order = shop.deliver(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    PEAK_STEP(expectOneTicket(shop, order));
    const auto wanted = piecesOf(order.lines + QList{shop.line(0, 1), shop.line(2, 3)});
    const auto target = targetFor(shop, order);
    for (int time = 0; time < 2; ++time) { // The same target twice is the same ticket.
        const auto updated = awaited(shop.client().update(target));
        QVERIFY2(updated, updated ? "" : qPrintable(updated.error().message));
        QCOMPARE(updated->id, order.posOrder);
        QCOMPARE(shop.ticketOf(order).pieces, wanted);
        QCOMPARE(shop.tickets().size(), 1);
    }

    // A ticket that staff have closed is left alone.
    QVERIFY(shop.simulator().moveTicket(shop.ticketOf(order).id, shop.rig().moveTo(OrderStatus::Canceled)));
    auto more = target;
    more.before = target.lines;
    more.lines = mergedLines(target.lines, targetLines({shop.line(1, 1)}));
    more.references.append(u"K7-20261123-0100-TEST"_s);
    const auto late = awaited(shop.client().update(more));
    QVERIFY(!late);
    QVERIFY2(late.error().kind == Error::Kind::Conflict || late.error().kind == Error::Kind::NotFound,
        qPrintable(toWord(late.error().kind)));
    QCOMPARE(shop.tickets().first().pieces, wanted);
}

void noTarget(Shop &shop)
{
    const auto order = shop.deliver(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    const auto target = targetFor(shop, order);
    const auto updated = awaited(shop.client().update(target));
    QVERIFY(!updated);
    QCOMPARE(toWord(updated.error().kind), toWord(Error::Kind::Unsupported));
    PEAK_STEP(expectOneTicket(shop, order));
}

} // namespace Peak::Conformance
