#include "sync/awaited.h"
#include "tests/support/treezscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = Recovery::Verdict;

class TestTreezRecovery : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedTreez> m_pos;

    [[nodiscard]] UnclearCreate unclear(int looks, bool guest = false) const
    {
        UnclearCreate unclear{treezOrder(), m_pos->clock.now(), looks};
        if (guest)
            unclear.order.customer = CustomerId();
        return unclear;
    }

    static QJsonObject stranger(int number)
    {
        return treezTicket({{u"ticket_id"_s, u"other-%1"_s.arg(number)}, {u"external_order_number"_s, QJsonValue()}});
    }

    static QJsonArray strangers(int count)
    {
        QJsonArray tickets;
        for (int i = 0; i < count; ++i)
            tickets.append(stranger(i));
        return tickets;
    }

    static QJsonObject twin(const QString &id, const QString &created, const QJsonObject &changes = {})
    {
        auto ticket = treezTicket({{u"ticket_id"_s, id}, {u"date_created"_s, created}});
        for (auto it = changes.begin(); it != changes.end(); ++it)
            ticket[it.key()] = it.value();
        return ticket;
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedTreez>(); }

    void theFirstLookComesAfterThreeSeconds()
    {
        const auto first = awaited(m_pos->client.recoverCreate(unclear(0)));
        QCOMPARE(first->verdict, Verdict::LookAgain);
        QCOMPARE(first->wait, 3s);
        QVERIFY(m_pos->http.requests.isEmpty());
    }

    void nothingFoundIsLookedForAgainAndOnlyThenNotThere()
    {
        struct Step {
            int looks;
            Verdict verdict;
            std::chrono::seconds wait;
        };
        for (const auto &step : {Step{1, Verdict::LookAgain, 10s}, Step{2, Verdict::LookAgain, 30s}}) {
            m_pos->answerList(strangers(2), 2);
            const auto look = awaited(m_pos->client.recoverCreate(unclear(step.looks)));
            QCOMPARE(look->verdict, step.verdict);
            QCOMPARE(look->wait, step.wait);
            QCOMPARE(m_pos->calls().last(), u"GET /ticket/customer/1305/page/1/pagesize/50"_s);
        }
        m_pos->answerList(strangers(2), 2);
        m_pos->answerList(strangers(3), 3);
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(3)))->verdict, Verdict::NotThere);
        // The last look also reads the day: the POS may hold the ticket without its customer.
        QCOMPARE(m_pos->calls().last(), u"GET /ticket/opendate/2026-11-23/page/1/pagesize/50"_s);
    }

    void theTicketWithOurReferenceIsTheOrder()
    {
        m_pos->answerList({stranger(1), treezTicket(), stranger(2)}, 3);
        const auto look = awaited(m_pos->client.recoverCreate(unclear(1)));
        QCOMPARE(look->verdict, Verdict::Found);
        QCOMPARE(look->order->id, treezMerge().ticket);
    }

    void aTicketThatTookTheOrderUpInItsNoteIsTheOrderToo()
    {
        m_pos->answerList({treezTicket({{u"external_order_number"_s, u"K7-1"_s},
                              {u"ticket_note"_s, u"hello\nref: K7-20261123-0042-9F3C"_s}})},
            1);
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(1)))->verdict, Verdict::Found);
    }

    void allPagesAreReadAlsoWhenTreezAnswersFewerThanAsked()
    {
        m_pos->answerList(strangers(20), 41);
        m_pos->answerList(strangers(20), 41);
        m_pos->answerList({treezTicket()}, 41);
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(1)))->verdict, Verdict::Found);
        QCOMPARE(m_pos->calls().last(), u"GET /ticket/customer/1305/page/3/pagesize/50"_s);
    }

    void withoutACountOnlyAnEmptyPageIsTheEnd()
    {
        m_pos->answerList(strangers(50), 0);
        m_pos->answerList(strangers(1), 0);
        m_pos->answerList({}, 0);
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(1)))->verdict, Verdict::LookAgain);
        QCOMPARE(m_pos->http.requests.size(), 3);
    }

    void aFailedSearchIsNoAnswer_data()
    {
        QTest::addColumn<int>("failingPage");
        QTest::newRow("first page") << 0;
        QTest::newRow("second page") << 1;
        QTest::newRow("the day's list") << 2;
    }

    void aFailedSearchIsNoAnswer()
    {
        QFETCH(int, failingPage);
        for (int i = 0; i < failingPage; ++i)
            m_pos->answerList(strangers(10), 20);
        m_pos->http.fail(Error::Kind::Unreachable);
        const auto look = awaited(m_pos->client.recoverCreate(unclear(3)));
        QVERIFY(!look);
        QCOMPARE(look.error().kind, Error::Kind::Unreachable);
    }

    void guestsAreSearchedOnTheStoresDay_data()
    {
        QTest::addColumn<QString>("sentAt");
        QTest::addColumn<QStringList>("days");
        QTest::newRow("noon") << u"2026-11-23T20:00:00Z"_s << QStringList{u"2026-11-23"_s};
        QTest::newRow("evening, tomorrow in UTC") << u"2026-11-24T05:00:00Z"_s << QStringList{u"2026-11-23"_s};
        QTest::newRow("after midnight") << u"2026-11-24T08:10:00Z"_s << QStringList{u"2026-11-23"_s, u"2026-11-24"_s};
        QTest::newRow("before midnight") << u"2026-11-24T07:45:00Z"_s << QStringList{u"2026-11-23"_s, u"2026-11-24"_s};
    }

    void guestsAreSearchedOnTheStoresDay()
    {
        QFETCH(QString, sentAt);
        QFETCH(QStringList, days);
        const auto sent = fromMs(QDateTime::fromString(sentAt, Qt::ISODate).toMSecsSinceEpoch());
        m_pos->clock.setWall(sent + 43s);
        for (qsizetype i = 0; i < days.size(); ++i)
            m_pos->answerList({}, 0);
        auto create = unclear(3, true);
        create.firstSentAt = sent;
        QCOMPARE(awaited(m_pos->client.recoverCreate(create))->verdict, Verdict::NotThere);
        QStringList calls;
        for (const auto &day : days)
            calls.append(u"GET /ticket/opendate/%1/page/1/pagesize/50"_s.arg(day));
        QCOMPARE(m_pos->calls(), calls);
    }

    void aLongOutageIsSearchedDayByDay()
    {
        auto create = unclear(1, true);
        m_pos->clock.advance(48h);
        for (int i = 0; i < 3; ++i)
            m_pos->answerList({}, 0);
        QCOMPARE(awaited(m_pos->client.recoverCreate(create))->verdict, Verdict::LookAgain);
        QCOMPARE(m_pos->http.requests.size(), 3);
    }

    void aMergeIsJudgedByItsTicket_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<Verdict>("verdict");
        const auto target = treezItems(treezMerge().lines);
        const auto other = treezItems({treezTargetLine(u"p-pill"_s, 9)});
        const QString noted = u"x\nref: K7-20261123-0043-ABCD"_s;
        QTest::newRow("holds the target") << QJsonObject{{u"items"_s, target}} << Verdict::Found;
        QTest::newRow("holds it and is in process")
            << QJsonObject{{u"items"_s, target}, {u"order_status"_s, u"IN_PROCESS"_s}} << Verdict::Found;
        QTest::newRow("noted, then changed by staff")
            << QJsonObject{{u"items"_s, other}, {u"ticket_note"_s, noted}} << Verdict::Found;
        QTest::newRow("as before and waiting") << QJsonObject{} << Verdict::NotThere;
        QTest::newRow("as before but in process")
            << QJsonObject{{u"order_status"_s, u"IN_PROCESS"_s}} << Verdict::Superseded;
        QTest::newRow("as before but paid") << QJsonObject{{u"payment_status"_s, u"PAID"_s}} << Verdict::Superseded;
        QTest::newRow("canceled") << QJsonObject{{u"order_status"_s, u"CANCELED"_s}} << Verdict::Superseded;
        QTest::newRow("changed by staff") << QJsonObject{{u"items"_s, other}} << Verdict::Superseded;
    }

    void aMergeIsJudgedByItsTicket()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(Verdict, verdict);
        m_pos->answerRead(treezTicket(changes));
        const auto look = awaited(m_pos->client.recoverUpdate(treezMerge()));
        QVERIFY(look);
        QCOMPARE(look->verdict, verdict);
        QCOMPARE(look->order.has_value(), verdict == Verdict::Found);
    }

    void aMergeWithoutItsTicketIsSupersededButAFailedLookIsNoAnswer()
    {
        m_pos->refuse(400, u"TICKET_NOT_FOUND"_s);
        QCOMPARE(awaited(m_pos->client.recoverUpdate(treezMerge()))->verdict, Verdict::Superseded);
        m_pos->http.fail(Error::Kind::Unreachable);
        QVERIFY(!awaited(m_pos->client.recoverUpdate(treezMerge())));
    }

    void aStatusIsReadBack()
    {
        StatusChange change{treezOrder(), OrderStatus::Canceled};
        change.order.posOrder = treezMerge().ticket;
        m_pos->answerRead(treezTicket({{u"order_status"_s, u"CANCELED"_s}}));
        QCOMPARE(awaited(m_pos->client.recoverStatus(change))->verdict, Verdict::Found);
        m_pos->answerRead(treezTicket());
        QCOMPARE(awaited(m_pos->client.recoverStatus(change))->verdict, Verdict::NotThere);
        m_pos->http.fail(Error::Kind::Unreachable);
        QVERIFY(!awaited(m_pos->client.recoverStatus(change)));
    }

    void ofTwoTicketsTheNewerUnpaidOneIsCanceled()
    {
        const auto older = twin(u"t-old"_s, u"2026-11-23T10:02:00.000-08:00"_s);
        const auto newer = twin(u"t-new"_s, u"2026-11-23T10:03:00.000-08:00"_s);
        m_pos->answerList({newer, stranger(1), older}, 3);
        m_pos->answerList({older, newer}, 2);
        m_pos->answerRead(newer);
        m_pos->answerTicket(twin(u"t-new"_s, u"2026-11-23T10:03:00.000-08:00"_s, {{u"order_status"_s, u"CANCELED"_s}}));
        const auto kept = awaited(m_pos->client.keepOnlyOne(unclear(0)));
        QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().message));
        QCOMPARE(kept->id.toString(), u"t-old"_s);
        QCOMPARE(m_pos->calls().last(), u"PUT /ticket/update/t-new"_s);
        QCOMPARE(m_pos->sent(3)["order_status"_L1], QJsonValue(u"CANCELED"_s));
    }

    void whoeverPaidKeepsTheirTicket()
    {
        const auto older = twin(u"t-old"_s, u"2026-11-23T10:02:00.000-08:00"_s);
        const auto paid = twin(u"t-paid"_s, u"2026-11-23T10:03:00.000-08:00"_s, {{u"payment_status"_s, u"PAID"_s}});
        m_pos->answerList({older, paid}, 2);
        m_pos->answerList({}, 0);
        m_pos->answerRead(older);
        m_pos->answerTicket(twin(u"t-old"_s, u"2026-11-23T10:02:00.000-08:00"_s, {{u"order_status"_s, u"CANCELED"_s}}));
        QCOMPARE(awaited(m_pos->client.keepOnlyOne(unclear(0)))->id.toString(), u"t-paid"_s);
    }

    void oneTicketAloneIsLeftInPeace()
    {
        m_pos->answerList({treezTicket(), stranger(3)}, 2);
        m_pos->answerList({treezTicket()}, 1);
        QCOMPARE(awaited(m_pos->client.keepOnlyOne(unclear(0)))->id, treezMerge().ticket);
        QCOMPARE(m_pos->http.requests.size(), 2);
    }

    void aCanceledTwinNeedsNothingMore()
    {
        const auto gone = twin(u"t-a"_s, u"2026-11-23T10:00:00.000-08:00"_s, {{u"order_status"_s, u"CANCELED"_s}});
        m_pos->answerList({gone, treezTicket()}, 2);
        m_pos->answerList({}, 0);
        QCOMPARE(awaited(m_pos->client.keepOnlyOne(unclear(0)))->id, treezMerge().ticket);
        QCOMPARE(m_pos->http.requests.size(), 2);
    }

    void noTicketAtAllIsNotFound()
    {
        m_pos->answerList({}, 0);
        m_pos->answerList({}, 0);
        QCOMPARE(awaited(m_pos->client.keepOnlyOne(unclear(0))).error().kind, Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestTreezRecovery)
#include "tst_treezrecovery.moc"
