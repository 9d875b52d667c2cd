#include "sync/awaited.h"
#include "tests/support/covasoftscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** Orders on their way to Cova: what proves that one arrived, and what is done when nothing does. */
class TestCovasoftOrders : public QObject {
    Q_OBJECT

    using Verdict = Recovery::Verdict;

    static Result<PosOrder> create(ScriptedCova &cova) { return awaited(cova.client->create(covasoftOrder())); }
    static Result<Recovery> look(ScriptedCova &cova, int looks)
    {
        const UnclearCreate unclear{covasoftOrder(), cova.clock.now(), looks};
        return awaited(cova.client->recoverCreate(unclear));
    }
    static StatusChange cancelChange()
    {
        StatusChange change{covasoftOrder(), OrderStatus::Canceled};
        change.order.posOrder = PosOrderId(QString(covasoftGuid));
        return change;
    }

private Q_SLOTS:
    void anOrderIsPutUnderOurNameAndItsStatusAsked()
    {
        ScriptedCova cova;
        cova.beginSelling();
        cova.answer(u"accepted.in.json"_s, 202);
        cova.answerStatus();
        const auto made = create(cova);
        QVERIFY(made.ok());
        QCOMPARE(made->id.toString(), QString(covasoftGuid));
        QCOMPARE(made->status, OrderStatus::AwaitingProcessing);
        QCOMPARE(made->sum, Money(8814));
        QCOMPARE(cova.http.requests.size(), 4);
        QCOMPARE(cova.call(0), u"POST https://accounts.example/v1/oauth2/token"_s);
        QCOMPARE(cova.call(1), u"GET /taxes/v1/Companies(1001)/TaxPricingConfiguration"_s);
        QCOMPARE(cova.call(2), u"PUT /covaorderintake/v2/CovaOrder(0194c1a2-7b00-7e55-8f0e-0d9c3c2a7e42)"_s);
        QCOMPARE(cova.sent(2), jsonFixture(u"covasoft/create.out.json"_s));
        QCOMPARE(cova.call(3),
            u"GET /covaorderintake/v2/Companies(1001)/CovaOrder(0194c1a2-7b00-7e55-8f0e-0d9c3c2a7e42)/Status"_s);
        QVERIFY(cova.http.requests[2].writes);
        QCOMPARE(cova.http.requests[2].priority, HttpRequest::Priority::Order);

        cova.answer(u"accepted.in.json"_s, 202);
        cova.answerStatus();
        QVERIFY(create(cova).ok());
        QCOMPARE(cova.http.requests.size(), 6); // The token is kept, the tax configuration for a day.
        cova.clock.advance(24h);
        cova.beginSelling();
        cova.answer(u"accepted.in.json"_s, 202);
        cova.answerStatus();
        QVERIFY(create(cova).ok());
        QCOMPARE(cova.http.requests.size(), 10);
    }

    void onlyTheStatusTellsWhatBecameOfAnOrder_data()
    {
        QTest::addColumn<int>("put");
        QTest::addColumn<int>("stage"); ///< -1: not found, -2: cannot be read.
        QTest::addColumn<std::optional<Error::Kind>>("error");
        using enum Error::Kind;
        const auto row = [](const char *name, int put, int stage, std::optional<Error::Kind> error) {
            QTest::newRow(name) << put << stage << error;
        };
        row("accepted, at the register", 202, 4, std::nullopt);
        row("synchronous, at the register", 200, 4, std::nullopt);
        row("accepted, queued", 202, 0, InDoubt);
        row("accepted, being written", 202, 3, InDoubt);
        row("accepted, not there yet", 202, -1, InDoubt);
        row("accepted, status fails", 202, -2, InDoubt);
        row("accepted, Cova failed", 202, 1, InDoubt);
        row("accepted, then refused", 202, 2, Rejected);
        row("refused, not there", 400, -1, Rejected);
        row("unprocessable, not there", 422, -1, Rejected);
        row("there already", 409, 4, std::nullopt);
        row("there already, not shown yet", 409, -1, InDoubt);
        row("there already, status fails", 409, -2, InDoubt);
        row("refused, but there", 400, 4, std::nullopt);
        row("refused, status fails", 400, -2, InDoubt);
    }
    void onlyTheStatusTellsWhatBecameOfAnOrder()
    {
        QFETCH(int, put);
        QFETCH(int, stage);
        QFETCH(std::optional<Error::Kind>, error);
        ScriptedCova cova;
        cova.beginSelling();
        cova.answer(put, R"({"Message":"The integrator id is not valid, please provide a valid one."})");
        if (stage >= 0)
            cova.answerStage(stage);
        else if (stage == -1)
            cova.answerNothingThere();
        else
            cova.answer(500);
        const auto made = create(cova);
        QCOMPARE(made.ok(), !error);
        if (error) {
            QCOMPARE(made.error().kind, *error);
            QCOMPARE(made.error().alreadyThere, put == 409);
        }
        QCOMPARE(cova.http.requests.size(), 4);
    }

