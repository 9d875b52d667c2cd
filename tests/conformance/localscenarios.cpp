// The same scenarios in a store without a point of sale, as far as it can have them.
#include "tests/conformance/localscenarios.h"

#include "sync/awaited.h"
#include "tests/conformance/names.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Conformance {

namespace {
OrderDraft draft()
{
    OrderDraft draft;
    draft.customer = CustomerId(u"C-1"_s);
    draft.items = {{ProductId(u"P-1"_s), ProductValueId(), 2}, {ProductId(u"P-2"_s), ProductValueId(u"P-2-2"_s), 1}};
    return draft;
}

void ordered(TestShop &shop, Order *order)
{
    const auto created = shop.service->create(draft(), Actor::api(u"test"_s));
    const auto *refusal = refusalOf(created);
    QVERIFY2(!refusal, refusal ? qPrintable(refusal->message) : "");
    *order = std::get<Order>(created);
}

void sale(TestShop &shop)
{
    Order order;
    ordered(shop, &order);
    if (QTest::currentTestFailed())
        return;
    const auto now = *shop.orders->byId(order.id).valueOr({});
    QVERIFY(!now.ticketNumber.isEmpty());
    QCOMPARE(toWord(now.delivery), u"delivered"_s); // It is where it belongs: nobody waits for anything.
    QCOMPARE(toWord(now.status), u"AWAITING_PROCESSING"_s);
    QCOMPARE(now.totals.total, Money(6'050)); // 55.00 and the store's own 10 % are the price, not an estimate of it.
    QVERIFY(!now.totals.estimate);
    QCOMPARE(shop.outbox->list()->size(), 0);
    QCOMPARE(shop.outbox->state()->waiting, 0);

    const auto paid = shop.orders->setPaid(now.id, true, now.version, Actor::api(u"counter"_s));
    QVERIFY(paid && paid->paid);
    QVERIFY(shop.orders->byId(now.id).valueOr({})->paid);
}

/** Staff move an order over every edge of the table, as programs do: by its id. */
void everyMove(TestShop &shop)
{
    using enum OrderStatus;
    const QList<QList<OrderStatus>> ways{
        {InProcess, AwaitingProcessing, PackedReady, InProcess, OutForDelivery, PackedReady, OutForDelivery, Completed},
        {PackedReady, Completed}, {Canceled}, {InProcess, PackedReady, Canceled}, {InProcess, OutForDelivery, Canceled},
        {InProcess, Canceled}};
    for (const auto &way : ways) {
        shop.clock.advance(std::chrono::minutes(10)); // Else it would be the same cart again.
        Order order;
        ordered(shop, &order);
        if (QTest::currentTestFailed())
            return;
        for (const auto to : way) {
            const StatusRequest request{order.customer, PosOrderId(order.id.toString()), toWord(to), std::nullopt};
            const auto moved = shop.service->setStatus(request, Actor::api(u"staff"_s));
            const auto *refusal = refusalOf(moved);
            QVERIFY2(!refusal, refusal ? qPrintable(refusal->message) : "");
            QCOMPARE(toWord(std::get<Order>(moved).status), toWord(to));
            QCOMPARE(toWord(std::get<Order>(moved).delivery), u"delivered"_s);
        }
    }
    QCOMPARE(shop.outbox->list()->size(), 0);
}

void preview(TestShop &shop)
{
    auto asked = shop.service->preview(draft());
    const auto outcome = awaited(std::move(asked));
    QVERIFY(!refusalOf(outcome));
    const auto &totals = std::get<OrderPreview>(outcome).totals;
    QVERIFY(!totals.estimate);
    QCOMPARE(totals.subTotal, Money(5'500));
    QCOMPARE(totals.taxTotal, Money(550));
    QCOMPARE(totals.total, Money(6'050));
    QCOMPARE(shop.orderCount(), 0);
}

// clang-format off
constexpr LocalScenario table[] = {
    {Names::Sale,        &sale},
    {Names::StatusToPos, &everyMove},
    {Names::Preview,     &preview},
};
// clang-format on
} // namespace

const LocalScenario *localScenario(QStringView name)
{
    const auto *found = std::ranges::find_if(table, [&](const LocalScenario &one) { return name == one.name; });
    return found == std::end(table) ? nullptr : found;
}

QString whyNotLocal(QStringView name)
{
    if (localScenario(name))
        return {};
    return name == Names::Catalogue || name == Names::CatalogueChanges
        ? u"where a store without a POS has its menu from is not decided"_s
        : u"there is no POS: an order stays on the kiosk, nothing is sent"_s;
}

} // namespace Peak::Conformance
