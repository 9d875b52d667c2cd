#include "sync/awaited.h"
#include "sync/pos/shopify/shopifycatalogmapping.h"
#include "sync/pos/shopify/shopifyfacts.h"
#include "sync/pos/shopify/shopifyordermapping.h"
#include "sync/pos/shopify/shopifyqueries.h"
#include "tests/sync/shopify/shopifyscript.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

/** What we make of Shopify's words, and every document we can send. */
class TestShopifyMapping : public QObject {
    Q_OBJECT

private:
    static Result<CatalogPage> demoPage(const ShopifySettings &settings = shopifySettings())
    {
        const auto list = jsonFixture(u"shopify/products.in.json"_s).value("data"_L1)["products"_L1];
        return ShopifyCatalogMapping::parsePage(list["nodes"_L1].toArray(), settings);
    }

    static PosOrder order(const QJsonObject &changes)
    {
        return ShopifyOrderMapping::parseOrder(shopifyOrderJson(changes), shopifySettings()).valueOr({});
    }

private Q_SLOTS:
    void documentsAreThoseTheReviewerHolds_data()
    {
        QTest::addColumn<QString>("operation");
        const auto files = QDir(QStringLiteral(PEAK_TEST_DATA "/shopify")).entryList({u"*.graphql"_s});
        QVERIFY(files.size() > 20);
        for (const auto &file : files) {
            const auto text = QString::fromUtf8(fixture(u"shopify/"_s + file));
            static const QRegularExpression name(u"^(query|mutation) (\\w+)"_s, QRegularExpression::MultilineOption);
            QTest::addRow("%s", qPrintable(file)) << name.match(text).captured(2);
        }
    }
    void documentsAreThoseTheReviewerHolds()
    {
        QFETCH(QString, operation);
        const auto expected = fixture(u"shopify/%1.graphql"_s.arg(operation.toLower()));
        QCOMPARE(ShopifyQueries::document(operation), QString::fromUtf8(expected));
    }

    void noQueryFileIsLeftOut()
    {
        QStringList operations;
        for (const auto &file : QDir(u":/pos/shopify"_s).entryList()) {
            if (!file.endsWith("fields.graphql"_L1))
                operations.append(file);
        }
        const QDir fixtures(QStringLiteral(PEAK_TEST_DATA "/shopify"));
        QCOMPARE(operations, fixtures.entryList({u"*.graphql"_s}, QDir::Files, QDir::Name));
    }

