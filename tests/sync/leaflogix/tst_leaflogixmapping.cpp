#include "sync/pos/leaflogix/leaflogixcatalogmapping.h"
#include "sync/pos/leaflogix/leaflogixcustomermapping.h"
#include "sync/pos/leaflogix/leaflogixdiscountmapping.h"
#include "sync/pos/leaflogix/leaflogixjson.h"
#include "sync/pos/leaflogix/leaflogixordermapping.h"
#include "tests/support/jsontext.h"
#include "tests/support/leaflogixscript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
namespace Catalog = LeaflogixCatalogMapping;
namespace Orders = LeaflogixOrderMapping;
namespace Discounts = LeaflogixDiscountMapping;

/** What Leaflogix says and wants, against the files a reviewer can hold beside the vendor's documentation. */
class TestLeaflogixMapping : public QObject {
    Q_OBJECT

    static QJsonArray list(const QString &file)
    {
        return QJsonDocument::fromJson(fixture(u"leaflogix/"_s + file)).array();
    }

    static Result<Product> product(int place)
    {
        const auto stock = LeaflogixStock::fromJson(fixture(u"leaflogix/inventory.in.json"_s), Currency());
        const auto json = list(u"products.in.json"_s).at(place).toObject();
        return Catalog::parse(json, stock->of(Catalog::productId(json)), Currency());
    }

