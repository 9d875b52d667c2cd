// What goes wrong between us and the POS while an order is on its way.
#include "tests/conformance/expect.h"
#include "tests/conformance/scenario.h"

using namespace Qt::StringLiterals;

namespace Peak::Conformance {

void lostReply(Shop &shop)
{
    shop.fault(u"reply_lost"_s, shop.rig().calls().create);
    const auto order = shop.deliver(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    QCOMPARE(shop.faultsFired(), 1);
    PEAK_STEP(expectEnd(shop, order));
    QCOMPARE(shop.simulator().createsExecuted(), 1);
    QCOMPARE(shop.tickets().size(), 1);
}

void resetBeforeProcessing(Shop &shop)
{
    shop.fault(u"reset"_s, shop.rig().calls().create);
    const auto order = shop.deliver(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    QCOMPARE(shop.faultsFired(), 1);
    PEAK_STEP(expectEnd(shop, order));
    const bool delivered = shop.now(order.id).delivery == Delivery::Delivered;
    QCOMPARE(shop.simulator().createsExecuted(), delivered ? 1 : 0);
}

void throttledWithTime(Shop &shop)
{
    constexpr auto pause = std::chrono::seconds(40);
    shop.fault(u"throttled"_s, shop.rig().calls().create, {{u"retry_after"_s, qint64(pause.count())}});
    const auto begin = shop.clock().now();
    const auto placed = shop.submit(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    shop.work();
    QCOMPARE(shop.faultsFired(), 1);
    QCOMPARE(shop.simulator().createsExecuted(), 0);
    const auto served = shop.host().calls().size();
    shop.pass(pause - std::chrono::seconds(1));
    shop.work();
    QCOMPARE(shop.host().calls().size(), served); // Nothing at all is sent before the time is over.

    const auto order = shop.settled(placed.id);
    PEAK_STEP(expectOneTicket(shop, order));
    QVERIFY(shop.clock().now() - begin >= pause);
    QVERIFY(shop.clock().now() - begin < 2 * pause);
}

} // namespace Peak::Conformance
