#include "core/storage/eventstore.h"
#include "tests/support/scratchbook.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestEventStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;

    /** Somebody with the file in an editor. */
    Result<Ok> tamper(const QString &sql)
    {
        for (const auto &trigger : {u"order_event_kept"_s, u"order_event_unchanged"_s}) {
            if (auto dropped = m_book->database->execute(u"DROP TRIGGER "_s + trigger); !dropped)
                return dropped;
        }
        return m_book->database->execute(sql);
    }

private Q_SLOTS:
    void init()
    {
        m_book = std::make_unique<ScratchBook>();
        for (int i = 0; i < 5; ++i)
            m_book->add();
    }

    void entriesComeBackInOrder()
    {
        const OrderId order(u"some-order"_s);
        Event event{0, order, {}, Actor::api(u"till"_s), u"status"_s, u"A"_s, u"B"_s, u"why \"not\""_s};
        QVERIFY(m_book->events->append(event).ok());
        event.what = u"second"_s;
        event.why = QString();
        QVERIFY(m_book->events->append(event).ok());
        const auto history = m_book->events->ofOrder(order);
        QCOMPARE(history->size(), 2);
        QCOMPARE(history->first().actor.name, u"api:till"_s);
        QCOMPARE(history->first().why, u"why \"not\""_s);
        QCOMPARE(history->first().at, m_book->clock.now());
        QCOMPARE(history->last().what, u"second"_s);
        QCOMPARE(*m_book->events->firstBroken(), std::nullopt);
    }

    void nothingCanBeChangedOrRemoved()
    {
        QVERIFY(!m_book->database->execute(u"UPDATE order_event SET what = 'x'"_s));
        QVERIFY(!m_book->database->execute(u"DELETE FROM order_event"_s));
        QCOMPARE(*m_book->events->firstBroken(), std::nullopt);
    }

    void tamperingShows_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<qint64>("broken");
        QTest::newRow("changed") << u"UPDATE order_event SET to_value = 'CANCELED' WHERE seq = 3"_s << qint64(3);
        QTest::newRow("another time") << u"UPDATE order_event SET at = at + 1 WHERE seq = 2"_s << qint64(2);
        QTest::newRow("a letter moved")
            << u"UPDATE order_event SET actor = 'custome', what = 'rcreated' WHERE seq = 4"_s << qint64(4);
        QTest::newRow("removed") << u"DELETE FROM order_event WHERE seq = 3"_s << qint64(4);
        QTest::newRow("the first removed") << u"DELETE FROM order_event WHERE seq = 1"_s << qint64(2);
        QTest::newRow("another order") << u"UPDATE order_event SET order_uuid = 'x' WHERE seq = 5"_s << qint64(5);
        QTest::newRow("another hash") << u"UPDATE order_event SET hash = x'00' WHERE seq = 1"_s << qint64(1);
    }

    void tamperingShows()
    {
        QFETCH(QString, sql);
        QFETCH(qint64, broken);
        QVERIFY(tamper(sql).ok());
        QCOMPARE(*m_book->events->firstBroken(), std::optional(broken));
    }
};

QTEST_GUILESS_MAIN(TestEventStore)
#include "tst_eventstore.moc"
