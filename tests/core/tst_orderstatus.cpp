#include "core/orderstatus.h"

#include <QTest>

#include <array>

using namespace Peak;
using namespace Qt::StringLiterals;

// clang-format off
static const std::array<QString, 8> words{
    u"VERIFICATION_PENDING"_s, u"AWAITING_PROCESSING"_s, u"IN_PROCESS"_s, u"PACKED_READY"_s,
    u"OUT_FOR_DELIVERY"_s, u"COMPLETED"_s, u"CANCELED"_s, u"REMOVED"_s,
};
// Rows: from; columns: to; both in the order of the words.
static const std::array<std::array<bool, 8>, 8> staffMay{{
    {false, true,  false, false, false, false, true,  false}, // VERIFICATION_PENDING
    {false, false, true,  true,  false, false, true,  false}, // AWAITING_PROCESSING
    {false, true,  false, true,  true,  false, true,  false}, // IN_PROCESS
    {false, false, true,  false, true,  true,  true,  false}, // PACKED_READY
    {false, false, false, true,  false, true,  true,  false}, // OUT_FOR_DELIVERY
    {false, false, false, false, false, false, false, false}, // COMPLETED
    {false, false, false, false, false, false, false, false}, // CANCELED
    {false, false, false, false, false, false, false, false}, // REMOVED
}};
// clang-format on

class TestOrderStatus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void letsStaffMakeTheseMovesOnly_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("allowed");
        for (size_t from = 0; from < words.size(); ++from) {
            for (size_t to = 0; to < words.size(); ++to)
                QTest::newRow(qPrintable(words[from] + u" to "_s + words[to]))
                    << words[from] << words[to] << staffMay[from][to];
        }
    }

    void letsStaffMakeTheseMovesOnly()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(bool, allowed);
        QCOMPARE(staffMayMove(*orderStatusOf(from), *orderStatusOf(to)), allowed);
        QCOMPARE(staffMovesFrom(*orderStatusOf(from)).count(*orderStatusOf(to)), allowed ? 1 : 0);
    }

    void readsAndWritesEveryWord_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("final");
        for (size_t i = 0; i < words.size(); ++i)
            QTest::newRow(qPrintable(words[i])) << words[i] << (i >= 5);
    }

    void readsAndWritesEveryWord()
    {
        QFETCH(QString, word);
        QFETCH(bool, final);
        const auto status = orderStatusOf(word);
        QVERIFY(status);
        QCOMPARE(toWord(*status), word);
        QCOMPARE(isFinal(*status), final);
    }

    void guessesNoWord_data()
    {
        QTest::addColumn<QString>("word");
        for (const auto &word :
            {u""_s, u"completed"_s, u"CANCELLED"_s, u" COMPLETED"_s, u"COMPLETED\n"_s, u"IN PROCESS"_s})
            QTest::newRow(qPrintable(u"'%1'"_s.arg(word))) << word;
    }

    void guessesNoWord()
    {
        QFETCH(QString, word);
        QVERIFY(!orderStatusOf(word));
        QVERIFY(!deliveryOf(word));
    }

    void readsAndWritesHowFarADeliveryIs()
    {
        for (const auto &word : {u"queued"_s, u"sending"_s, u"delivered"_s, u"in_doubt"_s, u"rejected"_s}) {
            const auto delivery = deliveryOf(word);
            QVERIFY(delivery);
            QCOMPARE(toWord(*delivery), word);
        }
    }
};

QTEST_APPLESS_MAIN(TestOrderStatus)
#include "tst_orderstatus.moc"
