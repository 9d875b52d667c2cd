#include "tests/conformance/expect.h"

using namespace Qt::StringLiterals;

namespace Peak::Conformance {

void expectOneTicket(Shop &shop, const Order &order, const QMap<QString, int> &pieces)
{
    const auto tickets = shop.ticketsOf(order);
    QCOMPARE(tickets.size(), 1);
    QCOMPARE(tickets.first().pieces, pieces);
    const auto now = shop.now(order.id);
    QVERIFY2(now.delivery == Delivery::Delivered, qPrintable(toWord(now.delivery) + u": "_s + now.deliveryError));
    QCOMPARE(now.posOrder.isEmpty(), false);
    QCOMPARE(now.deliveryError, QString());
    QVERIFY(!shop.needsPerson(order.id));
}

void expectLeftToPerson(Shop &shop, const Order &order)
{
    QVERIFY(shop.ticketsOf(order).size() <= 1);
    const auto now = shop.now(order.id);
    QCOMPARE(toWord(now.delivery), toWord(Delivery::InDoubt));
    QVERIFY(shop.needsPerson(order.id));
    QVERIFY(!now.deliveryError.isEmpty());
}

void expectEnd(Shop &shop, const Order &order)
{
    if (shop.rig().leftToPerson(shop.scenario()).isEmpty())
        expectOneTicket(shop, order);
    else
        expectLeftToPerson(shop, order);
}

} // namespace Peak::Conformance