    static QJsonObject out(const QString &file) { return jsonFixture(u"leaflogix/"_s + file); }

private Q_SLOTS:
    void aProductIsJoinedWithItsBatches()
    {
        const auto flower = product(0);
        QVERIFY(flower);
        QCOMPARE(flower->id, ProductId(u"171097"_s));
        QCOMPARE(flower->name, u"BG Chem 3.5 g"_s);
        QCOMPARE(flower->brand, u"Nature Co"_s);
        QCOMPARE(flower->category, u"FLOWER"_s);
        QCOMPARE(flower->strain, u"INDICA"_s);
        QCOMPARE(flower->description, u"Dark & sweet.\nEvenings."_s);
        QVERIFY(flower->thc == (Potency{20'900, Potency::Unit::Percent})); // The first batch that has results.
        QVERIFY(flower->cbd == (Potency{150, Potency::Unit::Percent}));
        QCOMPARE(flower->images,
            (QStringList{u"https://media.example/p/171097.jpg"_s, u"https://media.example/p/171097b.jpg"_s}));
        QCOMPARE(flower->tags, QStringList{u"staff pick"_s});
        QVERIFY(flower->visible && !flower->medicalOnly);
        const auto &value = flower->values.first();
        QCOMPARE(value.id, ProductValueId(u"171097"_s));
        QCOMPARE(value.label, u"3.5 g"_s);
        QCOMPARE(value.price, Money(4'850)); // The batch's adult price goes before the product's.
        QCOMPARE(value.stock, 9); // Two batches, without the quarantined one.
        QCOMPARE(value.weight, Weight::milligrams(3'500));
        QVERIFY(!value.priceIsFrom); // Sold by piece, whatever its tiers say.
    }

    void productsShowWhatTheyAre_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<bool>("visible");
        QTest::addColumn<bool>("medical");
        QTest::addColumn<qint64>("cents");
        QTest::addColumn<int>("stock");
        QTest::newRow("price of the product alone, rounded half up") << 1 << true << false << qint64(3'001) << 4;
        QTest::newRow("a batch for patients only, at their price") << 3 << true << true << qint64(5'300) << 2;
        QTest::newRow("inactive") << 4 << false << false << qint64(1'000) << 2;
        QTest::newRow("negative stock is none, and none is not shown") << 5 << false << false << qint64(1'000) << 0;
    }
    void productsShowWhatTheyAre()
    {
        QFETCH(int, place);
        const auto read = product(place);
        QVERIFY(read);
        QTEST(read->visible, "visible");
        QTEST(read->medicalOnly, "medical");
        QTEST(read->values.first().price.minor(), "cents");
        QTEST(read->values.first().stock, "stock");
    }

    void sizesAndPotencyComeFromWhereTheyAre()
    {
        const auto gummies = product(1);
        QCOMPARE(gummies->category, u"EDIBLES"_s); // No master category.
        QCOMPARE(gummies->values.first().label, u"100mg"_s); // Of the batch.
        QCOMPARE(gummies->values.first().weight, Weight::milligrams(100));
        QCOMPARE(gummies->values.first().thcMg, 100);
        QVERIFY(gummies->thc == (Potency{100'000, Potency::Unit::Milligrams}));
        QCOMPARE(gummies->tags, QStringList{u"vegan"_s});
    }

    void weightsAreValuesOfTheirOwn()
    {
        const auto bulk = product(2); // In PascalCase.
        QVERIFY(bulk);
        QCOMPARE(bulk->values.size(), 2);
        QCOMPARE(bulk->values[0].id, ProductValueId(u"171900:3.5"_s));
        QCOMPARE(bulk->values[0].label, u"3.5 g"_s);
        QCOMPARE(bulk->values[0].stock, 5); // Of 20 grams.
        QCOMPARE(bulk->values[1].id, ProductValueId(u"171900:7"_s));
        QCOMPARE(bulk->values[1].weight, Weight::milligrams(7'000));
        QCOMPARE(bulk->values[1].stock, 2);
        QVERIFY(bulk->values[0].priceIsFrom);
    }

    void whatCannotBeSoldIsSetAside()
    {
        QVERIFY(!product(6)); // No price.
        QCOMPARE(product(6).error().kind, Error::Kind::Malformed);
        QVERIFY(!product(8)); // No name.
        const auto products = list(u"products.in.json"_s);
        QVERIFY(!Catalog::isMerchandise(products.at(7).toObject()));
        QVERIFY(Catalog::isMerchandise(products.at(0).toObject()));
        const auto aside = Catalog::setAside(products.at(6).toObject(), product(6).error());
        QCOMPARE(aside.productId, u"171904"_s);
        QCOMPARE(aside.name, u"Priceless"_s);
    }

    void bodiesAreTheDocumentedOnes_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("file");
        const auto order = leaflogixOrder();
        const auto items = Orders::items(targetLines(order.lines)).valueOr({});
        const auto settings = leaflogixSettings();
        QTest::newRow("order") << Orders::submitBody(order, 55120, items, settings) << u"submit.out.json"_s;
        auto guest = order;
        guest.customer = {};
        guest.contact = {u"Rosa"_s, u"Vale"_s, u"4155550142"_s, u"rosa@example.com"_s, QDate(1991, 2, 11)};
        QTest::newRow("guest") << Orders::submitBody(guest, 70001, items, settings) << u"submit-guest.out.json"_s;
        auto weights = order;
        weights.lines = {leaflogixLine(u"171900"_s, u"171900:3.5"_s, 1), leaflogixLine(u"171900"_s, u"171900:7"_s, 1)};
        weights.discountCode = u"TAKE10"_s;
        const auto grams = Orders::items(targetLines(weights.lines)).valueOr({});
        QTest::newRow("weights of one product and a code")
            << Orders::submitBody(weights, 55120, grams, settings) << u"submit-weights.out.json"_s;
        MergeTarget target;
        target.ticket = PosOrderId(u"184467"_s);
        target.references = {order.reference, u"K7-20261123-0043-AAAA"_s};
        target.note = u"Kiosk 7, order 042"_s;
        const auto more = Orders::items(
            {{ProductId(u"171097"_s), ProductValueId(u"171097"_s), 3},
                {ProductId(u"171767"_s), ProductValueId(u"171767"_s),
                    1}}).valueOr({});
        QTest::newRow("update") << Orders::updateBody(target, 55120, more, settings) << u"update.out.json"_s;
        QTest::newRow("cancel") << Orders::cancelBody(184467) << u"cancel.out.json"_s;
        QTest::newRow("price for a customer")
            << Orders::priceBody("customerId"_L1, 55120, items) << u"price-cart.out.json"_s;
        QTest::newRow("price for a kind of customer")
            << Orders::priceBody("customerTypeId"_L1, 1, items) << u"price-cart-type.out.json"_s;
        CustomerQuery byPhone;
        byPhone.phone = u"4155550142"_s;
        CustomerQuery byEmail;
        byEmail.email = u" rosa@example.com"_s;
        QTest::newRow("phone") << LeaflogixCustomerMapping::searchBody(byPhone).valueOr({})
                               << u"search-phone.out.json"_s;
        QTest::newRow("mail") << LeaflogixCustomerMapping::searchBody(byEmail).valueOr({})
                              << u"search-email.out.json"_s;
    }
    void bodiesAreTheDocumentedOnes()
    {
        QFETCH(QJsonObject, body);
        QFETCH(QString, file);
        QCOMPARE(body, out(file));
    }

    void linesOfOtherShopsAreRefused()
    {
        for (const auto &value : {u"171900:x"_s, u"171900:0"_s, u"171900:-1"_s})
            QVERIFY(!Orders::items({{ProductId(u"171900"_s), ProductValueId(value), 1}}));
        QVERIFY(!Orders::items({{ProductId(u"bb-1"_s), ProductValueId(u"bb-1"_s), 1}}));
    }

    void submitAnswersInAllItsShapes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("id"); // Empty: none.
        QTest::newRow("number") << QByteArray("184467") << u"184467"_s;
        QTest::newRow("text") << json("'184467'") << u"184467"_s;
        QTest::newRow("object") << json("{'orderId':184467,'transactionId':991}") << u"184467"_s;
        QTest::newRow("PascalCase") << json("{'TransactionId':991,'OrderId':184467}") << u"184467"_s;
        QTest::newRow("other name") << json("{'preOrderId':'184467'}") << u"184467"_s;
        QTest::newRow("list of numbers") << QByteArray("[184467]") << u"184467"_s;
        QTest::newRow("list of objects") << json("[{'orderID':184467}]") << u"184467"_s;
        QTest::newRow("nothing") << QByteArray() << QString();
        QTest::newRow("empty list") << QByteArray("[]") << QString();
        QTest::newRow("only a transaction") << json("{'transactionId':991}") << QString();
        QTest::newRow("zero") << QByteArray("0") << QString();
        QTest::newRow("true") << QByteArray("true") << QString();
    }
    void submitAnswersInAllItsShapes()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, id);
        const auto read = LeaflogixJson::parse(body).andThen(Orders::orderId);
        QCOMPARE(read ? read->toString() : QString(), id);
    }

    void statusWordsAreReadHoweverTheyAreWritten_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("status"); // Ours; empty: unknown.
        const auto row = [](const char *word, OrderStatus status) {
            QTest::newRow(word) << QString::fromLatin1(word) << toWord(status);
        };
        row("Submitted", OrderStatus::AwaitingProcessing);
        row("PENDING", OrderStatus::AwaitingProcessing);
        row("Placed", OrderStatus::AwaitingProcessing);
        row("Processing", OrderStatus::InProcess);
        row("Partially Filled", OrderStatus::InProcess);
        row("partially_filled", OrderStatus::InProcess);
        row("Filled", OrderStatus::PackedReady);
        row("Received", OrderStatus::PackedReady);
        row("In Transit", OrderStatus::OutForDelivery);
        row("In-Transit", OrderStatus::OutForDelivery);
        row("Complete", OrderStatus::Completed);
        row("Completed", OrderStatus::Completed);
        row("Checked Out", OrderStatus::Completed);
        row("Delivered", OrderStatus::Completed);
        row("Cancelled", OrderStatus::Canceled);
        row("Canceled", OrderStatus::Canceled);
        QTest::newRow("unknown") << u"Teleported"_s << QString();
    }
    void statusWordsAreReadHoweverTheyAreWritten()
    {
        QFETCH(QString, word);
        const auto status = Orders::status(word);
        QTEST(status ? toWord(*status) : QString(), "status");
    }

    void anOrderIsRead()
    {
        const auto order = Orders::order(ScriptedLeaflogix::status(), leaflogixSettings());
        QVERIFY(order);
        QCOMPARE(order->id, PosOrderId(u"184467"_s));
        QCOMPARE(order->customer, CustomerId(u"55120"_s));
        QCOMPARE(toWord(*order->status), toWord(OrderStatus::AwaitingProcessing));
        QCOMPARE(order->createdAt, ManualClock().now() - std::chrono::seconds(6)); // UTC, though it does not say so.
        QVERIFY(!order->totals.estimate);
        QCOMPARE(order->totals.subTotal, Money(13'000)); // Theirs is what discounts leave.
        QCOMPARE(order->totals.discountTotal, Money(1'000));
        QCOMPARE(order->totals.taxTotal, Money(2'400));
        QCOMPARE(order->totals.total, Money(14'400));
        const auto rejected =
            Orders::order(ScriptedLeaflogix::status({{u"rejectedReason"_s, u"No ID"_s}}), leaflogixSettings());
        QCOMPARE(toWord(*rejected->status), toWord(OrderStatus::Canceled));
        QVERIFY(rejected->word.contains("No ID"_L1));
        QVERIFY(!Orders::order(QJsonObject(), leaflogixSettings()));
    }

    void aPreviewAddsUp()
    {
        const auto totals = Orders::totals(jsonFixture(u"leaflogix/price-cart.in.json"_s), Currency());
        QVERIFY(totals);
        QVERIFY(*totals == (Totals{Money(13'000), Money(1'000), Money(2'400), Money(14'400), false}));
        auto rounded = jsonFixture(u"leaflogix/price-cart.in.json"_s);
        rounded["total"_L1] = 143.98;
        const auto coins = Orders::totals(rounded, Currency());
        QCOMPARE(coins->total, Money(14'398));
        QCOMPARE(coins->total, coins->subTotal - coins->discountTotal + coins->taxTotal);
        rounded["total"_L1] = 99.0;
        QVERIFY(!Orders::totals(rounded, Currency()));
        QVERIFY(!Orders::totals(QJsonArray(), Currency()));
    }

    void codesCountHereAndNow_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("kind"); // Empty: not valid.
        QTest::addColumn<QString>("value");
        QTest::newRow("share, other capitals") << u"take10"_s << u"percent"_s << u"10"_s;
        QTest::newRow("amount") << u"FIVE"_s << u"amount"_s << u"5"_s;
        QTest::newRow("other kind") << u"BUNDLE"_s << u"other"_s << u"20"_s;
        QTest::newRow("over since an hour") << u"OLD"_s << QString() << QString();
        QTest::newRow("not active") << u"OFF"_s << QString() << QString();
        QTest::newRow("elsewhere") << u"ELSEWHERE"_s << QString() << QString();
        QTest::newRow("not on Mondays") << u"TUESDAYS"_s << QString() << QString();
        QTest::newRow("not in the morning") << u"EVENINGS"_s << QString() << QString();
        QTest::newRow("unknown") << u"NOSUCH"_s << QString() << QString();
    }
    void codesCountHereAndNow()
    {
        QFETCH(QString, code);
        const auto discount = Discounts::find(list(u"discounts.in.json"_s), code, 4711, ManualClock().now(),
            leaflogixSettings().timeZone); // Monday, 10 in the morning.
        QTEST(discount ? Discounts::kind(*discount) : QString(), "kind");
        QTEST(discount ? Discounts::value(*discount) : QString(), "value");
    }

    void aCodeMakesAPreviewAnEstimate_data()
    {
        QTest::addColumn<int>("place");
        QTest::addColumn<qint64>("total");
        QTest::newRow("a tenth") << 0 << qint64(12'960); // (130 - 10) * 0.9 and as much less tax.
        QTest::newRow("five dollars") << 1 << qint64(13'800);
        QTest::newRow("what we cannot compute") << 7 << qint64(14'400);
    }
    void aCodeMakesAPreviewAnEstimate()
    {
        QFETCH(int, place);
        QFETCH(qint64, total);
        const Totals plain{Money(13'000), Money(1'000), Money(2'400), Money(14'400), false};
        const auto reduced = Discounts::applied(list(u"discounts.in.json"_s).at(place).toObject(), plain);
        QVERIFY(reduced.estimate);
        QCOMPARE(reduced.total.minor(), total);
        QCOMPARE(reduced.total, reduced.subTotal - reduced.discountTotal + reduced.taxTotal);
    }

    void customersAreRead()
    {
        const auto customers = list(u"customers.in.json"_s);
        const auto rosa = LeaflogixCustomerMapping::parse(customers.at(0).toObject());
        QCOMPARE(rosa->id, CustomerId(u"55120"_s));
        QCOMPARE(rosa->contact.birthday, QDate(1991, 2, 11));
        QVERIFY(rosa->active && !rosa->banned && !rosa->medical && rosa->verified);
        const auto ben = LeaflogixCustomerMapping::parse(customers.at(2).toObject());
        QVERIFY(ben->banned && ben->medical);
        QVERIFY(!LeaflogixCustomerMapping::parse(customers.at(3).toObject())->active);
        QVERIFY(!LeaflogixCustomerMapping::parse(customers.at(4).toObject())->verified);
        QVERIFY(!LeaflogixCustomerMapping::parse({{u"firstName"_s, u"Nobody"_s}}));
    }
};

QTEST_GUILESS_MAIN(TestLeaflogixMapping)
#include "tst_leaflogixmapping.moc"