    void aProductHasAValueForEachVariant()
    {
        const auto product = demoPage()->products.first();
        QCOMPARE(product.id.toString(), u"gid://shopify/Product/7001"_s);
        QCOMPARE(product.name, u"Blue Grove"_s);
        QCOMPARE(product.brand, u"Grove Farms"_s);
        QCOMPARE(product.category, u"FLOWER"_s);
        QCOMPARE(product.strain, u"SATIVA HYBRID"_s);
        QCOMPARE(product.description, u"Citrus & pine.\nCalm"_s);
        QCOMPARE(product.tags, (QStringList{u"hybrid"_s, u"happy"_s}));
        QCOMPARE(product.images, QStringList{u"https://cdn.example/bg.jpg"_s});
        QCOMPARE(product.thc, (Potency{21'400, Potency::Unit::Percent}));
        QVERIFY(!product.cbd); // Of another namespace.
        QVERIFY(product.visible && !product.medicalOnly);
        QCOMPARE(product.values.size(), 2);
        const auto &gram = product.values[0];
        QCOMPARE(gram.label, u"1 g"_s);
        QCOMPARE(gram.price, Money(1250));
        QCOMPARE(gram.stock, 0); // Not stocked in this location.
        QCOMPARE(gram.weight.mg(), 1000); // Of the shipping weight: no option names it.
        const auto &eighth = product.values[1];
        QCOMPARE(eighth.price, Money(4000));
        QCOMPARE(eighth.salePrice, std::optional(Money(3600)));
        QCOMPARE(eighth.weight.mg(), 3500);
        QCOMPARE(eighth.stock, 16);
    }

    void whatIsOffTheMenuIsKnownButNotShown()
    {
        const auto product = demoPage()->products.at(1);
        QVERIFY(!product.visible && product.medicalOnly);
        QCOMPARE(product.category, u"EDIBLES"_s); // Without a type, its collection.
        QCOMPARE(product.strain, u"INDICA"_s);
        QCOMPARE(product.values.first().stock, 0);
        QCOMPARE(product.values.first().label, QString());
        QCOMPARE(product.values.first().thcMg, 100);
        QVERIFY(!product.values.first().salePrice); // The same price is no sale.
    }

    void withoutAPriceItIsSetAside()
    {
        const auto page = demoPage();
        QCOMPARE(page->setAside.size(), 1);
        QCOMPARE(page->setAside.first().name, u"Free Sample"_s);
        QCOMPARE(page->setAside.first().reason, u"it has no price"_s);
    }

    void theCategoryComesFromWhereTheShopKeepsIt_data()
    {
        QTest::addColumn<ShopifySettings::Category>("from");
        QTest::addColumn<QString>("category");
        QTest::newRow("type") << ShopifySettings::Category::ProductType << u"FLOWER"_s;
        QTest::newRow("collection") << ShopifySettings::Category::Collection << u"BUDS"_s;
        QTest::newRow("taxonomy") << ShopifySettings::Category::Taxonomy << u"UNCATEGORIZED"_s;
    }
    void theCategoryComesFromWhereTheShopKeepsIt()
    {
        QFETCH(ShopifySettings::Category, from);
        QFETCH(QString, category);
        auto settings = shopifySettings();
        settings.category = from;
        QCOMPARE(demoPage(settings)->products.first().category, category);
    }

    void stockIsThatOfTheLocation_data()
    {
        QTest::addColumn<QJsonObject>("variant");
        QTest::addColumn<int>("stock");
        const auto level = [](int pieces) {
            const QJsonObject quantity{{u"name"_s, u"available"_s}, {u"quantity"_s, pieces}};
            return QJsonObject{{u"quantities"_s, QJsonArray{quantity}}};
        };
        const auto item = [](const QJsonValue &levels, bool tracked = true) {
            return QJsonObject{
                {u"inventoryItem"_s, QJsonObject{{u"tracked"_s, tracked}, {u"inventoryLevel"_s, levels}}}};
        };
        QTest::newRow("counted") << item(level(7)) << 7;
        QTest::newRow("oversold") << item(level(-2)) << 0;
        QTest::newRow("not here") << item(QJsonValue()) << 0;
        QTest::newRow("not counted") << item(QJsonValue(), false) << 9999;
        QTest::newRow("sold beyond") << changed(item(level(0)), {{u"inventoryPolicy"_s, u"CONTINUE"_s}}) << 9999;
        QTest::newRow("not for sale") << changed(item(level(7)), {{u"availableForSale"_s, false}}) << 0;
    }
    void stockIsThatOfTheLocation()
    {
        QFETCH(QJsonObject, variant);
        QFETCH(int, stock);
        const auto whole = changed({{u"id"_s, u"v"_s}, {u"price"_s, u"1.00"_s}}, variant);
        const QJsonObject product{{u"id"_s, u"p"_s}, {u"title"_s, u"P"_s}, {u"status"_s, u"ACTIVE"_s},
            {u"variants"_s, QJsonObject{{u"nodes"_s, QJsonArray{whole}}}}};
        const auto parsed = ShopifyCatalogMapping::parseProduct(product, shopifySettings());
        QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().message));
        QCOMPARE(parsed->values.first().stock, stock);
    }

    void sizesAreReadAsWeights_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("mg");
        QTest::newRow("grams") << u"3.5 g"_s << qint64(3500);
        QTest::newRow("without a blank") << u"100mg"_s << qint64(100);
        QTest::newRow("ounce") << u"1 oz"_s << qint64(28'350);
        QTest::newRow("eighth") << u"1/8 oz"_s << qint64(3544);
        QTest::newRow("kilo") << u"1KG"_s << qint64(1'000'000);
        QTest::newRow("pieces") << u"10 pack"_s << qint64(-1);
        QTest::newRow("word") << u"Large"_s << qint64(-1);
        QTest::newRow("nothing") << u"0 g"_s << qint64(-1);
        QTest::newRow("by zero") << u"1/0 oz"_s << qint64(-1);
    }
    void sizesAreReadAsWeights()
    {
        QFETCH(QString, text);
        QFETCH(qint64, mg);
        const auto weight = ShopifyFacts::weightOf(text);
        QCOMPARE(weight ? weight->mg() : -1, mg);
    }

    void potenciesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::optional<Potency>>("potency");
        using Unit = Potency::Unit;
        QTest::newRow("number") << u"21.4"_s << std::optional(Potency{21'400, Unit::Percent});
        QTest::newRow("percent") << u" 0.5 % "_s << std::optional(Potency{500, Unit::Percent});
        QTest::newRow("milligrams") << u"100 MG"_s << std::optional(Potency{100'000, Unit::Milligrams});
        QTest::newRow("more than all") << u"214"_s << std::optional<Potency>();
        QTest::newRow("none") << u"0"_s << std::optional<Potency>();
        QTest::newRow("words") << u"strong"_s << std::optional<Potency>();
    }
    void potenciesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(std::optional<Potency>, potency);
        QVERIFY(ShopifyFacts::potencyOf(text) == potency);
    }

    void statesMeanWhatTheReferenceSays_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<std::optional<OrderStatus>>("status");
        using enum OrderStatus;
        const auto add = [](const char *name, const QJsonObject &changes, std::optional<OrderStatus> status) {
            QTest::newRow(name) << changes << status;
        };
        const auto word = [](const QString &text) { return QJsonObject{{u"displayFulfillmentStatus"_s, text}}; };
        const auto bag = [](const QString &text, const QString &order = u"FULFILLED"_s) {
            const QJsonObject fulfillment{{u"displayStatus"_s, text}};
            return QJsonObject{{u"fulfillments"_s, QJsonArray{fulfillment}}, {u"displayFulfillmentStatus"_s, order}};
        };
        const auto tagged = [](const QString &tag, QJsonObject changes = {}) {
            changes[u"tags"_s] = QJsonArray{u"vip"_s, tag};
            return changes;
        };
        add("canceled", {{u"cancelledAt"_s, u"2026-11-23T19:00:00Z"_s}}, Canceled);
        add("closed", {{u"closed"_s, true}}, Completed);
        add("unfulfilled", word(u"UNFULFILLED"_s), AwaitingProcessing);
        add("open", word(u"OPEN"_s), AwaitingProcessing);
        add("scheduled", word(u"SCHEDULED"_s), AwaitingProcessing);
        add("not required", word(u"FULFILLMENT_NOT_REQUIRED"_s), AwaitingProcessing);
        add("in progress", word(u"IN_PROGRESS"_s), InProcess);
        add("pending", word(u"PENDING_FULFILLMENT"_s), InProcess);
        add("partially", word(u"PARTIALLY_FULFILLED"_s), InProcess);
        add("on hold", word(u"ON_HOLD"_s), VerificationPending);
        add("fulfilled", word(u"FULFILLED"_s), Completed);
        add("declined", word(u"REQUEST_DECLINED"_s), Canceled);
        add("restocked", word(u"RESTOCKED"_s), Canceled);
        add("new word", word(u"EATEN"_s), std::nullopt);
        add("ready for pickup", bag(u"READY_FOR_PICKUP"_s), PackedReady);
        add("out for delivery", bag(u"OUT_FOR_DELIVERY"_s), OutForDelivery);
        add("in transit", bag(u"IN_TRANSIT"_s), OutForDelivery);
        add("carrier has it", bag(u"CARRIER_PICKED_UP"_s), OutForDelivery);
        add("delivered", bag(u"DELIVERED"_s, u"PARTIALLY_FULFILLED"_s), Completed);
        add("picked up", bag(u"PICKED_UP"_s), Completed);
        add("labels say nothing", bag(u"LABEL_PRINTED"_s, u"IN_PROGRESS"_s), InProcess);
        add("tag", tagged(u"kiosk-status-IN_PROCESS"_s), InProcess);
        add("tag in other case", tagged(u"Kiosk-Status-packed_ready"_s), PackedReady);
        add("tag of nothing", tagged(u"kiosk-status-EATEN"_s), AwaitingProcessing);
        add("tag when canceled", tagged(u"kiosk-status-IN_PROCESS"_s, {{u"cancelledAt"_s, u"2026-11-23"_s}}), Canceled);
        add("tag when fulfilled", tagged(u"kiosk-status-IN_PROCESS"_s, word(u"FULFILLED"_s)), Completed);
    }
    void statesMeanWhatTheReferenceSays()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(std::optional<OrderStatus>, status);
        const auto parsed = order(changes);
        QVERIFY(parsed.status == status);
        QVERIFY(!parsed.word.isEmpty());
    }

    void moneyOwedIsNotMoneyPaid_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("paid");
        QTest::newRow("pending") << u"PENDING"_s << false;
        QTest::newRow("voided") << u"VOIDED"_s << false;
        QTest::newRow("paid") << u"PAID"_s << true;
        QTest::newRow("partly") << u"PARTIALLY_PAID"_s << true;
    }
    void moneyOwedIsNotMoneyPaid()
    {
        QFETCH(QString, word);
        QFETCH(bool, paid);
        QCOMPARE(order({{u"displayFinancialStatus"_s, word}}).paid, paid);
    }

