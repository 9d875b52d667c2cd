#include "sync/pos/connectioncheck.h"

#include "sync/awaited.h"
#include "tests/support/scriptedposclient.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using enum Error::Kind;

namespace {
constexpr ConnectionWords words{
    .pos = "Till"_L1,
    .silent = "Look at the cable (%1)."_L1,
    .unauthorized = "The owner lets %2 in (%1)."_L1,
    .notFound = "No such shop."_L1,
    .unexpected = "Odd: %1."_L1,
    .wrongClock = "Set it right."_L1,
    .noProducts = "Nothing is for sale."_L1,
    .products = "There are %1."_L1,
    .largestOffset = 25s,
};

constexpr ConnectionWords forgiving{
    .pos = "Till"_L1,
    .silent = {},
    .unauthorized = {},
    .notFound = {},
    .unexpected = {},
    .wrongClock = {},
    .refusalGrants = true,
};
} // namespace

class TestConnectionCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasItsAdvice_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("advice");
        // clang-format off
        QTest::newRow("unreachable")  << Unreachable  << u"Look at the cable (50 %2 off)."_s;
        QTest::newRow("in doubt")     << InDoubt      << u"Look at the cable (50 %2 off)."_s;
        QTest::newRow("throttled")    << Throttled    << u"Till asks us to wait. Try again in a minute."_s;
        QTest::newRow("unauthorized") << Unauthorized << u"The owner lets the clerk in (50 %2 off)."_s;
        QTest::newRow("not found")    << NotFound     << u"No such shop."_s;
        QTest::newRow("malformed")    << Malformed    << u"Odd: 50 %2 off."_s;
        QTest::newRow("rejected")     << Rejected     << u"Odd: 50 %2 off."_s;
        QTest::newRow("conflict")     << Conflict     << u"Odd: 50 %2 off."_s;
        QTest::newRow("unsupported")  << Unsupported  << u"Odd: 50 %2 off."_s;
        QTest::newRow("invalid")      << Invalid      << u"Odd: 50 %2 off."_s;
        QTest::newRow("storage")      << Storage      << u"Odd: 50 %2 off."_s;
        // clang-format on
    }

    void everyErrorHasItsAdvice()
    {
        QFETCH(Error::Kind, kind);
        const auto check = words.failed(u"orders"_s, {kind, u"50 %2 off"_s}, u"the clerk"_s);
        QCOMPARE(check.what, u"orders"_s);
        QVERIFY(!check.passed);
        QTEST(check.advice, "advice");
    }

    void theRowItselfIsWhatWasAskedUnlessSaid()
    {
        QCOMPARE(words.failed(u"orders"_s, {Unauthorized, u"401"_s}).advice, u"The owner lets orders in (401)."_s);
    }

    void whatIsNotThereIsGranted_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<bool>("granted");
        QTest::addColumn<bool>("grantedWhereRefusalsCount");
        QTest::newRow("not found") << NotFound << true << true;
        QTest::newRow("rejected") << Rejected << false << true;
        QTest::newRow("unauthorized") << Unauthorized << false << false;
        QTest::newRow("away") << Unreachable << false << false;
    }

    void whatIsNotThereIsGranted()
    {
        QFETCH(Error::Kind, kind);
        const Result<int> answer = Error{kind, u"no"_s};
        const auto check = words.granted(u"orders"_s, answer, u"May be read."_s);
        QTEST(check.passed, "granted");
        QCOMPARE(check.advice == u"May be read."_s, check.passed);
        QTEST(forgiving.granted(u"orders"_s, answer, u"May be read."_s).passed, "grantedWhereRefusalsCount");
    }

    void anAnswerIsGranted()
    {
        const Result<int> answer = 7;
        const auto check = words.granted(u"orders"_s, answer, u"May be read."_s);
        QVERIFY(check.passed);
        QCOMPARE(check.advice, u"May be read."_s);
    }

    void theClockIsJudgedEitherWay_data()
    {
        QTest::addColumn<std::optional<std::chrono::seconds>>("offset");
        QTest::addColumn<bool>("passed");
        QTest::addColumn<QString>("advice");
        using Offset = std::optional<std::chrono::seconds>;
        const QString right = u"The clock of the kiosk is right."_s;
        QTest::newRow("not told") << Offset() << false << u"Till did not say what time it is."_s;
        QTest::newRow("the same") << Offset(0s) << true << right;
        QTest::newRow("just behind") << Offset(25s) << true << right;
        QTest::newRow("just ahead") << Offset(-25s) << true << right;
        QTest::newRow("behind") << Offset(26s) << false
                                << u"The clock of the kiosk is 26 seconds behind. Set it right."_s;
        QTest::newRow("ahead") << Offset(-3600s) << false
                               << u"The clock of the kiosk is 3600 seconds ahead. Set it right."_s;
    }

    void theClockIsJudgedEitherWay()
    {
        QFETCH(std::optional<std::chrono::seconds>, offset);
        const auto check = words.clock(offset);
        QCOMPARE(check.what, u"clock"_s);
        QTEST(check.passed, "passed");
        QTEST(check.advice, "advice");
    }

    void aMinuteIsBorneUnlessSaid()
    {
        QVERIFY(forgiving.clock(60s).passed);
        QVERIFY(!forgiving.clock(61s).passed);
    }

    void aShopWithoutProductsFails()
    {
        const auto some = words.catalog(12);
        QVERIFY(some.passed);
        QCOMPARE(some.what, u"catalogue"_s);
        QCOMPARE(some.advice, u"There are 12."_s);
        const auto none = words.catalog(0);
        QVERIFY(!none.passed);
        QCOMPARE(none.advice, u"Nothing is for sale."_s);
        const auto refused = words.catalog(Error{Unauthorized, u"403"_s}, u"the price list"_s);
        QVERIFY(!refused.passed);
        QCOMPARE(refused.advice, u"The owner lets the price list in (403)."_s);
    }

    void productsAreCountedOrAnnounced_data()
    {
        QTest::addColumn<int>("announced");
        QTest::addColumn<qsizetype>("counted");
        QTest::newRow("nothing is announced") << -1 << qsizetype(2);
        QTest::newRow("there are more pages") << 4000 << qsizetype(4000);
        QTest::newRow("less is announced than there is") << 1 << qsizetype(2);
    }

    void productsAreCountedOrAnnounced()
    {
        QFETCH(int, announced);
        ScriptedPosClient client;
        CatalogPage page;
        page.announced = announced;
        page.products.resize(2);
        client.catalogPages.outcomes.enqueue(page);
        const auto count = awaited(listedProducts(client));
        QVERIFY(count);
        QTEST(*count, "counted");
    }

    void aListThatCannotBeReadIsAnError()
    {
        ScriptedPosClient client;
        client.catalogPages.fail(Malformed);
        const auto count = awaited(listedProducts(client));
        QVERIFY(!count);
        QCOMPARE(count.error().kind, Malformed);
    }
};

QTEST_GUILESS_MAIN(TestConnectionCheck)
#include "tst_connectioncheck.moc"
