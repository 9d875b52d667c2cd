#include "sync/pos/blaze/blazecartmapping.h"
#include "sync/pos/blaze/blazecatalogmapping.h"
#include "sync/pos/blaze/blazecustomermapping.h"
#include "sync/pos/blaze/blazereply.h"
#include "tests/support/blazescript.h"
#include "tests/support/jsontext.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestBlazeMapping : public QObject {
    Q_OBJECT

private:
    CatalogPage m_page;

    [[nodiscard]] Product product(const QString &id) const
    {
        for (const auto &candidate : m_page.products) {
            if (candidate.id.toString() == id)
                return candidate;
        }
        qFatal("a product is missing");
    }
    static CatalogPage parsed(const BlazeSettings &settings)
    {
        const auto page = BlazeReply::page(blazeJson("products.in.json"));
        return BlazeCatalogMapping::parsePage(*page, settings);
    }
    static Result<QJsonValue> reply(int status, const QByteArray &body, const QList<HttpHeader> &headers = {},
        BlazeReply::Call call = BlazeReply::Call::Read)
    {
        return BlazeReply::parse(HttpReply{status, body, headers}, call, ManualClock().now());
    }

private Q_SLOTS:
    void initTestCase() { m_page = parsed(blazeSettings()); }

    void badProductsAreSetAsideAndTheOthersGoIn()
    {
        QCOMPARE(m_page.products.size(), 6);
        QCOMPARE(m_page.announced, 9);
        const QList<SetAside> expected{
            {u"p-free"_s, u"Priceless"_s, u"it has no price"_s},
            {QString(), u"Nameless id"_s, u"it has no id"_s},
            {u"p-noname"_s, QString(), u"it has no name"_s},
        };
        QCOMPARE(m_page.setAside, expected);
    }

    void whatIsSoldByWeightHasAValueForEachEnabledPriceRange()
    {
        const auto flower = product(u"5f1b0c9e2b7a4d0001a1b2c3"_s);
        QCOMPARE(flower.name, u"Pier Twelve"_s);
        QCOMPARE(flower.brand, u"Tide & Sons"_s);
        QCOMPARE(flower.category, u"FLOWER"_s);
        QCOMPARE(flower.strain, u"Hybrid"_s);
        QCOMPARE(flower.thc, (std::optional(Potency{21'400, Potency::Unit::Percent})));
        QVERIFY(!flower.cbd);
        QCOMPARE(flower.images, (QStringList{u"https://img.example/a_l.jpg"_s, u"https://img.example/b.jpg"_s}));
        QCOMPARE(flower.tags, QStringList{u"top shelf"_s});
        QVERIFY(flower.visible);
        QVERIFY(!flower.medicalOnly);
        QCOMPARE(flower.values.size(), 2);
        const auto gram = flower.values.at(0);
        QCOMPARE(gram.id, ProductValueId(u"5f1b0c9e2b7a4d0001a1b2c3:GRAM"_s));
        QCOMPARE(gram.price, Money(1200));
        QVERIFY(!gram.salePrice);
        QCOMPARE(gram.stock, 54); // Grams of the chosen inventory, less what other carts hold.
        const auto eighth = flower.values.at(1);
        QCOMPARE(eighth.id, ProductValueId(u"5f1b0c9e2b7a4d0001a1b2c3:ONE_EIGHTTH"_s));
        QCOMPARE(eighth.label, u"1/8 Oz"_s);
        QCOMPARE(eighth.price, Money(4000));
        QCOMPARE(eighth.salePrice, std::optional(Money(3600)));
        QCOMPARE(eighth.weight, Weight::milligrams(3500)); // From the key: the product does not say.
        QCOMPARE(eighth.stock, 15);
    }

    void whatIsSoldByPiecesHasOneValueWithThePriceOfOne()
    {
        const auto edible = product(u"p-edible"_s);
        QCOMPARE(edible.brand, u"Cove"_s);
        QVERIFY(edible.medicalOnly);
        QCOMPARE(edible.thc, (std::optional(Potency{100'000, Potency::Unit::Milligrams})));
        QCOMPARE(edible.cbd, (std::optional(Potency{2'000, Potency::Unit::Percent})));
        QCOMPARE(edible.values.size(), 1);
        const auto value = edible.values.first();
        QCOMPARE(value.id, ProductValueId(u"p-edible"_s));
        QCOMPARE(value.label, u"1.25 g"_s);
        QCOMPARE(value.weight, Weight::milligrams(1250));
        QCOMPARE(value.price, Money(1200));
        QCOMPARE(value.salePrice, std::optional(Money(1000)));
        QCOMPARE(value.thcMg, 100);
        QCOMPARE(value.stock, 7);
    }

    void whatIsNotOnTheMenuIsHiddenAndSoldOut_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("visible");
        QTest::newRow("not active") << u"p-gone"_s << false;
        QTest::newRow("gift card") << u"p-gift"_s << false;
        QTest::newRow("in another inventory only") << u"p-plain"_s << true;
        QTest::newRow("negative") << u"p-negative"_s << true;
    }
    void whatIsNotOnTheMenuIsHiddenAndSoldOut()
    {
        QFETCH(QString, id);
        QFETCH(bool, visible);
        QCOMPARE(product(id).visible, visible);
        QCOMPARE(product(id).values.first().stock, 0);
    }

    void withoutAChoiceOfInventoriesEverythingCounts()
    {
        auto settings = blazeSettings();
        settings.inventoryIds.clear();
        const auto page = parsed(settings);
        QCOMPARE(page.products.at(2).name, u"Rolling Tray"_s);
        QCOMPARE(page.products.at(2).values.first().stock, 4);
        QCOMPARE(page.products.at(2).values.first().price, Money(850));
        QCOMPARE(page.products.at(0).values.at(0).stock, 54); // What BLAZE itself would sell.
    }

    void listsAreReadInEveryEnvelope_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("total");
        QTest::newRow("OpenAPI") << json("{'values':[{},{}],'skip':0,'limit':100,'total':142}") << 2 << 142;
        QTest::newRow("no total") << json("{'values':[{}]}") << 1 << -1;
        QTest::newRow("guide") << json("{'count':1,'total':7,'searchResult':[{}]}") << 1 << 7;
        QTest::newRow("cursor list") << json("{'count':1,'cursor':'x','results':[{}]}") << 1 << -1;
        QTest::newRow("bare") << json("[{},{},{}]") << 3 << -1;
        QTest::newRow("none") << json("{'id':'x'}") << -1 << -1;
    }
    void listsAreReadInEveryEnvelope()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, size);
        QFETCH(int, total);
        const auto page = reply(200, body).andThen(BlazeReply::page);
        QCOMPARE(page ? int(page->entries.size()) : -1, size);
        QCOMPARE(page ? page->total : -1, total);
    }

    void answersAreToldApart_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("read");
        QTest::addColumn<Error::Kind>("write");
        using enum Error::Kind;
        const auto says = [](const char *text) { return json(text); };
        const auto guide =
            says("{'error':'Invalid argument','message':'Date range cannot exceed 7 days','status':400}");
        QTest::newRow("guide's body") << 400 << guide << Rejected << Rejected;
        QTest::newRow("OpenAPI's body") << 400 << says("{'field':'a','message':'b','errorType':'c'}") << Rejected
                                        << Rejected;
        QTest::newRow("no body") << 400 << QByteArray() << Rejected << Rejected;
        QTest::newRow("wrong pair") << 401 << says("{'message':'x'}") << Unauthorized << Unauthorized;
        QTest::newRow("wrong pair as 400")
            << 400 << says("{'message':'Invalid PARTNER or Developer API Key'}") << Unauthorized << Unauthorized;
        QTest::newRow("wrong pair as 200")
            << 200 << QByteArray("Invalid PARTNER or Developer API Key") << Unauthorized << Unauthorized;
        QTest::newRow("permission") << 403 << QByteArray() << Unauthorized << Unauthorized;
        QTest::newRow("unknown") << 404 << QByteArray() << NotFound << NotFound;
        QTest::newRow("too many") << 429 << QByteArray() << Throttled << Throttled;
        QTest::newRow("server") << 500 << QByteArray() << Unreachable << InDoubt;
        QTest::newRow("gateway") << 504 << QByteArray("<html>") << Unreachable << InDoubt;
        QTest::newRow("redirected") << 302 << QByteArray() << Malformed << Malformed;
        QTest::newRow("web page") << 200 << QByteArray("<html>") << Malformed << Malformed;
        QTest::newRow("half") << 200 << QByteArray("{\"id\":") << Malformed << Malformed;
        QTest::newRow("refusal in a 200") << 200 << guide << Rejected << Rejected;
        QTest::newRow("failure in a 200") << 200 << says("{'message':'x','status':503}") << Unreachable << InDoubt;
    }
    void answersAreToldApart()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const auto asRead = reply(status, body);
        const auto asWrite = reply(status, body, {}, BlazeReply::Call::Write);
        QVERIFY(!asRead && !asWrite);
        QTEST(asRead.error().kind, "read");
        QTEST(asWrite.error().kind, "write");
    }

    void thePauseAskedForIsKept()
    {
        QCOMPARE(reply(429, {}, {{"Retry-After", "7"}}).error().retryAfter, 7s);
        QCOMPARE(reply(429, {}).error().retryAfter, 0s);
    }

    void refusalsNameNobody()
    {
        const auto text = BlazeReply::withoutPeople(u"rosa@example.com, (415) 555-0142: limit 28.5 g"_s);
        QCOMPARE(text, u"… (…: limit 28.5 g"_s);
    }

    void aCartsWordsBecomeAStatus_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &cart, const QString &tracking, const QString &expected) {
            QTest::newRow(name) << QJsonObject{{u"cartStatus"_s, cart}, {u"trackingStatus"_s, tracking}} << expected;
        };
        row("placed", u"Placed"_s, u"Placed"_s, u"AWAITING_PROCESSING"_s);
        row("accepted", u"Accepted"_s, u"Accepted"_s, u"IN_PROCESS"_s);
        row("accepted, nothing begun", u"Accepted"_s, u"NotStarted"_s, u"IN_PROCESS"_s);
        row("packaged", u"Accepted"_s, u"Packaged"_s, u"PACKED_READY"_s);
        row("waits for pick-up", u"Accepted"_s, u"WaitingPickup"_s, u"PACKED_READY"_s);
        row("on the way", u"Accepted"_s, u"OnTheWay"_s, u"OUT_FOR_DELIVERY"_s);
        row("delivered", u"Accepted"_s, u"Delivered"_s, u"COMPLETED"_s);
        row("completed", u"Completed"_s, u"Accepted"_s, u"COMPLETED"_s);
        row("declined", u"Declined"_s, u"Declined"_s, u"CANCELED"_s);
        row("canceled by the consumer", u"CanceledByConsumer"_s, QString(), u"CANCELED"_s);
        row("canceled by the shop", u"CanceledByDispensary"_s, QString(), u"CANCELED"_s);
        row("still being filled", u"InProgress"_s, u"NotStarted"_s, QString());
        row("a new word", u"Teleported"_s, QString(), QString());
        const auto more = [](const char *name, const QJsonObject &changes, const QString &expected) {
            QTest::newRow(name) << changes << expected;
        };
        const auto accepted = u"Accepted"_s;
        more("packaged by flag", {{u"cartStatus"_s, accepted}, {u"trackingStatus"_s, accepted}, {u"packaged"_s, true}},
            u"PACKED_READY"_s);
        more("on the way by flag",
            {{u"cartStatus"_s, accepted}, {u"trackingStatus"_s, accepted}, {u"onTheWay"_s, true}},
            u"OUT_FOR_DELIVERY"_s);
        more("deleted", {{u"deleted"_s, true}}, u"REMOVED"_s);
        const QJsonObject pending{{u"shopId"_s, u"5e1000000000000000000001"_s}, {u"accepted"_s, false}};
        more("papers still to be looked at",
            {{u"consumerUser"_s, QJsonObject{{u"memberStatuses"_s, QJsonArray{pending}}}}}, u"VERIFICATION_PENDING"_s);
        const QJsonObject elsewhere{{u"shopId"_s, u"another"_s}, {u"accepted"_s, false}};
        more("pending at another shop",
            {{u"consumerUser"_s, QJsonObject{{u"memberStatuses"_s, QJsonArray{elsewhere}}}}}, u"AWAITING_PROCESSING"_s);
        more("not a member yet", {{u"membershipAccepted"_s, false}}, u"VERIFICATION_PENDING"_s);
    }
    void aCartsWordsBecomeAStatus()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, expected);
        const auto status = BlazeCartMapping::statusOf(placedCart(changes));
        QCOMPARE(status ? toWord(*status) : QString(), expected);
    }

    void aCartReadsAsAnOrder()
    {
        const auto order = BlazeCartMapping::parse(placedCart(), {});
        QVERIFY(order);
        QCOMPARE(order->id, PosOrderId(u"65f0c0ffee65f0c0ffee0001"_s));
        QCOMPARE(order->number, u"10087"_s);
        QCOMPARE(order->reference, blazeOrder().reference);
        QCOMPARE(order->customer, blazeOrder().customer);
        QCOMPARE(order->lines, targetLines(blazeOrder().lines)); // Packs, though the reply counts grams.
        QCOMPARE(order->createdAt, fromMs(1'795'446'245'000));
        QVERIFY(order->fromKiosk);
        QVERIFY(!order->paid);
        // The fee of 0.75 is asked for like goods, so that the sums agree.
        const Totals expected{Money(5675), Money(1000), Money(1150), Money(5825), false};
        QCOMPARE(order->totals, expected);
    }

    void aRefusalInsideA200IsSeen_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing wrong") << QJsonObject() << QString();
        QTest::newRow("message") << QJsonObject{{u"errorMsg"_s, u"Not enough stock"_s}} << u"Not enough stock"_s;
        QTest::newRow("limits") << QJsonObject{{u"cannabislimits"_s, QJsonObject{{u"passed"_s, false}}}}
                                << u"BLAZE says that the purchase limits are exceeded"_s;
        QTest::newRow("reward") << QJsonObject{{u"rewardErrorMap"_s, QJsonObject{{u"r1"_s, u"too early"_s}}}}
                                << u"too early"_s;
    }
    void aRefusalInsideA200IsSeen()
    {
        QFETCH(QJsonObject, changes);
        QTEST(BlazeCartMapping::refusalIn(placedCart(changes)), "expected");
    }

    void aCartOfSomebodyElseIsNotTaken_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<bool>("free");
        const QJsonObject full{{u"items"_s, QJsonArray{QJsonObject{{u"productId"_s, u"p"_s}}}}};
        QTest::newRow("new") << QJsonObject() << true;
        QTest::newRow("ours, filled") << QJsonObject{{u"externalId"_s, blazeOrder().reference}, {u"cart"_s, full}}
                                      << true;
        QTest::newRow("ours by its session")
            << QJsonObject{{u"sessionId"_s, blazeOrder().reference}, {u"cart"_s, full}} << true;
        QTest::newRow("another's") << QJsonObject{{u"externalId"_s, u"K8-20261123-0001-AAAA"_s}} << false;
        QTest::newRow("of the web shop") << QJsonObject{{u"cart"_s, full}} << false;
        QTest::newRow("placed") << QJsonObject{{u"cartStatus"_s, u"Placed"_s}} << false;
        QTest::newRow("deleted") << QJsonObject{{u"deleted"_s, true}} << false;
    }
    void aCartOfSomebodyElseIsNotTaken()
    {
        QFETCH(QJsonObject, changes);
        QTEST(BlazeCartMapping::isFree(blazeJson("cart.in.json", changes), blazeOrder().reference), "free");
    }

    void peopleReadInOurWords()
    {
        const auto customer = BlazeCustomerMapping::parseConsumer(blazeJson("consumer.in.json"));
        QVERIFY(customer);
        QCOMPARE(customer->id, blazeOrder().customer);
        QCOMPARE(customer->contact, blazeGuest());
        QVERIFY(customer->active && customer->verified && !customer->medical);
    }

    void aGuestWithoutEmailGetsALoginThatReachesNobody()
    {
        auto contact = blazeGuest();
        contact.email.clear();
        const auto login = BlazeCustomerMapping::registerBody(contact, u"x"_s)["email"_L1].toString();
        QVERIFY2(login.startsWith("4155550142-"_L1) && login.endsWith("@kiosk.invalid"_L1), qPrintable(login));
        contact.firstName = u"ROSA"_s;
        QCOMPARE(BlazeCustomerMapping::registerBody(contact, u"x"_s)["email"_L1].toString(), login);
        contact.firstName = u"Otto"_s;
        QVERIFY(BlazeCustomerMapping::registerBody(contact, u"x"_s)["email"_L1].toString() != login);
    }
};

QTEST_GUILESS_MAIN(TestBlazeMapping)
#include "tst_blazemapping.moc"