    void someAnswersNeedNoStatus_data()
    {
        QTest::addColumn<int>("put");
        QTest::addColumn<Error::Kind>("error");
        QTest::newRow("Cova is ill") << 500 << Error::Kind::InDoubt;
        QTest::newRow("gateway") << 502 << Error::Kind::InDoubt;
        QTest::newRow("too many") << 429 << Error::Kind::Throttled;
        QTest::newRow("no access") << 403 << Error::Kind::Unauthorized;
    }
    void someAnswersNeedNoStatus()
    {
        QFETCH(int, put);
        ScriptedCova cova;
        cova.beginSelling();
        cova.answer(put, "rate limit exceeded");
        const auto made = create(cova);
        QVERIFY(!made.ok());
        QTEST(made.error().kind, "error");
        QCOMPARE(cova.http.requests.size(), 3);
    }

    void aRefusalThatSaysTheNameIsTakenIsNone()
    {
        ScriptedCova cova;
        cova.beginSelling();
        cova.answer(400, R"({"Message":"An order with this id exists."})");
        cova.answerNothingThere();
        const auto made = create(cova);
        QCOMPARE(made.error().kind, Error::Kind::InDoubt);
        QVERIFY(made.error().alreadyThere);
    }

    void aRefusalSaysWhyWithoutPeople()
    {
        ScriptedCova cova;
        cova.beginSelling();
        cova.answer(400, R"({"error":{"message":"Customer rosa@example.com, 415 555 0142 is barred"}})");
        cova.answerNothingThere();
        const auto made = create(cova);
        QVERIFY(!made.ok());
        QVERIFY2(made.error().message.contains(u"is barred"_s), qPrintable(made.error().message));
        QVERIFY(!made.error().message.contains(u"rosa"_s) && !made.error().message.contains(u"555"_s));
    }

    void nothingIsSentThatWouldBeTaxedWrongly()
    {
        auto settings = covasoftSettings();
        settings.locationId = 99; // Its prices include tax.
        ScriptedCova cova(settings);
        cova.beginSelling();
        const auto made = create(cova);
        QVERIFY(!made.ok());
        QCOMPARE(made.error().kind, Error::Kind::Rejected);
        QVERIFY(made.error().message.contains(u"TIPCovaOrder"_s));
        QCOMPARE(cova.http.requests.size(), 2);
    }

