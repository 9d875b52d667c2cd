// What goes wrong between us and the POS while an order is on its way.
#include "tests/conformance/expect.h"
#include "tests/conformance/scenario.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak::Conformance {

namespace {
OrderRequest usual(Shop &shop) { return shop.request({shop.line(0, 2), shop.line(1, 1)}); }

/** Delivered, or with a person: never executed more than once. */
void expectOnce(Shop &shop, const Order &order)
{
    PEAK_STEP(expectEnd(shop, order));
    QCOMPARE(shop.simulator().createsExecuted(), shop.ticketsOf(order).size());
    QVERIFY(shop.tickets().size() <= 1);
}

/** One fault on the call that makes the order, the order's end. */
void oneFault(Shop &shop, const QString &word, const QJsonObject &more = {})
{
    shop.fault(word, shop.rig().calls().create, more);
    const auto order = shop.deliver(usual(shop));
    QCOMPARE(shop.faultsFired(), 1);
    PEAK_STEP(expectOnce(shop, order));
}
} // namespace

void lostReply(Shop &shop)
{
    oneFault(shop, u"reply_lost"_s);
    QCOMPARE(shop.simulator().createsExecuted(), 1);
}

void lostReplyJoining(Shop &shop)
{
    const auto first = shop.deliver(usual(shop));
    PEAK_STEP(expectOneTicket(shop, first));
    shop.fault(u"reply_lost"_s, shop.rig().calls().update);
    shop.pass(2min);
    const auto second = shop.deliver(shop.request({shop.line(0, 3), shop.line(2, 1)}));
    QCOMPARE(shop.faultsFired(), 1);
    const auto together = piecesOf(first.lines + second.lines);
    PEAK_STEP(expectOneTicket(shop, first, together));
    PEAK_STEP(expectOneTicket(shop, second, together));
    QCOMPARE(shop.tickets().size(), 1);
}

void resetBeforeProcessing(Shop &shop) { oneFault(shop, u"reset"_s); }

void throttledWithTime(Shop &shop)
{
    constexpr auto pause = 40s;
    shop.fault(u"throttled"_s, shop.rig().calls().create, {{u"retry_after"_s, qint64(pause.count())}});
    const auto begin = shop.clock().now();
    const auto placed = shop.submit(usual(shop));
    shop.work();
    QCOMPARE(shop.faultsFired(), 1);
    QCOMPARE(shop.simulator().createsExecuted(), 0);
    const auto served = shop.host().calls().size();
    shop.pass(pause - 1s);
    shop.work();
    QCOMPARE(shop.host().calls().size(), served); // Nothing at all is sent before the time is over.

    const auto order = shop.settled(placed.id);
    PEAK_STEP(expectOneTicket(shop, order));
    QVERIFY(shop.clock().now() - begin >= pause);
    QVERIFY(shop.clock().now() - begin < 2 * pause);
}

void throttledWithout(Shop &shop)
{
    shop.fault(u"throttled"_s, shop.rig().calls().create, {{u"count"_s, 3}});
    const auto order = shop.deliver(usual(shop));
    QCOMPARE(shop.faultsFired(), 3);
    PEAK_STEP(expectOneTicket(shop, order));
    QCOMPARE(shop.simulator().createsExecuted(), 1);
}

void serverErrors(Shop &shop)
{
    shop.fault(u"status"_s, u"*"_s, {{u"status"_s, 502}, {u"count"_s, 3}});
    shop.fault(u"status"_s, shop.rig().calls().create, {{u"status"_s, 503}, {u"count"_s, 2}});
    shop.fault(u"status"_s, shop.rig().calls().create, {{u"status"_s, 500}, {u"commit"_s, true}});
    const auto order = shop.deliver(usual(shop));
    QVERIFY(shop.faultsFired() >= 4);
    PEAK_STEP(expectOnce(shop, order));
}

void expiredToken(Shop &shop)
{
    PEAK_STEP(expectOneTicket(shop, shop.deliver(usual(shop))));
    shop.simulator().expireTokens();
    const auto order = shop.deliver(shop.guestRequest({shop.line(2, 1)}));
    QCOMPARE(toWord(order.delivery), toWord(Delivery::Delivered));
    QCOMPARE(shop.ticketsOf(order).size(), 1);
    shop.simulator().expireTokens();
    const auto moved = shop.simulator().moveTicket(shop.ticketOf(order).id, shop.rig().moveTo(OrderStatus::Canceled));
    QVERIFY(moved);
    QVERIFY(shop.poll());
    QCOMPARE(toWord(shop.now(order.id).status), toWord(OrderStatus::Canceled));
}

void garbage(Shop &shop)
{
    oneFault(shop, u"garbage"_s);
    if (!QTest::currentTestFailed())
        brokenPull(shop, u"garbage"_s);
}

void truncated(Shop &shop)
{
    oneFault(shop, u"truncated"_s);
    if (!QTest::currentTestFailed())
        brokenPull(shop, u"truncated"_s);
}

void slow(Shop &shop)
{
    shop.products(); // Asked while there is patience.
    QVERIFY(shop.restart({150ms}));
    shop.fault(u"slow"_s, shop.rig().calls().create, {{u"ms"_s, 400}});
    const auto placed = shop.submit(usual(shop));
    for (int time = 0; time < 20 && shop.faultsFired() == 0; ++time) { // What comes before may be slow by itself.
        shop.work();
        shop.pass(5min);
    }
    QCOMPARE(shop.faultsFired(), 1);
    QVERIFY(shop.restart());
    const auto order = shop.settled(placed.id);
    PEAK_STEP(expectOnce(shop, order));
    QCOMPARE(shop.simulator().createsExecuted(), 1);
}

void visibleLate(Shop &shop)
{
    shop.host().behaviour().visibilityDelayMs = 8'000;
    oneFault(shop, u"reply_lost"_s);
    QCOMPARE(shop.simulator().createsExecuted(), 1);
}

void clockOff(Shop &shop)
{
    for (const qint64 seconds : {60, -60}) {
        shop.host().behaviour().clockSkewS = seconds;
        const auto plain = shop.deliver(shop.guestRequest({shop.line(0, 2), shop.line(1, 1)}));
        PEAK_STEP(expectOneTicket(shop, plain));
        const auto moved =
            shop.simulator().moveTicket(shop.ticketOf(plain).id, shop.rig().moveTo(OrderStatus::Canceled));
        QVERIFY(moved);
        QVERIFY(shop.poll());
        QCOMPARE(toWord(shop.now(plain.id).status), toWord(OrderStatus::Canceled));

        shop.pass(1h);
        shop.fault(u"reply_lost"_s, shop.rig().calls().create);
        const auto unclear = shop.deliver(shop.guestRequest({shop.line(0, 2), shop.line(2, 1)}));
        PEAK_STEP(expectEnd(shop, unclear));
        QCOMPARE(shop.ticketsOf(unclear).size(), 1);
        shop.pass(1h);
    }
}

} // namespace Peak::Conformance
