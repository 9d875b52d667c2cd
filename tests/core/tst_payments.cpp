#include "tests/support/scratchbook.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

/** Orders of a store without a point of sale, and that they were paid. */
class TestPayments : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;

    Result<Order> pay(const Order &order, bool paid = true)
    {
        return m_book->orders->setPaid(order.id, paid, order.version, Actor::api(u"counter"_s));
    }

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<ScratchBook>();
        m_book->identity.hasPos = false;
        QVERIFY(m_book->open());
    }

    void anOrderIsWhereItBelongsAtOnce()
    {
        const Order order = m_book->add();
        QCOMPARE(toWord(order.delivery), u"delivered"_s);
        QVERIFY(!order.ticketNumber.isEmpty());
        QVERIFY(m_book->outbox->list()->isEmpty());
        QVERIFY(!order.paid);
    }

    void aPaymentStaysAndIsInTheHistory()
    {
        const Order order = m_book->add();
        const auto paid = pay(order);
        QVERIFY(paid);
        QCOMPARE(paid->version, order.version + 1);
        const auto stored = *m_book->orders->byId(order.id).valueOr({});
        QVERIFY(stored.paid);
        QCOMPARE(stored.version, paid->version);
        QCOMPARE(*m_book->database->number(
                     u"SELECT count(*) FROM order_event WHERE what = 'paid' AND from_value = 'unpaid' AND "
                     "to_value = 'paid' AND actor = 'api:counter'"_s),
            1);
    }

    void thatThePersonIsForgottenDoesNotUndoIt()
    {
        const Order order = m_book->add();
        QVERIFY(pay(order));
        m_book->clock.advance(std::chrono::hours(24));
        QCOMPARE(*m_book->orders->forgetPeople(m_book->clock.now()), 1);
        QVERIFY(m_book->orders->byId(order.id).valueOr({})->paid);
    }

    void theSameAgainChangesNothing()
    {
        const Order order = m_book->add();
        const auto paid = pay(order);
        const auto again = pay(order); // With the old version: the first answer was lost.
        QVERIFY(again);
        QCOMPARE(again->version, paid->version);
    }

    void moneyCanGoBack()
    {
        const Order order = m_book->add();
        const auto returned = pay(*pay(order), false);
        QVERIFY(returned && !returned->paid);
        QVERIFY(!m_book->orders->byId(order.id).valueOr({})->paid);
    }

    void whoSawAnotherVersionIsTold()
    {
        const Order order = m_book->add();
        QVERIFY(
            m_book->orders->changeStatus(order.id, OrderStatus::InProcess, order.version, Actor::api(u"a"_s), false));
        QCOMPARE(pay(order).error().kind, Error::Kind::Conflict);
    }

    void aCanceledOrderIsNotPaidButMayBePaidBack()
    {
        const Order order = m_book->add();
        const auto paid = pay(order);
        const auto canceled =
            m_book->orders->changeStatus(order.id, OrderStatus::Canceled, paid->version, Actor::api(u"a"_s), false);
        QVERIFY(canceled);
        const auto returned = pay(*canceled, false);
        QVERIFY(returned);
        QCOMPARE(pay(*returned).error().kind, Error::Kind::Invalid);
    }

    void anUnknownOrderIsNotFound()
    {
        Order order;
        order.id = m_book->orders->newOrderId();
        QCOMPARE(pay(order).error().kind, Error::Kind::NotFound);
    }

    void whereThereIsAPosItKeepsThePayments()
    {
        m_book = std::make_unique<ScratchBook>();
        QCOMPARE(pay(m_book->add()).error().kind, Error::Kind::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestPayments)
#include "tst_payments.moc"