    void aTaxConfigurationThatIsNotThereStopsNobody_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("sold");
        QTest::newRow("none") << 404 << true;
        QTest::newRow("no access") << 403 << true;
        QTest::newRow("Cova is ill") << 503 << false;
    }
    void aTaxConfigurationThatIsNotThereStopsNobody()
    {
        QFETCH(int, status);
        QFETCH(bool, sold);
        ScriptedCova cova;
        cova.signIn();
        cova.answer(status);
        cova.answer(u"accepted.in.json"_s, 202);
        cova.answerStatus();
        const auto made = create(cova);
        QCOMPARE(made.ok(), sold);
        if (!sold)
            QCOMPARE(made.error().kind, Error::Kind::Unreachable); // Nothing of the order went out: again later.
    }

    void anUnclearOrderIsLookedForLongerThanCovaMayTake()
    {
        ScriptedCova cova;
        cova.signIn();
        const QList<std::chrono::seconds> waits{2s, 5s, 10s, 20s, 30s};
        for (int looks = 0; looks < waits.size(); ++looks) {
            cova.answerNothingThere();
            const auto recovery = look(cova, looks);
            QVERIFY(recovery.ok());
            QCOMPARE(recovery->verdict, Verdict::LookAgain);
            QCOMPARE(recovery->wait, waits[looks]);
        }
        // Three sends in all, with as many looks after each; then a person.
        for (const auto verdict : {Verdict::NotThere, Verdict::NotThere, Verdict::Unknowable, Verdict::NotThere}) {
            cova.answerNothingThere();
            QCOMPARE(look(cova, int(waits.size()))->verdict, verdict);
        }
    }

    void afterAnAcceptedSendTheFirstLookWaits()
    {
        ScriptedCova cova;
        cova.beginSelling();
        cova.answer(u"accepted.in.json"_s, 202);
        cova.answerStage(0);
        QVERIFY(!create(cova).ok());
        const auto asked = cova.http.requests.size();
        const auto first = look(cova, 0);
        QCOMPARE(first->verdict, Verdict::LookAgain);
        QCOMPARE(first->wait, 2s);
        QCOMPARE(cova.http.requests.size(), asked);
        cova.answerStage(4);
        const auto second = look(cova, 1);
        QCOMPARE(second->verdict, Verdict::Found);
        QCOMPARE(second->order->id.toString(), QString(covasoftGuid));
    }

    void afterALostAnswerTheFirstLookIsAtOnce()
    {
        ScriptedCova cova;
        cova.beginSelling();
        cova.http.fail(Error::Kind::InDoubt);
        QCOMPARE(create(cova).error().kind, Error::Kind::InDoubt);
        cova.answerStage(4);
        QCOMPARE(look(cova, 0)->verdict, Verdict::Found);
    }

    void whatTheStatusSaysIsTheVerdict_data()
    {
        QTest::addColumn<int>("stage");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("queued") << 0 << Verdict::LookAgain;
        QTest::newRow("being written") << 3 << Verdict::LookAgain;
        QTest::newRow("at the register") << 4 << Verdict::Found;
        QTest::newRow("completed already") << 8 << Verdict::Found;
        QTest::newRow("cancelled already") << 7 << Verdict::Found;
        QTest::newRow("bad order") << 2 << Verdict::Refused;
        QTest::newRow("a state we do not know") << 40 << Verdict::Found;
    }
    void whatTheStatusSaysIsTheVerdict()
    {
        QFETCH(int, stage);
        ScriptedCova cova;
        cova.signIn();
        cova.answerStatus({{u"OrderStatus"_s, stage}, {u"OrderMessage"_s, u"Product is not sold here"_s}});
        const auto recovery = look(cova, 3);
        QVERIFY(recovery.ok());
        QTEST(recovery->verdict, "verdict");
        if (stage == 2)
            QCOMPARE(recovery->reason, u"Cova: Product is not sold here"_s);
    }

    void anOrderStuckInTheQueueIsForAPerson()
    {
        ScriptedCova cova;
        cova.signIn();
        cova.answerStage(3);
        QCOMPARE(look(cova, 44)->verdict, Verdict::LookAgain);
        cova.answerStage(3);
        QCOMPARE(look(cova, 45)->verdict, Verdict::Unknowable);
    }

    void whatCovaFailedToDoIsSentAgainAfterAPause()
    {
        ScriptedCova cova;
        cova.signIn();
        for (const auto pause : {10s, 30s, 60s}) {
            cova.answerStage(1);
            const auto first = look(cova, 0);
            QCOMPARE(first->verdict, Verdict::LookAgain);
            QCOMPARE(first->wait, pause);
            cova.answerStage(1);
            QCOMPARE(look(cova, 1)->verdict, Verdict::NotThere);
        }
        cova.answerStage(1);
        QCOMPARE(look(cova, 0)->verdict, Verdict::Unknowable);
    }

    void aLookThatFailsSaysNothing()
    {
        ScriptedCova cova;
        cova.signIn();
        cova.answer(502);
        const auto recovery = look(cova, 5);
        QVERIFY(!recovery.ok());
        QCOMPARE(recovery.error().kind, Error::Kind::Unreachable);
    }

    void aCancellationIsDoneWhenTheStatusSaysSo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("stage"); ///< -1: not found.
        QTest::addColumn<std::optional<Error::Kind>>("error");
        using enum Error::Kind;
        const auto row = [](const char *name, int status, int stage, std::optional<Error::Kind> error) {
            QTest::newRow(name) << status << stage << error;
        };
        row("done", 204, 7, std::nullopt);
        row("not shown yet", 204, 4, InDoubt);
        row("canceled before", 409, 7, std::nullopt);
        row("paid", 409, 8, Conflict);
        row("refused", 400, 4, Conflict);
        row("unknown", 404, -1, Conflict);
    }
    void aCancellationIsDoneWhenTheStatusSaysSo()
    {
        QFETCH(int, status);
        QFETCH(int, stage);
        QFETCH(std::optional<Error::Kind>, error);
        ScriptedCova cova;
        cova.signIn();
        cova.answer(status, status == 409 ? QByteArray("A payment was taken in.") : QByteArray());
        if (stage < 0)
            cova.answerNothingThere();
        else
            cova.answerStage(stage);
        const auto done = awaited(cova.client->updateStatus(cancelChange()));
        QCOMPARE(cova.call(1), u"DELETE /pointofsale/Companies(1001)/Sales(0194c1a2-7b00-7e55-8f0e-0d9c3c2a7e42)"_s);
        QVERIFY(cova.http.requests[1].body.isEmpty());
        QCOMPARE(done.ok(), !error);
        if (error)
            QCOMPARE(done.error().kind, *error);
        else
            QCOMPARE(done->status, OrderStatus::Canceled);
    }

    void anUnclearCancellationIsSeenInTheStatus()
    {
        ScriptedCova cova;
        cova.signIn();
        cova.answerStage(4);
        QCOMPARE(awaited(cova.client->recoverStatus(cancelChange()))->verdict, Verdict::NotThere);
        cova.answerStage(7);
        QCOMPARE(awaited(cova.client->recoverStatus(cancelChange()))->verdict, Verdict::Found);
        cova.answerStage(4);
        const auto kept = awaited(cova.client->keepOnlyOne({covasoftOrder(), cova.clock.now(), 0}));
        QCOMPARE(kept->id.toString(), QString(covasoftGuid));
    }

    void whatCovaCannotDoIsSaid()
    {
        ScriptedCova cova;
        auto &client = *cova.client;
        auto inProcess = cancelChange();
        inProcess.to = OrderStatus::InProcess;
        const auto kinds = {awaited(client.updateStatus(inProcess)).error().kind,
            awaited(client.update({})).error().kind, awaited(client.preview(covasoftOrder())).error().kind,
            awaited(client.recoverUpdate({})).error().kind,
            awaited(client.changedOrders(cova.clock.now())).error().kind,
            awaited(client.validateDiscount(u"FIVE"_s, covasoftOrder())).error().kind,
            awaited(client.createCustomer({})).error().kind};
        for (const auto kind : kinds)
            QCOMPARE(kind, Error::Kind::Unsupported);
        QVERIFY(cova.http.requests.isEmpty());
        const auto &can = client.capabilities();
        QVERIFY(!can.preview && !can.update && !can.resume && !can.discountCodes && !can.createCustomer);
        QCOMPARE(can.settableStatuses, QSet<OrderStatus>{OrderStatus::Canceled});
    }
};

QTEST_GUILESS_MAIN(TestCovasoftOrders)
#include "tst_covasoftorders.moc"
