#include "sync/pos/covasoft/covasoftcatalogmapping.h"
#include "sync/pos/covasoft/covasoftcustomermapping.h"
#include "sync/pos/covasoft/covasoftordermapping.h"
#include "sync/pos/covasoft/covasoftvalues.h"
#include "sync/pos/plaintext.h"

#include "tests/support/covasoftscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

/** Cova's words in ours and ours in Cova's, held against files a reviewer can hold beside the reference. */
class TestCovasoftMapping : public QObject {
    Q_OBJECT

    CovasoftSettings m_settings = covasoftSettings();

    CatalogPage page(bool increment = false) const
    {
        const auto parsed =
            CovasoftCatalogMapping::parsePage(jsonFixture(u"covasoft/products.in.json"_s), increment, m_settings);
        return parsed.valueOr({});
    }
    Product product(const QString &name, bool increment = false) const
    {
        for (const auto &one : page(increment).products) {
            if (one.name == name)
                return one;
        }
        return {};
    }

private Q_SLOTS:
    void ordersAreWrittenAsDocumented_data()
    {
        QTest::addColumn<CovasoftSettings>("settings");
        QTest::addColumn<Order>("order");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("path");
        const QByteArray guid = '(' + QByteArray(covasoftGuid.data()) + ')';
        auto guest = covasoftOrder();
        guest.customer = {};
        guest.contact = {};
        auto bulk = covasoftLine(u"0f3d0c3e-7b2a-4a60-9b1f-77d7c0de0003#T702"_s, u"Bulk Bin 3.5 g"_s, 2, 3400);
        bulk.unitWeight = Weight::milligrams(3500);
        guest.lines = {bulk};
        auto named = m_settings;
        named.orderSource = u"Kiosk"_s;
        auto exclusive = m_settings;
        exclusive.intake = CovasoftSettings::Intake::TaxExclusive;
        auto inclusive = m_settings;
        inclusive.intake = CovasoftSettings::Intake::TaxInclusive;
        const auto row = [&](const char *name, const CovasoftSettings &settings, const Order &order,
                             const QString &file, const QByteArray &path) {
            QTest::newRow(name) << settings << order << file << QByteArray("/covaorderintake/" + path + guid);
        };
        row("customer", m_settings, covasoftOrder(), u"create"_s, "v2/CovaOrder");
        row("guest, goods by weight", named, guest, u"create-guest"_s, "v2/CovaOrder");
        row("tax exclusive", exclusive, covasoftOrder(), u"create-tep"_s, "v1/TEPCovaOrder");
        row("tax inclusive", inclusive, covasoftOrder(), u"create-tep"_s, "v1/TIPCovaOrder");
    }
    void ordersAreWrittenAsDocumented()
    {
        QFETCH(CovasoftSettings, settings);
        QFETCH(Order, order);
        QFETCH(QString, file);
        const auto guid = CovasoftOrderMapping::guidOf(order.id);
        QCOMPARE(guid, QString(covasoftGuid));
        QTEST(CovasoftOrderMapping::createPath(guid, settings), "path");
        QCOMPARE(CovasoftOrderMapping::createBody(order, settings), jsonFixture(u"covasoft/%1.out.json"_s.arg(file)));
    }

