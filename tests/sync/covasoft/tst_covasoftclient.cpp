#include "sync/awaited.h"
#include "tests/support/covasoftscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** Everything but orders: signing in, errors, the catalogue, customers, and the connection test's words. */
class TestCovasoftClient : public QObject {
    Q_OBJECT

    static Result<PosOrder> read(ScriptedCova &cova)
    {
        return awaited(cova.client->read(PosOrderId(QString(covasoftGuid))));
    }
    static Result<QList<Customer>> findByPhone(ScriptedCova &cova)
    {
        CustomerQuery query;
        query.phone = u"4155550142"_s;
        return awaited(cova.client->findCustomer(query));
    }
    static Contact rosa() { return {u"Rosa"_s, u"Vale"_s, u"4155550142"_s, u"rosa@example.com"_s, QDate(1991, 2, 11)}; }
    static QString advice(const QList<ConnectionCheck> &checks, const QString &what)
    {
        for (const auto &check : checks) {
            if (check.what == what)
                return (check.passed ? u"ok: "_s : u"no: "_s) + check.advice;
        }
        return {};
    }
    static const QList<HttpHeader> &onTime()
    {
        static const QList<HttpHeader> headers{{"Date", "Mon, 23 Nov 2026 18:02:11 GMT"}};
        return headers;
    }

private Q_SLOTS:
    void theTokenRequestIsAForm()
    {
        ScriptedCova cova;
        cova.signIn();
        cova.answerStatus();
        QVERIFY(read(cova).ok());
        const auto &request = cova.http.requests.first();
        QCOMPARE(request.body,
            "grant_type=password&client_id=Acme.Kiosk&client_secret=s3cret%26&username=Acme.COVA.APIUser.Acme"
            "&password=p%26ss%2Bw0rd%3D100%25%20%2541");
        const auto &asked = cova.http.requests.at(1);
        QVERIFY(asked.headers.contains(HttpHeader("Authorization", "Bearer bearer-1")));
        QVERIFY(asked.headers.contains(HttpHeader("Accept", "application/json")));
    }

    void tokensAreRenewedBeforeTheyEndAndOnceWhenRefused()
    {
        ScriptedCova cova;
        cova.signIn();
        cova.answerStatus();
        QVERIFY(read(cova).ok());
        cova.clock.advance(12h - 10min - 1s);
        cova.answerStatus();
        QVERIFY(read(cova).ok());
        QCOMPARE(cova.http.requests.size(), 3);
        cova.clock.advance(1s);
        cova.signIn();
        cova.answerStatus();
        QVERIFY(read(cova).ok());
        QCOMPARE(cova.http.requests.size(), 5);

        cova.answer(401);
        cova.signIn();
        cova.answerStatus();
        QVERIFY(read(cova).ok());
        cova.answer(401);
        cova.signIn();
        cova.answer(401);
        QCOMPARE(read(cova).error().kind, Error::Kind::Unauthorized);
        QCOMPARE(cova.http.requests.size(), 11);
    }