    void theDraftTellsWhatItsOrderMayHaveLost()
    {
        const QJsonObject bare{{u"tags"_s, QJsonArray()}, {u"customAttributes"_s, QJsonArray()}};
        const auto parsed = ShopifyOrderMapping::parseDraft(shopifyCompletedDraft(bare), shopifySettings());
        QCOMPARE(parsed->id.toString(), u"gid://shopify/Order/70001"_s);
        QCOMPARE(parsed->number, u"#1001"_s);
        QCOMPARE(parsed->reference, u"K7-20261123-0042-9F3C"_s);
        QVERIFY(parsed->fromKiosk && !parsed->paid);
        QCOMPARE(parsed->lines, targetLines(shopifyOrder().lines));
        QCOMPARE(parsed->totals, (Totals{Money(8800), Money(800), Money(1040), Money(9040), false}));
    }

    void anOpenDraftWaits_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<std::optional<OrderStatus>>("status");
        QTest::newRow("open") << u"OPEN"_s << std::optional(OrderStatus::AwaitingProcessing);
        QTest::newRow("invoice") << u"INVOICE_SENT"_s << std::optional(OrderStatus::AwaitingProcessing);
        QTest::newRow("unknown") << u"LOST"_s << std::optional<OrderStatus>();
    }
    void anOpenDraftWaits()
    {
        QFETCH(QString, word);
        QFETCH(std::optional<OrderStatus>, status);
        const auto draft = ShopifyOrderMapping::parseDraft(shopifyDraftJson({{u"status"_s, word}}), shopifySettings());
        QVERIFY(draft->status == status);
        QCOMPARE(draft->word, word);
        QCOMPARE(draft->id.toString(), u"gid://shopify/DraftOrder/60001"_s);
    }

    void anOrderIsOursByAttributeTagOrNote_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<bool>("ours");
        const QJsonObject none{{u"tags"_s, QJsonArray()}, {u"customAttributes"_s, QJsonArray()}};
        QTest::newRow("attribute") << changed(shopifyDraftJson(), {{u"tags"_s, QJsonArray()}}) << true;
        QTest::newRow("tag") << changed(shopifyDraftJson(), {{u"customAttributes"_s, QJsonArray()}}) << true;
        QTest::newRow("joined") << changed(
            changed(shopifyDraftJson(), none), {{u"note2"_s, u"hello\nref: K7-20261123-0042-9F3C"_s}})
                                << true;
        QTest::newRow("not at all") << changed(shopifyDraftJson(), none) << false;
    }
    void anOrderIsOursByAttributeTagOrNote()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(bool, ours);
        QCOMPARE(ShopifyOrderMapping::standsFor(changes, shopifyOrder().reference), ours);
    }

    void tagsFitIntoFortyCharacters()
    {
        const auto longest = ShopifyOrderMapping::referenceTag(u"K9999-20261123-9999-9F3C"_s);
        QVERIFY(longest.size() <= 40);
        for (const auto &tag : ShopifyOrderMapping::otherStatusTags(OrderStatus::Canceled))
            QVERIFY(tag.size() <= 40);
    }
};

QTEST_GUILESS_MAIN(TestShopifyMapping)
#include "tst_shopifymapping.moc"
