#include "sync/awaited.h"
#include "tests/sync/shopify/shopifyscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** The catalogue, customers, codes and the connection test. */
class TestShopifyFeeds : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedShopify> m_pos;

    static QJsonObject wanted(const QString &name) { return jsonFixture(u"shopify/%1.out.json"_s.arg(name)); }

    static QJsonObject cost(double requested, double available, double most = 2000)
    {
        const QJsonObject bucket{
            {u"maximumAvailable"_s, most}, {u"currentlyAvailable"_s, available}, {u"restoreRate"_s, 100.0}};
        return {{u"cost"_s, QJsonObject{{u"requestedQueryCost"_s, requested}, {u"throttleStatus"_s, bucket}}}};
    }

    static QJsonObject noProducts(const QJsonObject &extensions = {})
    {
        const QJsonObject list{{u"pageInfo"_s, QJsonObject{{u"hasNextPage"_s, false}}}, {u"nodes"_s, QJsonArray()}};
        return {{u"data"_s, QJsonObject{{u"products"_s, list}}}, {u"extensions"_s, extensions}};
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedShopify>(); }

    void codesAreDecidedByTheCalculation_data()
    {
        QTest::addColumn<QJsonObject>("record");
        QTest::addColumn<QJsonArray>("applied");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("value");
        const auto record = jsonFixture(u"shopify/code.in.json"_s).value("data"_L1).toObject();
        const auto basic = record["codeDiscountNodeByCode"_L1]["codeDiscount"_L1].toObject();
        const auto wrap = [](const QJsonObject &code) {
            return QJsonObject{{u"codeDiscountNodeByCode"_s, QJsonObject{{u"codeDiscount"_s, code}}}};
        };
        const QJsonObject amount{
            {u"__typename"_s, u"DiscountAmount"_s}, {u"amount"_s, QJsonObject{{u"amount"_s, u"5.0"_s}}}};
        const QJsonObject off{{u"code"_s, u"take10"_s}, {u"totalAmount"_s, QJsonObject{{u"amount"_s, u"8.0"_s}}}};
        const QJsonObject nothing{{u"code"_s, u"TAKE10"_s}, {u"totalAmount"_s, QJsonObject{{u"amount"_s, u"0.0"_s}}}};
        QTest::newRow("percent") << record << QJsonArray{off} << u"percent"_s << u"10"_s;
        QTest::newRow("amount") << wrap(changed(basic, {{u"customerGets"_s, QJsonObject{{u"value"_s, amount}}}}))
                                << QJsonArray{off} << u"amount"_s << u"5.0"_s;
        QTest::newRow("other") << wrap({{u"status"_s, u"ACTIVE"_s}}) << QJsonArray{off} << u"other"_s << QString();
        QTest::newRow("left out") << record << QJsonArray() << QString() << QString();
        QTest::newRow("worth nothing") << record << QJsonArray{nothing} << QString() << QString();
        QTest::newRow("expired") << wrap(changed(basic, {{u"status"_s, u"EXPIRED"_s}})) << QJsonArray{off} << QString()
                                 << QString();
        QTest::newRow("unknown") << QJsonObject{{u"codeDiscountNodeByCode"_s, QJsonValue()}} << QJsonArray{off}
                                 << QString() << QString();
    }
    void codesAreDecidedByTheCalculation()
    {
        QFETCH(QJsonObject, record);
        QFETCH(QJsonArray, applied);
        QFETCH(QString, kind);
        QFETCH(QString, value);
        m_pos->answerData(record);
        m_pos->answerPayload(
            u"draftOrderCalculate"_s, {{u"calculatedDraftOrder"_s, QJsonObject{{u"platformDiscounts"_s, applied}}}});
        const auto discount = awaited(m_pos->client.validateDiscount(u"TAKE10"_s, shopifyOrder()));
        QCOMPARE(discount.ok(), !kind.isEmpty());
        QCOMPARE(m_pos->asked(0), wanted(u"code"_s));
        if (discount) {
            QCOMPARE(discount->kind, kind);
            QCOMPARE(discount->value, value);
        } else {
            QCOMPARE(discount.error().kind, Error::Kind::NotFound);
        }
    }

    void customersAreFoundByWhatIsUnique_data()
    {
        QTest::addColumn<CustomerQuery>("query");
        QTest::addColumn<QString>("file");
        CustomerQuery phone;
        phone.phone = u"4155550142"_s;
        CustomerQuery email;
        email.email = u" rosa@example.com "_s;
        CustomerQuery id;
        id.id = CustomerId(u"gid://shopify/Customer/5501"_s);
        CustomerQuery name;
        name.firstName = u"Rosa"_s;
        name.lastName = u"Va\"le"_s;
        QTest::newRow("phone") << phone << u"findcustomer-phone"_s;
        QTest::newRow("email") << email << u"findcustomer-email"_s;
        QTest::newRow("id") << id << u"findcustomer-id"_s;
        QTest::newRow("name") << name << u"searchcustomers"_s;
        QTest::newRow("half a name") << CustomerQuery{{}, {}, {}, u"Rosa"_s, {}} << QString();
    }
    void customersAreFoundByWhatIsUnique()
    {
        QFETCH(CustomerQuery, query);
        QFETCH(QString, file);
        m_pos->answerFile(u"customer.in.json"_s);
        const auto found = awaited(m_pos->client.findCustomer(query));
        if (file.isEmpty()) {
            QCOMPARE(found.error().kind, Error::Kind::Invalid);
            return;
        }
        QCOMPARE(m_pos->asked(0), wanted(file));
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->first().contact.phone, u"4155550142"_s);
        QVERIFY(found->first().medical && !found->first().banned);
    }

    void nobodyIsAnAnswerAndNamesMayBeHidden()
    {
        CustomerQuery query;
        query.phone = u"4155550142"_s;
        m_pos->answerData({{u"customerByIdentifier"_s, QJsonValue()}});
        QCOMPARE(awaited(m_pos->client.findCustomer(query))->size(), 0);
        // Without Shopify's approval the fields are empty and an error stands beside them.
        const QJsonObject hidden{{u"id"_s, u"gid://shopify/Customer/5501"_s}, {u"firstName"_s, QJsonValue()}};
        m_pos->failTop(u"ACCESS_DENIED"_s, {{u"data"_s, QJsonObject{{u"customerByIdentifier"_s, hidden}}}});
        const auto found = awaited(m_pos->client.findCustomer(query));
        QVERIFY2(found, "an error about a field is not one about the answer");
        QCOMPARE(found->size(), 1);
    }

    void aCustomerWhoIsThereAlreadyIsTheOne()
    {
        Customer customer;
        customer.contact = shopifyRosa();
        customer.medical = true;
        m_pos->refuse(u"customerCreate"_s, u"Phone has already been taken"_s);
        m_pos->answerFile(u"customer.in.json"_s);
        QCOMPARE(awaited(m_pos->client.createCustomer(customer))->id.toString(), u"gid://shopify/Customer/5501"_s);
        QCOMPARE(m_pos->asked(0), wanted(u"createcustomer"_s));
        QCOMPARE(m_pos->asked(1), wanted(u"findcustomer-phone"_s));
        m_pos->http.fail(Error::Kind::InDoubt); // Made, and the answer lost.
        m_pos->answerFile(u"customer.in.json"_s);
        QVERIFY(awaited(m_pos->client.createCustomer(customer)));
        m_pos->refuse(u"customerCreate"_s, u"Email is invalid"_s);
        m_pos->answerData({{u"customerByIdentifier"_s, QJsonValue()}});
        m_pos->answerData({{u"customerByIdentifier"_s, QJsonValue()}});
        QCOMPARE(awaited(m_pos->client.createCustomer(customer)).error().kind, Error::Kind::Rejected);
        m_pos->http.fail(Error::Kind::InDoubt);
        m_pos->http.fail(Error::Kind::Unreachable); // Nor can it be seen: it may have been made all the same.
        QCOMPARE(toWord(awaited(m_pos->client.createCustomer(customer)).error().kind), toWord(Error::Kind::InDoubt));
        customer.contact.phone = u"0123"_s;
        QCOMPARE(awaited(m_pos->client.createCustomer(customer)).error().field, u"customer.phone"_s);
    }

    void theCatalogueComesPageByPage()
    {
        m_pos->answerFile(u"products.in.json"_s);
        const auto first = awaited(m_pos->client.catalogPage({}));
        QCOMPARE(m_pos->asked(0), wanted(u"products"_s));
        QCOMPARE(first->next, u"cursor-2"_s);
        QCOMPARE(first->products.size(), 2);
        QVERIFY(first->carriesStock);
        CatalogRequest changedOnly{m_pos->clock.now(), first->next};
        m_pos->answer(noProducts());
        const auto last = awaited(m_pos->client.catalogPage(changedOnly));
        QCOMPARE(m_pos->asked(1), wanted(u"products-changed"_s));
        QCOMPARE(last->next, QString());
    }

    void variantsBeyondAPageAreFetched()
    {
        auto product =
            jsonFixture(u"shopify/products.in.json"_s).value("data"_L1)["products"_L1]["nodes"_L1][0].toObject();
        const auto nodes = product["variants"_L1].toObject()["nodes"_L1].toArray();
        const auto page = [&](bool more, int which) {
            const QJsonObject info{{u"hasNextPage"_s, more}, {u"endCursor"_s, u"v-50"_s}};
            return QJsonObject{{u"pageInfo"_s, info}, {u"nodes"_s, QJsonArray{nodes[which]}}};
        };
        product[u"variants"_s] = page(true, 0);
        m_pos->answerData({{u"product"_s, product}});
        m_pos->answerData({{u"product"_s, QJsonObject{{u"variants"_s, page(false, 1)}}}});
        const auto whole = awaited(m_pos->client.product(ProductId(u"gid://shopify/Product/7001"_s)));
        QCOMPARE(whole->values.size(), 2);
        QCOMPARE(m_pos->asked(0), wanted(u"product"_s));
        QCOMPARE(m_pos->asked(1), wanted(u"productvariants"_s));
        m_pos->answerData({{u"product"_s, QJsonValue()}});
        QCOMPARE(awaited(m_pos->client.product(ProductId(u"x"_s))).error().kind, Error::Kind::NotFound);
    }

    void tooCostlyAPageIsHalved()
    {
        m_pos->failTop(u"MAX_COST_EXCEEDED"_s);
        m_pos->failTop(u"MAX_COST_EXCEEDED"_s);
        m_pos->answer(noProducts());
        QVERIFY(awaited(m_pos->client.catalogPage({})));
        QList<int> sizes;
        for (qsizetype i = 0; i < m_pos->http.requests.size(); ++i)
            sizes.append(m_pos->sent(i).value("variables"_L1)["first"_L1].toInt());
        QCOMPARE(sizes, (QList<int>{10, 5, 2}));
    }

    void pagesGrowWhileTheyAreCheap()
    {
        for (int i = 0; i < 3; ++i) {
            m_pos->answer(noProducts(cost(i == 1 ? 400 : 100, 2000)));
            QVERIFY(awaited(m_pos->client.catalogPage({})));
        }
        QList<int> sizes;
        for (qsizetype i = 0; i < 3; ++i)
            sizes.append(m_pos->sent(i).value("variables"_L1)["first"_L1].toInt());
        QCOMPARE(sizes, (QList<int>{10, 15, 15}));
    }

    void theCatalogueLeavesPointsForOrders()
    {
        // 890 of 2000 points are left, a page takes 300, 600 stay for orders: 10 are to come back, at 100 a second.
        m_pos->answer(noProducts(cost(300, 890)));
        QVERIFY(awaited(m_pos->client.catalogPage({})));
        m_pos->answer(noProducts(cost(300, 2000)));
        std::optional<Result<CatalogPage>> page;
        auto pulling = Detail::keep(m_pos->client.catalogPage({}), &page);
        QCOMPARE(m_pos->http.requests.size(), 1); // It waits,
        m_pos->answerFile(u"preview.in.json"_s);
        m_pos->http.replies.swapItemsAt(0, 1);
        QVERIFY(awaited(m_pos->client.preview(shopifyOrder()))); // and a customer does not.
        QCOMPARE(m_pos->http.requests.size(), 2);
        QVERIFY(!page);
        QTRY_VERIFY(page);
        QVERIFY(page->ok());
    }

    void pointsThatRanOutDoNotEndAPull()
    {
        m_pos->failTop(u"THROTTLED"_s, {{u"extensions"_s, cost(35, 34, 40)}});
        m_pos->answer(noProducts());
        QVERIFY(awaited(m_pos->client.catalogPage({})));
        QCOMPARE(m_pos->http.requests.size(), 2);
    }

    void theTestSaysWhatIsWrongAndWhoCanMendIt()
    {
        const auto failed = [&](const QJsonObject &probe, const QList<HttpHeader> &headers = {}) {
            m_pos->answer({{u"data"_s, probe}}, 200, headers);
            m_pos->answerData({{u"productsCount"_s, QJsonObject{{u"count"_s, 12}}}});
            QStringList names;
            const auto checks = awaited(m_pos->client.testConnection());
            for (const auto &check : *checks) {
                if (!check.passed)
                    names.append(check.what);
            }
            return names;
        };
        const auto probe = jsonFixture(u"shopify/probe.in.json"_s).value("data"_L1).toObject();
        const HttpHeader date("Date", "Mon, 23 Nov 2026 18:02:11 GMT");
        QCOMPARE(failed(probe, {date}), QStringList());
        QCOMPARE(m_pos->asked(0), wanted(u"probe"_s));
        QCOMPARE(m_pos->asked(1), wanted(u"productscount"_s));
        QCOMPARE(failed(probe, {{"Date", "Mon, 23 Nov 2026 18:09:11 GMT"}}), QStringList{u"clock"_s});
        QCOMPARE(failed(probe, {date, {"X-Shopify-API-Version", "2027-01"}}), QStringList{u"version"_s});
        const QJsonObject nothing{{u"accessScopes"_s, QJsonArray{QJsonObject{{u"handle"_s, u"write_orders"_s}}}}};
        QCOMPARE(failed(changed(probe, {{u"currentAppInstallation"_s, nothing}}),
                     {date, {"X-Shopify-API-Version", "2026-10"}}),
            (QStringList{u"products"_s, u"orders"_s, u"customers"_s, u"discounts"_s}));
        QCOMPARE(failed(changed(probe,
                     {{u"locations"_s, QJsonObject{}}, {u"shop"_s, QJsonObject{{u"currencyCode"_s, u"CAD"_s}}}})),
            (QStringList{u"location"_s, u"currency"_s}));
        m_pos->http.enqueue(401, {});
        const auto refused = awaited(m_pos->client.testConnection());
        QCOMPARE(refused->first().what, u"credentials"_s);
        QVERIFY(!refused->first().passed && refused->first().advice.contains("installed in this shop"_L1));
    }
};

QTEST_GUILESS_MAIN(TestShopifyFeeds)
#include "tst_shopifyfeeds.moc"
