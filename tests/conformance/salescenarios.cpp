#include "tests/conformance/expect.h"
#include "tests/conformance/scenario.h"

using namespace Qt::StringLiterals;

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
    shop.pass(std::chrono::minutes(2));
    const auto second = shop.deliver(shop.request({shop.line(0, 3), shop.line(2, 1)}));
    const auto together = piecesOf(first.lines + second.lines);
    PEAK_STEP(expectOneTicket(shop, first, together));
    PEAK_STEP(expectOneTicket(shop, second, together));
    QCOMPARE(shop.tickets().size(), 1);
    QCOMPARE(second.posOrder, first.posOrder);
}

void secondOrderApart(Shop &shop)
{
    QVERIFY(!shop.can().resume);
    const auto first = shop.deliver(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    shop.pass(std::chrono::minutes(2));
    const auto second = shop.deliver(shop.request({shop.line(0, 3), shop.line(2, 1)}));
    PEAK_STEP(expectOneTicket(shop, first));
    PEAK_STEP(expectOneTicket(shop, second));
    QVERIFY(first.posOrder != second.posOrder);
}

} // namespace Peak::Conformance