    void ourNameOfAnOrderIsItsGuid_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("guid");
        QTest::newRow("as it is") << QString(covasoftGuid) << QString(covasoftGuid);
        QTest::newRow("upper case") << QString(covasoftGuid).toUpper() << QString(covasoftGuid);
        QTest::newRow("no GUID") << u"T-1"_s << QString();
    }
    void ourNameOfAnOrderIsItsGuid()
    {
        QFETCH(QString, id);
        QTEST(CovasoftOrderMapping::guidOf(OrderId(id)), "guid");
    }

    void statusesAreReadAsDocumented_data()
    {
        QTest::addColumn<QJsonValue>("status");
        QTest::addColumn<QString>("fulfilment");
        QTest::addColumn<QString>("word");
        QTest::addColumn<std::optional<OrderStatus>>("neutral");
        QTest::addColumn<bool>("atRegister");
        using enum OrderStatus;
        const auto row = [](const char *name, const QJsonValue &status, const QString &fulfilment, const QString &word,
                             std::optional<OrderStatus> neutral, bool atRegister) {
            QTest::newRow(name) << status << fulfilment << word << neutral << atRegister;
        };
        row("queued", 0, {}, u"SubmittedForProcessing"_s, AwaitingProcessing, false);
        row("being written", 3, {}, u"SubmittedForFinalProcessing"_s, AwaitingProcessing, false);
        row("resting", 4, {}, u"ReadyForPayment"_s, AwaitingProcessing, true);
        row("placed", 4, u"OrderPlaced"_s, u"ReadyForPayment/OrderPlaced"_s, AwaitingProcessing, true);
        row("in progress", 4, u"InProgress"_s, u"ReadyForPayment/InProgress"_s, InProcess, true);
        row("ready", 4, u"ReadyForPickup"_s, u"ReadyForPayment/ReadyForPickup"_s, PackedReady, true);
        row("new fulfilment", 4, u"OnTheRoof"_s, u"ReadyForPayment/OnTheRoof"_s, std::nullopt, true);
        row("completed", 8, u"ReadyForPickup"_s, u"Completed"_s, Completed, true);
        row("cancelled", 7, u"InProgress"_s, u"Cancelled"_s, Canceled, true);
        row("Cova failed", 1, {}, u"TransientProcessingFailure"_s, std::nullopt, false);
        row("bad order", 2, {}, u"NonTransientProcessingFailure"_s, Removed, false);
        row("name", u"ReadyForPayment"_s, {}, u"ReadyForPayment"_s, AwaitingProcessing, true);
        row("number as text", u"7"_s, {}, u"Cancelled"_s, Canceled, true);
        row("unknown number", 12, {}, u"12"_s, std::nullopt, true);
        row("unknown name", u"Teleported"_s, {}, u"Teleported"_s, std::nullopt, true);
    }
    void statusesAreReadAsDocumented()
    {
        QFETCH(QJsonValue, status);
        QFETCH(QString, fulfilment);
        auto json = jsonFixture(u"covasoft/status.in.json"_s);
        json["OrderStatus"_L1] = status;
        json["OrderFulfillmentStatus"_L1] = fulfilment;
        const auto parsed = CovasoftOrderMapping::parseStatus(json, PosOrderId(QString(covasoftGuid)), {});
        QVERIFY(parsed.ok());
        QTEST(parsed->word, "word");
        QTEST(parsed->isAtRegister(), "atRegister");
        const auto order = CovasoftOrderMapping::toPosOrder(*parsed);
        QTEST(order.status, "neutral");
        QCOMPARE(order.id.toString(), QString(covasoftGuid));
        const bool priced =
            parsed->stage == CovasoftStatus::Stage::Ready || parsed->stage == CovasoftStatus::Stage::Completed;
        QCOMPARE(order.sum, priced ? std::optional(Money(8814)) : std::nullopt);
    }

    void noStatusIsTakenForAnother_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::newRow("nothing in it") << QJsonObject{};
        QTest::newRow("another order") << QJsonObject{
            {u"OrderStatus"_s, 4}, {u"OrderId"_s, u"11111111-2222-4333-8444-555555555555"_s}};
        QTest::newRow("status missing") << QJsonObject{{u"OrderId"_s, QString(covasoftGuid)}};
    }
    void noStatusIsTakenForAnother()
    {
        QFETCH(QJsonObject, json);
        const auto parsed = CovasoftOrderMapping::parseStatus(json, PosOrderId(QString(covasoftGuid)), {});
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().kind, Error::Kind::Malformed);
    }

    void ordersGoOnlyTheWayTheirPricesNeed_data()
    {
        using Pricing = CovasoftOrderMapping::Pricing;
        using Intake = CovasoftSettings::Intake;
        QTest::addColumn<Pricing>("pricing");
        QTest::addColumn<Intake>("intake");
        QTest::addColumn<bool>("fits");
        QTest::newRow("inclusive, v2") << Pricing::Inclusive << Intake::V2 << false;
        QTest::newRow("inclusive, TEP") << Pricing::Inclusive << Intake::TaxExclusive << false;
        QTest::newRow("inclusive, TIP") << Pricing::Inclusive << Intake::TaxInclusive << true;
        QTest::newRow("exclusive, v2") << Pricing::Exclusive << Intake::V2 << true;
        QTest::newRow("exclusive, TIP") << Pricing::Exclusive << Intake::TaxInclusive << false;
        QTest::newRow("not configured, v2") << Pricing::Unknown << Intake::V2 << true;
    }
    void ordersGoOnlyTheWayTheirPricesNeed()
    {
        QFETCH(CovasoftOrderMapping::Pricing, pricing);
        QFETCH(CovasoftSettings::Intake, intake);
        auto settings = m_settings;
        settings.intake = intake;
        QTEST(CovasoftOrderMapping::checkPricing(pricing, settings).ok(), "fits");
    }

    void ourLocationsPricingCounts()
    {
        const auto list = QJsonDocument::fromJson(fixture(u"covasoft/pricing.in.json"_s)).array();
        QCOMPARE(CovasoftOrderMapping::parsePricing(list, m_settings), CovasoftOrderMapping::Pricing::Exclusive);
        auto other = m_settings;
        other.locationId = 99;
        QCOMPARE(CovasoftOrderMapping::parsePricing(list, other), CovasoftOrderMapping::Pricing::Inclusive);
        other.locationId = 5;
        QCOMPARE(CovasoftOrderMapping::parsePricing(list, other), CovasoftOrderMapping::Pricing::Unknown);
    }

    void pagesAreAskedForAsDocumented()
    {
        QCOMPARE(CovasoftCatalogMapping::pageBody(500, 250, m_settings), jsonFixture(u"covasoft/products.out.json"_s));
        QCOMPARE(CovasoftCatalogMapping::probeBody(0, m_settings), jsonFixture(u"covasoft/probe.out.json"_s));
    }

    void aProductIsReadWhole()
    {
        const auto tram = product(u"Blue Tram 3.5g"_s);
        QCOMPARE(tram.id.toString(), u"0f3d0c3e-7b2a-4a60-9b1f-77d7c0de0001"_s);
        QCOMPARE(tram.brand, u"MOON ORCHARD"_s);
        QCOMPARE(tram.category, u"FLOWER"_s);
        QCOMPARE(tram.strain, u"HYBRID"_s);
        QCOMPARE(tram.description, u"Sweet & calm.\nSmall batch."_s);
        QCOMPARE(tram.thc, (Potency{23100, Potency::Unit::Percent}));
        QCOMPARE(tram.cbd, (Potency{400, Potency::Unit::Percent}));
        QCOMPARE(tram.tags, QStringList({u"relaxed"_s, u"happy"_s}));
        QCOMPARE(tram.images,
            QStringList({u"https://img.example/bt.jpg"_s, u"https://img.example/bt2.jpg"_s,
                u"https://img.example/small.jpg"_s}));
        QVERIFY(tram.visible && !tram.medicalOnly);
        QCOMPARE(tram.values.size(), 1);
        const auto &value = tram.values.first();
        QCOMPARE(value.id.toString(), tram.id.toString());
        QCOMPARE(value.label, u"3.5g"_s);
        QCOMPARE(value.price, Money(3550)); // Neither the veterans' nor the other location's.
        QCOMPARE(value.salePrice, Money(2950));
        QCOMPARE(value.weight.mg(), 3500);
        QCOMPARE(value.stock, 15);
        QVERIFY(!value.priceIsFrom);
    }

    void milligramsAreNoWholeGrams()
    {
        const auto bar = product(u"Oat Bar"_s);
        QCOMPARE(bar.brand, u"Mill House"_s);
        QCOMPARE(bar.description, u"Crunchy."_s);
        const auto &value = bar.values.first();
        QCOMPARE(value.weight.mg(), 500);
        QCOMPARE(value.label, u"0.5g"_s);
        QCOMPARE(value.thcMg, 10);
        QCOMPARE(value.stock, 0); // Below nothing is nothing.
        QCOMPARE(value.price, Money(699));
    }

    void goodsByWeightHaveAValueForEachTier()
    {
        const auto bulk = product(u"Bulk Bin"_s);
        QVERIFY(bulk.medicalOnly);
        QCOMPARE(bulk.values.size(), 2);
        QCOMPARE(bulk.values[0].id.toString(), bulk.id.toString() + u"#T701"_s);
        QCOMPARE(bulk.values[0].label, u"1g"_s);
        QCOMPARE(bulk.values[0].price, Money(1200));
        QCOMPARE(bulk.values[0].stock, 20);
        QCOMPARE(bulk.values[1].label, u"Eighth"_s);
        QCOMPARE(bulk.values[1].price, Money(3400));
        QCOMPARE(bulk.values[1].weight.mg(), 3500);
        QCOMPARE(bulk.values[1].stock, 5);
        QVERIFY(bulk.values[1].priceIsFrom);
        QCOMPARE(covasoftProductOf(bulk.values[1].id), bulk.id);
        m_settings.tierPriceOfUnit = true;
        QCOMPARE(product(u"Bulk Bin"_s).values[1].price, Money(11900));
        m_settings.tierPriceOfUnit = false;
    }

    void ofStepsByPiecesTheLowestIsShown()
    {
        const auto papers = product(u"Papers"_s);
        QCOMPARE(papers.values.size(), 1);
        QCOMPARE(papers.values.first().id.toString(), papers.id.toString());
        QCOMPARE(papers.values.first().price, Money(200));
        QCOMPARE(papers.values.first().label, u"Each"_s);
        QVERIFY(papers.values.first().priceIsFrom);
    }

    void whatCannotBeSoldIsNotShown()
    {
        QVERIFY(!product(u"Delivery Fee"_s).visible);
        QVERIFY(!product(u"Old Haze"_s).visible);
        QVERIFY(product(u"Staff Only"_s).id.isEmpty());
        const auto aside = page().setAside;
        QCOMPARE(aside.size(), 1);
        QCOMPARE(aside.first().name, u"Staff Only"_s);
        QCOMPARE(aside.first().reason, u"it has no price at this location"_s);
        // In an increment nothing else would take it off the menu.
        const auto gone = product(u"Staff Only"_s, true);
        QCOMPARE(gone.id.toString(), u"0f3d0c3e-7b2a-4a60-9b1f-77d7c0de0007"_s);
        QVERIFY(!gone.visible);
        QCOMPARE(gone.values.first().stock, 0);
    }

    void namesOfMembersAreReadWithoutCase()
    {
        auto json = jsonFixture(u"covasoft/products.in.json"_s)["Products"_L1].toArray().at(0).toObject();
        json.remove("Availability"_L1);
        json["name"_L1] = json.take("Name"_L1);
        const auto parsed = CovasoftCatalogMapping::parseProduct(json, m_settings);
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->name, u"Blue Tram 3.5g"_s);
        QCOMPARE(parsed->values.first().stock, 0);
    }

    void textIsFreedOfItsTags_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << u" 2 < 3 & so on "_s << u"2 < 3 & so on"_s;
        QTest::newRow("paragraphs") << u"<p>One</p>\n<p>Two<br/>Three</p>"_s << u"One\nTwo\nThree"_s;
        QTest::newRow("entities") << u"<b>A&amp;B</b>&nbsp;&quot;C&quot; &amp;lt;"_s << u"A&B \"C\" &lt;"_s;
        QTest::newRow("script") << u"x<script>alert('<p>')</script>y<!-- z -->"_s << u"xy"_s;
    }
    void textIsFreedOfItsTags()
    {
        QFETCH(QString, html);
        QTEST(plainText(html), "text");
    }

    void customersAreWrittenAndReadAsDocumented()
    {
        CustomerQuery byPhone;
        byPhone.phone = u"4155550142"_s;
        CustomerQuery byEmail;
        byEmail.email = u"rosa@example.com"_s;
        const auto phone = CovasoftCustomerMapping::criterionFor(byPhone);
        const auto email = CovasoftCustomerMapping::criterionFor(byEmail);
        QVERIFY(phone.ok() && email.ok());
        QCOMPARE(
            CovasoftCustomerMapping::searchBody(*phone, m_settings), jsonFixture(u"covasoft/search-phone.out.json"_s));
        QCOMPARE(
            CovasoftCustomerMapping::searchBody(*email, m_settings), jsonFixture(u"covasoft/search-email.out.json"_s));
        Customer rosa;
        rosa.contact = {u"Rosa"_s, u"Vale"_s, u"4155550142"_s, u"rosa@example.com"_s, QDate(1991, 2, 11)};
        QCOMPARE(CovasoftCustomerMapping::createBody(rosa, m_settings), jsonFixture(u"covasoft/customer.out.json"_s));
        const auto results = jsonFixture(u"covasoft/customers.in.json"_s)["Results"_L1].toArray();
        const auto read = CovasoftCustomerMapping::parse(results.at(0).toObject());
        QVERIFY(read.ok());
        QCOMPARE(read->contact, rosa.contact);
        QVERIFY(read->active && !read->banned && !read->medical);
        QVERIFY(!CovasoftCustomerMapping::parse(results.at(2).toObject())->active);
    }
};

QTEST_GUILESS_MAIN(TestCovasoftMapping)
#include "tst_covasoftmapping.moc"
