#include "sync/awaited.h"
#include "tests/sync/shopify/shopifyscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = Recovery::Verdict;

/** What the client does about writes whose answer never came. */
class TestShopifyRecovery : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedShopify> m_pos;

    [[nodiscard]] UnclearCreate unclear(int looks) const { return {shopifyOrder(), m_pos->clock.now(), looks}; }

    static QJsonObject stranger(const QString &id, const QString &created = u"2026-11-23T18:02:20Z"_s)
    {
        return {{u"id"_s, id}, {u"createdAt"_s, created}, {u"tags"_s, QJsonArray{u"kiosk"_s}},
            {u"customAttributes"_s, QJsonArray()}};
    }

    static QJsonObject twin(const QString &id, const QString &created, const QJsonObject &changes = {})
    {
        return shopifyDraftJson(changed({{u"id"_s, id}, {u"createdAt"_s, created}}, changes));
    }

    void answerDrafts(const QJsonArray &nodes, bool more = false)
    {
        const QJsonObject info{{u"hasNextPage"_s, more}, {u"endCursor"_s, u"next"_s}};
        m_pos->answerData({{u"draftOrders"_s, QJsonObject{{u"pageInfo"_s, info}, {u"nodes"_s, nodes}}}});
    }

    void answerOrders(const QJsonArray &nodes) { m_pos->answerData({{u"orders"_s, QJsonObject{{u"nodes"_s, nodes}}}}); }

    void answerRead(const QJsonValue &draft) { m_pos->answerData({{u"draftOrder"_s, draft}}); }

    Recovery look(int looks) { return awaited(m_pos->client.recoverCreate(unclear(looks))).valueOr({}); }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedShopify>(); }

    void nothingFoundIsLookedForAgainAndOnlyThenNotThere()
    {
        const auto first = look(0);
        QCOMPARE(first.verdict, Verdict::LookAgain);
        QCOMPARE(first.wait, 3s);
        QVERIFY(m_pos->http.requests.isEmpty());
        answerDrafts({stranger(u"d1"_s)});
        answerDrafts({});
        const auto second = look(1);
        QCOMPARE(second.verdict, Verdict::LookAgain);
        QCOMPARE(second.wait, 10s);
        QCOMPARE(m_pos->asked(0), jsonFixture(u"shopify/newestdrafts.out.json"_s));
        QCOMPARE(m_pos->asked(1), jsonFixture(u"shopify/finddrafts.out.json"_s));
        answerDrafts({stranger(u"d1"_s)});
        answerDrafts({});
        answerOrders({});
        QCOMPARE(look(2).verdict, Verdict::NotThere);
        QCOMPARE(m_pos->asked(4), jsonFixture(u"shopify/findorders.out.json"_s));
    }

    void aCompletedDraftIsTheOrder()
    {
        answerDrafts({stranger(u"d1"_s), shopifyCompletedDraft()});
        answerRead(shopifyCompletedDraft());
        const auto recovery = look(1);
        QCOMPARE(recovery.verdict, Verdict::Found);
        QCOMPARE(recovery.order->id.toString(), u"gid://shopify/Order/70001"_s);
        QCOMPARE(m_pos->operations(), (QStringList{u"NewestDrafts"_s, u"ReadDraft"_s}));
    }

    void anOpenDraftIsCompleted()
    {
        answerDrafts({shopifyDraftJson()});
        answerRead(shopifyDraftJson());
        m_pos->answerPayload(u"draftOrderComplete"_s, asDraft(shopifyCompletedDraft()));
        const auto recovery = look(1);
        QCOMPARE(recovery.verdict, Verdict::Found);
        QCOMPARE(recovery.order->id.toString(), u"gid://shopify/Order/70001"_s);
    }

    void anOpenDraftIsEnoughWhereStaffCompleteIt()
    {
        m_pos = std::make_unique<ScriptedShopify>(shopifySettings(false));
        answerDrafts({shopifyDraftJson()});
        answerRead(shopifyDraftJson());
        const auto recovery = look(1);
        QCOMPARE(recovery.order->id, shopifyMerge().ticket);
        QCOMPARE(m_pos->http.requests.size(), 2);
    }

    void aLookThatFailsSaysNothing_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("list") << 0;
        QTest::newRow("read") << 1;
        QTest::newRow("complete") << 2;
    }
    void aLookThatFailsSaysNothing()
    {
        QFETCH(int, step);
        if (step > 0)
            answerDrafts({shopifyDraftJson()});
        if (step > 1)
            answerRead(shopifyDraftJson());
        m_pos->http.enqueue(502, {});
        QVERIFY(!awaited(m_pos->client.recoverCreate(unclear(2))));
    }

    void aCompletionRefusedForGoodIsNotThere()
    {
        answerDrafts({shopifyDraftJson()});
        answerRead(shopifyDraftJson());
        m_pos->refuse(u"draftOrderComplete"_s, u"out of stock"_s);
        answerRead(shopifyDraftJson());
        m_pos->answerPayload(u"draftOrderDelete"_s, {{u"deletedId"_s, u"x"_s}});
        QCOMPARE(look(1).verdict, Verdict::NotThere);
    }

    void theListIsReadBackToTheFirstSending_data()
    {
        QTest::addColumn<QString>("oldest");
        QTest::addColumn<int>("pages");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("before it") << u"2026-11-23T17:40:00Z"_s << 1 << Verdict::NotThere;
        QTest::newRow("a busy shop") << u"2026-11-23T18:02:20Z"_s << 10 << Verdict::Unknowable;
    }
    void theListIsReadBackToTheFirstSending()
    {
        QFETCH(QString, oldest);
        QFETCH(int, pages);
        QFETCH(Verdict, verdict);
        for (int i = 0; i < pages; ++i)
            answerDrafts({stranger(u"d1"_s, oldest)}, true);
        answerDrafts({});
        answerOrders({});
        QCOMPARE(look(2).verdict, verdict);
        QCOMPARE(m_pos->http.requests.size(), pages + 2);
    }

    void anOldSearchIndexIsBelieved()
    {
        auto old = unclear(2);
        old.firstSentAt -= 11min;
        for (int i = 0; i < 10; ++i)
            answerDrafts({stranger(u"d1"_s)}, true);
        answerDrafts({});
        answerOrders({});
        QCOMPARE(awaited(m_pos->client.recoverCreate(old))->verdict, Verdict::NotThere);
    }

    void anOrderWhoseDraftWasTidiedAwayIsFound()
    {
        answerDrafts({});
        answerDrafts({});
        answerOrders({shopifyOrderJson(
                          {{u"id"_s, u"other"_s}, {u"tags"_s, QJsonArray()}, {u"customAttributes"_s, QJsonArray()}}),
            shopifyOrderJson()});
        const auto recovery = look(2);
        QCOMPARE(recovery.verdict, Verdict::Found);
        QCOMPARE(recovery.order->id.toString(), u"gid://shopify/Order/70001"_s);
    }

    void ofTwoTheOlderIsKeptAndTheOtherGoes()
    {
        const auto newer = twin(u"gid://shopify/DraftOrder/60002"_s, u"2026-11-23T18:05:00Z"_s);
        answerDrafts({newer, shopifyDraftJson()});
        answerRead(shopifyDraftJson());
        answerRead(newer);
        m_pos->answerPayload(u"draftOrderDelete"_s, {{u"deletedId"_s, u"x"_s}});
        answerRead(shopifyDraftJson());
        m_pos->answerPayload(u"draftOrderComplete"_s, asDraft(shopifyCompletedDraft()));
        const auto kept = awaited(m_pos->client.keepOnlyOne(unclear(0)));
        QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().message));
        QCOMPARE(kept->id.toString(), u"gid://shopify/Order/70001"_s);
        QCOMPARE(m_pos->sent(3).value("variables"_L1)["id"_L1].toString(), u"gid://shopify/DraftOrder/60002"_s);
    }

    void whatBecameAnOrderIsKeptBeforeAnOlderDraft()
    {
        const auto completed = twin(u"gid://shopify/DraftOrder/60002"_s, u"2026-11-23T18:05:00Z"_s,
            {{u"status"_s, u"COMPLETED"_s}, {u"order"_s, shopifyOrderJson()}});
        answerDrafts({completed, shopifyDraftJson()});
        answerRead(shopifyDraftJson());
        answerRead(completed);
        m_pos->answerPayload(u"draftOrderDelete"_s, {{u"deletedId"_s, u"x"_s}});
        QCOMPARE(awaited(m_pos->client.keepOnlyOne(unclear(0)))->id.toString(), u"gid://shopify/Order/70001"_s);
        QCOMPARE(m_pos->asked(3), jsonFixture(u"shopify/deletedraft.out.json"_s));
    }

    void aMergeIsJudgedByWhatTheDraftHolds_data()
    {
        QTest::addColumn<QJsonValue>("draft");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("as before") << QJsonValue(shopifyDraftJson()) << Verdict::NotThere;
        QTest::newRow("noted") << QJsonValue(shopifyDraftJson({{u"note2"_s, u"x\nref: K7-20261123-0043-ABCD"_s}}))
                               << Verdict::Found;
        QTest::newRow("completed without it") << QJsonValue(shopifyCompletedDraft()) << Verdict::Superseded;
        QTest::newRow("emptied") << QJsonValue(shopifyDraftJson({{u"lineItems"_s, QJsonObject{}}}))
                                 << Verdict::Superseded;
        QTest::newRow("gone") << QJsonValue() << Verdict::Superseded;
    }
    void aMergeIsJudgedByWhatTheDraftHolds()
    {
        QFETCH(QJsonValue, draft);
        QFETCH(Verdict, verdict);
        answerRead(draft);
        QCOMPARE(awaited(m_pos->client.recoverUpdate(shopifyMerge()))->verdict, verdict);
    }

    void aStatusIsReadBeforeItIsWrittenAgain_data()
    {
        QTest::addColumn<QJsonValue>("order");
        QTest::addColumn<OrderStatus>("to");
        QTest::addColumn<Verdict>("verdict");
        const QJsonValue tagged(shopifyOrderJson({{u"tags"_s, QJsonArray{u"kiosk-status-IN_PROCESS"_s}}}));
        QTest::newRow("written") << tagged << OrderStatus::InProcess << Verdict::Found;
        QTest::newRow("not written") << tagged << OrderStatus::PackedReady << Verdict::NotThere;
        QTest::newRow("order gone") << QJsonValue() << OrderStatus::PackedReady << Verdict::NotThere;
        QTest::newRow("canceled by being gone") << QJsonValue() << OrderStatus::Canceled << Verdict::Found;
    }
    void aStatusIsReadBeforeItIsWrittenAgain()
    {
        QFETCH(QJsonValue, order);
        QFETCH(OrderStatus, to);
        QFETCH(Verdict, verdict);
        m_pos->answerData({{u"order"_s, order}});
        QCOMPARE(awaited(m_pos->client.recoverStatus(shopifyChange(to)))->verdict, verdict);
    }
};

QTEST_GUILESS_MAIN(TestShopifyRecovery)
#include "tst_shopifyrecovery.moc"