    void failuresAreToldApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("kind");
        using enum Error::Kind;
        QTest::newRow("not found") << 404 << QByteArray(R"({"Message":"Resource cannot be found"})") << NotFound;
        QTest::newRow("not found, as 400")
            << 400 << QByteArray(R"({"message":"Resource cannot be found"})") << NotFound;
        QTest::newRow("not found, as 200")
            << 200 << QByteArray(R"({"Message":"Resource cannot be found"})") << NotFound;
        QTest::newRow("refused") << 400 << QByteArray(R"({"error":{"message":"The request is invalid."}})") << Rejected;
        QTest::newRow("refused, web page") << 400 << QByteArray("<html>Bad request</html>") << Rejected;
        QTest::newRow("conflict") << 409 << QByteArray("gone on") << Conflict;
        QTest::newRow("no access") << 403 << QByteArray() << Unauthorized;
        QTest::newRow("too many") << 429 << QByteArray("rate limit exceeded") << Throttled;
        QTest::newRow("ill") << 500 << QByteArray(R"({"Message":"An error has occurred."})") << Unreachable;
        QTest::newRow("gateway") << 504 << QByteArray("upstream request timeout") << Unreachable;
        QTest::newRow("no JSON") << 200 << QByteArray("<html>Please sign in</html>") << Malformed;
        QTest::newRow("nothing") << 200 << QByteArray() << Malformed;
        QTest::newRow("no status") << 200 << QByteArray(R"({"OrderId":"x"})") << Malformed;
        QTest::newRow("moved") << 302 << QByteArray() << Malformed;
    }
    void failuresAreToldApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        ScriptedCova cova;
        cova.signIn();
        cova.answer(status, body);
        const auto outcome = read(cova);
        QVERIFY(!outcome.ok());
        QTEST(outcome.error().kind, "kind");
    }

    void aThrottledCallNamesItsTime_data()
    {
        QTest::addColumn<QList<HttpHeader>>("headers");
        QTest::addColumn<qint64>("seconds");
        using Headers = QList<HttpHeader>;
        QTest::newRow("none") << Headers{} << qint64(60);
        QTest::newRow("Retry-After") << Headers{{"Retry-After", "7"}, {"COVA-APIM-RateLimit-ResetSeconds", "40"}}
                                     << qint64(7);
        QTest::newRow("new family") << Headers{{"COVA-APIM-RateLimit-ResetSeconds", "40"}} << qint64(40);
        QTest::newRow("old family") << Headers{{"X-RateLimit-ResetSeconds", "12"}} << qint64(12);
        QTest::newRow("over already") << Headers{{"X-RateLimit-ResetSeconds", "0"}} << qint64(1);
        QTest::newRow("nonsense") << Headers{{"X-RateLimit-ResetSeconds", "soon"}} << qint64(60);
    }
    void aThrottledCallNamesItsTime()
    {
        QFETCH(QList<HttpHeader>, headers);
        ScriptedCova cova;
        cova.signIn();
        cova.http.enqueue(429, "rate limit exceeded", headers);
        const auto outcome = read(cova);
        QVERIFY(!outcome.ok());
        QTEST(qint64(outcome.error().retryAfter.count()), "seconds");
    }

    void theCatalogueComesInPagesUntilOneIsEmpty()
    {
        ScriptedCova cova;
        cova.signIn();
        cova.answer(u"products.in.json"_s);
        auto page = awaited(cova.client->catalogPage({}));
        QVERIFY(page.ok());
        QCOMPARE(cova.lastCall(), u"POST /dataplatform/v1/Companies/1001/DetailedProductData"_s);
        QCOMPARE(page->products.size(), 6);
        QCOMPARE(page->setAside.size(), 1);
        QCOMPARE(page->next, u"7"_s);
        QVERIFY(page->carriesStock);
        cova.answer(200, R"({"Products":[]})");
        page = awaited(cova.client->catalogPage({std::nullopt, u"500"_s}));
        QVERIFY(page.ok());
        QVERIFY(page->next.isEmpty());
        QCOMPARE(cova.lastSent(), jsonFixture(u"covasoft/products.out.json"_s));
    }

    void incrementsGoByTheTimeOfCova()
    {
        ScriptedCova cova;
        cova.http.enqueue(200, fixture(u"covasoft/token.in.json"_s));
        cova.http.enqueue(200, R"({"Products":[]})", {{"Date", "Mon, 23 Nov 2026 18:03:11 GMT"}}); // A minute ahead.
        const CatalogRequest changed{cova.clock.now(), {}};
        QVERIFY(awaited(cova.client->catalogPage(changed)).ok());
        const auto path = u"POST /dataplatform/v1/Companies/1001/DetailedProductData/UpdatedAsOf/"_s;
        QCOMPARE(cova.lastCall(), path + u"2026-11-23T17%3A53%3A11Z"_s);
        cova.answer(200, R"({"Products":[]})");
        QVERIFY(awaited(cova.client->catalogPage(changed)).ok());
        QCOMPARE(cova.lastCall(), path + u"2026-11-23T17%3A54%3A11Z"_s);
    }

    void pagesCovaDoesNotManageBecomeSmaller()
    {
        ScriptedCova cova;
        cova.signIn();
        for (const int top : {250, 125, 62, 31, 25, 25}) {
            cova.answer(504);
            QCOMPARE(awaited(cova.client->catalogPage({})).error().kind, Error::Kind::Unreachable);
            QCOMPARE(cova.lastSent()["Top"_L1].toInt(), top);
        }
        cova.http.fail(Error::Kind::Unreachable); // No network is no large page.
        QVERIFY(!awaited(cova.client->catalogPage({})));
        cova.clock.advance(23h);
        cova.signIn();
        cova.answer(200, R"({"Products":[]})");
        QVERIFY(awaited(cova.client->catalogPage({})));
        QCOMPARE(cova.lastSent()["Top"_L1].toInt(), 25);
        cova.clock.advance(1h);
        cova.answer(200, R"({"Products":[]})");
        QVERIFY(awaited(cova.client->catalogPage({})));
        QCOMPARE(cova.lastSent()["Top"_L1].toInt(), 250);
    }

    void brokenPagesAreNoEmptyPages_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("garbage") << QByteArray("{\"Products\":[\x01");
        QTest::newRow("no list") << QByteArray("{}");
        QTest::newRow("a list") << QByteArray("[]");
    }
    void brokenPagesAreNoEmptyPages()
    {
        QFETCH(QByteArray, body);
        ScriptedCova cova;
        cova.signIn();
        cova.answer(200, body);
        QCOMPARE(awaited(cova.client->catalogPage({})).error().kind, Error::Kind::Malformed);
    }

    void oneProductIsReadByItsId()
    {
        ScriptedCova cova;
        const ProductId id(u"0f3d0c3e-7b2a-4a60-9b1f-77d7c0de0001"_s);
        cova.signIn();
        cova.answer(u"products.in.json"_s);
        QCOMPARE(awaited(cova.client->product(id))->name, u"Blue Tram 3.5g"_s);
        QCOMPARE(cova.lastCall(), u"POST /dataplatform/v1/Companies/1001/DetailedProductData/ByProductIdList"_s);
        QCOMPARE(cova.lastSent(), jsonFixture(u"covasoft/product.out.json"_s));
        for (const int status : {200, 400}) {
            cova.answer(status, R"({"Products":[]})");
            QCOMPARE(awaited(cova.client->product(id)).error().kind, Error::Kind::NotFound);
        }
    }

    void customersAreThoseWhoHaveThePhone()
    {
        ScriptedCova cova;
        cova.signIn();
        cova.answer(u"customers.in.json"_s);
        const auto found = findByPhone(cova);
        QVERIFY(found.ok());
        QCOMPARE(cova.lastCall(), u"POST /crm/v1/Companies(1001)/Search"_s);
        QCOMPARE(cova.lastSent(), jsonFixture(u"covasoft/search-phone.out.json"_s));
        QCOMPARE(found->size(), 2); // Somebody with another number came along.
        QCOMPARE(found->at(0).contact.firstName, u"Rosa"_s);
        QVERIFY(!found->at(1).active);
    }

    void theOlderSearchStandsIn()
    {
        ScriptedCova cova;
        cova.signIn();
        cova.answer(400, R"({"Message":"The operation is not supported."})");
        const auto results = jsonFixture(u"covasoft/customers.in.json"_s)["Results"_L1].toArray();
        const QJsonObject wrapped{{u"_embedded"_s, QJsonObject{{u"self"_s, results}}}};
        cova.answer(200, QJsonDocument(wrapped).toJson());
        QCOMPARE(findByPhone(cova)->size(), 2);
        QCOMPARE(
            cova.lastCall(), u"GET /crm/v1/Companies(1001)/CustomerSearch?$filter=Criteria%20eq%20%274155550142%27"_s);
    }

    void aMergedProfileIsFollowed()
    {
        ScriptedCova cova;
        auto results = jsonFixture(u"covasoft/customers.in.json"_s)["Results"_L1].toArray();
        auto survivor = results.at(0).toObject();
        auto merged = survivor;
        merged["Id"_L1] = u"8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b2a99"_s;
        merged["MergedIntoCustomerId"_L1] = survivor["Id"_L1];
        cova.signIn();
        cova.answer(200, QJsonDocument(QJsonArray{merged, survivor}).toJson());
        cova.answer(200, QJsonDocument(survivor).toJson());
        const auto found = findByPhone(cova);
        QCOMPARE(cova.lastCall(), u"GET /crm/v1/Companies(1001)/CustomerFull(8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b2a33)"_s);
        QCOMPARE(found->size(), 1); // Both are the same person.
        QCOMPARE(found->first().id.toString(), survivor["Id"_L1].toString());
    }

    void withoutAccessToCustomersOrdersGoOn()
    {
        ScriptedCova cova;
        cova.signIn();
        cova.answer(403);
        QCOMPARE(findByPhone(cova).error().kind, Error::Kind::Rejected); // An order goes without a name then.
    }

    void aCustomerIsMadeOnceAndFoundAfterALostAnswer()
    {
        auto settings = covasoftSettings();
        settings.createsCustomers = true;
        ScriptedCova cova(settings);
        Customer customer;
        customer.contact = rosa();
        cova.signIn();
        cova.answer(200, "[]");
        cova.answer(200, "[]");
        cova.answer(502);
        cova.answer(u"customers.in.json"_s);
        const auto made = awaited(cova.client->createCustomer(customer));
        QVERIFY(made.ok());
        QCOMPARE(made->id.toString(), u"8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b2a33"_s);
        QCOMPARE(cova.call(3), u"POST /crm/v1/Companies(1001)/CustomerFull"_s);
        QCOMPARE(cova.sent(3), jsonFixture(u"covasoft/customer.out.json"_s));
        cova.answer(u"customers.in.json"_s); // Known already: nothing is written.
        QVERIFY(awaited(cova.client->createCustomer(customer)).ok());
        QCOMPARE(cova.http.requests.size(), 6);
        customer.contact.birthday = {};
        const auto refused = awaited(cova.client->createCustomer(customer));
        QCOMPARE(refused.error().field, u"customer.birthday"_s);
    }

    void whoSomebodyElseMadeMeanwhileIsFoundAfterTheRefusal_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("conflict") << 409;
        QTest::newRow("refused") << 400;
    }
    void whoSomebodyElseMadeMeanwhileIsFoundAfterTheRefusal()
    {
        QFETCH(int, status);
        auto settings = covasoftSettings();
        settings.createsCustomers = true;
        ScriptedCova cova(settings);
        Customer customer;
        customer.contact = rosa();
        cova.signIn();
        cova.answer(200, "[]");
        cova.answer(200, "[]");
        cova.answer(status, R"({"Message":"A customer with this e-mail exists."})");
        cova.answer(u"customers.in.json"_s);
        const auto made = awaited(cova.client->createCustomer(customer));
        QVERIFY(made.ok());
        QCOMPARE(made->id.toString(), u"8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b2a33"_s);
    }

    void theConnectionTestFindsNothingWrong()
    {
        ScriptedCova cova;
        cova.signIn();
        cova.http.enqueue(200, R"([{"Id":12346,"Name":"Harbor Street"}])", onTime());
        for (const char *page : {"[{}]", "[{}]", "[{}]", "[]", "[{}]", "[]"}) // Places 0, 1, 3, 7, 5 and 6.
            cova.http.enqueue(200, QByteArray("{\"Products\":") + page + '}', onTime());
        cova.answer(u"pricing.in.json"_s);
        cova.answerNothingThere();
        cova.answerNothingThere();
        cova.answer(200, R"({"Results":[]})");
        const auto checks = awaited(cova.client->testConnection()).valueOr({});
        QCOMPARE(advice(checks, u"credentials"_s), u"ok: Cova accepts the credentials."_s);
        QCOMPARE(advice(checks, u"location"_s), u"ok: This is the location Harbor Street."_s);
        QCOMPARE(advice(checks, u"clock"_s), u"ok: The clock of the kiosk is right."_s);
        QCOMPARE(advice(checks, u"catalogue"_s), u"ok: Cova lists 6 products."_s);
        QVERIFY(advice(checks, u"taxes"_s).startsWith(u"ok: "_s));
        for (const auto &what : {u"orders"_s, u"cancellations"_s, u"customers"_s})
            QVERIFY2(advice(checks, what).startsWith(u"ok: "_s), qPrintable(advice(checks, what)));
        QCOMPARE(checks.size(), 8);
        QCOMPARE(cova.sent(2), jsonFixture(u"covasoft/probe.out.json"_s));
    }

    void theConnectionTestSaysWhoCanHelp_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("no access to orders") << u"orders"_s << 403 << QByteArray() << u"Cova contact"_s;
        QTest::newRow("no access to customers") << u"customers"_s << 403 << QByteArray() << u"Cova contact"_s;
        QTest::newRow("wrong location") << u"location"_s << 200 << QByteArray("[{\"Id\":5}]")
                                        << u"location_id_covasoft"_s;
        QTest::newRow("nothing on sale") << u"catalogue"_s << 200 << QByteArray("{\"Products\":[]}")
                                         << u"no products"_s;
        QTest::newRow("prices include tax")
            << u"taxes"_s << 200 << QByteArray("[{\"PricingScheme\":\"Inclusive\"}]") << u"TIPCovaOrder"_s;
    }
    void theConnectionTestSaysWhoCanHelp()
    {
        QFETCH(QString, what);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        ScriptedCova cova;
        cova.signIn();
        const QList<QPair<QString, QByteArray>> usual{{u"location"_s, "[{\"Id\":12346}]"},
            {u"catalogue"_s, "{\"Products\":[{}]}"}, {u"catalogue 2"_s, "{\"Products\":[]}"}, {u"taxes"_s, "[]"},
            {u"orders"_s, "{\"Message\":\"Resource cannot be found\"}"},
            {u"cancellations"_s, "{\"Message\":\"Resource cannot be found\"}"}, {u"customers"_s, "[]"}};
        for (const auto &[name, usually] : usual) {
            if (what == "catalogue"_L1 && name == "catalogue 2"_L1)
                continue; // Empty at once.
            cova.http.enqueue(name == what ? status : 200, name == what ? body : usually, onTime());
        }
        const auto checks = awaited(cova.client->testConnection()).valueOr({});
        QVERIFY2(advice(checks, what).startsWith(u"no: "_s), qPrintable(advice(checks, what)));
        QVERIFY2(advice(checks, what).contains(says), qPrintable(advice(checks, what)));
        for (const auto &check : checks)
            QVERIFY2(check.passed || check.what == what, qPrintable(check.what + u": "_s + check.advice));
    }

    void wrongCredentialsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QString>("secret");
        QTest::newRow("client") << QByteArray("invalid_client") << u"pos.client_secret"_s;
        QTest::newRow("user") << QByteArray("invalid_grant") << u"pos.password"_s;
    }
    void wrongCredentialsAreNamed()
    {
        QFETCH(QByteArray, word);
        QFETCH(QString, secret);
        ScriptedCova cova;
        cova.answer(400, "{\"error\":\"" + word + "\"}");
        const auto checks = awaited(cova.client->testConnection()).valueOr({});
        QCOMPARE(checks.size(), 1);
        QVERIFY2(checks.first().advice.contains(secret), qPrintable(checks.first().advice));
    }

    void settingsAreChecked_data()
    {
        QTest::addColumn<QVariantMap>("changes");
        QTest::addColumn<bool>("ok");
        QTest::newRow("as needed") << QVariantMap{} << true;
        QTest::newRow("another intake") << QVariantMap{{u"order_endpoint"_s, u"TEPCovaOrder"_s}} << true;
        QTest::newRow("no such intake") << QVariantMap{{u"order_endpoint"_s, u"v3"_s}} << false;
        QTest::newRow("no such tier price") << QVariantMap{{u"tier_price"_s, u"dozen"_s}} << false;
    }
    void settingsAreChecked()
    {
        QFETCH(QVariantMap, changes);
        StoreConfig config;
        config.pos.vendor = u"covasoft"_s;
        config.pos.vendorTable = changes;
        config.pos.vendorTable[u"base_url"_s] = u"https://api.example/"_s;
        config.pos.vendorTable[u"company_id"_s] = qint64(1001);
        const auto settings = CovasoftSettings::fromConfig(config);
        QTEST(settings.ok(), "ok");
        if (settings.ok()) {
            QCOMPARE(settings->customerBase, QUrl(u"https://api.example"_s)); // Other hosts are this one unless named.
            QCOMPARE(settings->company(), "(1001)");
        }
    }
};

QTEST_GUILESS_MAIN(TestCovasoftClient)
#include "tst_covasoftclient.moc"
