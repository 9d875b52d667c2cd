#include "sync/outbox/deliverypolicy.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace Peak;
using namespace std::chrono_literals;
using enum Error::Kind;

class TestDeliveryPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFailureHasItsPlace_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<Delivery>("next");
        // clang-format off
        QTest::newRow("unreachable")  << Unreachable  << Delivery::Queued;
        QTest::newRow("throttled")    << Throttled    << Delivery::Queued;
        QTest::newRow("unauthorized") << Unauthorized << Delivery::Queued;
        QTest::newRow("in doubt")     << InDoubt      << Delivery::InDoubt;
        QTest::newRow("malformed")    << Malformed    << Delivery::InDoubt;
        QTest::newRow("storage")      << Storage      << Delivery::InDoubt;
        QTest::newRow("rejected")     << Rejected     << Delivery::Rejected;
        QTest::newRow("not found")    << NotFound     << Delivery::Rejected;
        QTest::newRow("conflict")     << Conflict     << Delivery::Rejected;
        QTest::newRow("unsupported")  << Unsupported  << Delivery::Rejected;
        QTest::newRow("invalid")      << Invalid      << Delivery::Rejected;
        // clang-format on
    }

    void everyFailureHasItsPlace()
    {
        QFETCH(Error::Kind, kind);
        QTEST(DeliveryPolicy::after({kind, {}}), "next");
    }

    void theCeilingDoublesUpToFiveMinutes_data()
    {
        QTest::addColumn<int>("failures");
        QTest::addColumn<Milliseconds>("ceiling");
        QTest::newRow("first") << 1 << Milliseconds(1s);
        QTest::newRow("second") << 2 << Milliseconds(2s);
        QTest::newRow("ninth") << 9 << Milliseconds(256s);
        QTest::newRow("tenth") << 10 << Milliseconds(5min);
        QTest::newRow("millionth") << 1'000'000 << Milliseconds(5min);
        QTest::newRow("none counted") << 0 << Milliseconds(1s);
        QTest::newRow("counter overflowed") << std::numeric_limits<int>::min() + 1 << Milliseconds(1s);
    }

    void theCeilingDoublesUpToFiveMinutes()
    {
        QFETCH(int, failures);
        QFETCH(Milliseconds, ceiling);
        const Error away{Unreachable, {}};
        QCOMPARE(DeliveryPolicy::wait(away, failures, 1.0), ceiling);
        QCOMPARE(DeliveryPolicy::wait(away, failures, 0.5), ceiling / 2);
        QCOMPARE(DeliveryPolicy::wait(away, failures, 0.0), 0ms);
    }

    /** After an outage a thousand kiosks must not come back in the same second. */
    void waitsAreSpreadEvenly()
    {
        QRandomGenerator random(42);
        constexpr int draws = 60'000;
        std::array<int, 300> seconds{};
        for (int i = 0; i < draws; ++i) {
            const auto wait = DeliveryPolicy::wait({Unreachable, {}}, 20, random.generateDouble());
            QVERIFY(wait >= 0ms && wait < 5min);
            ++seconds[static_cast<size_t>(wait / 1s)];
        }
        for (const int count : seconds)
            QVERIFY2(count > 100 && count < 300, qPrintable(QString::number(count))); // 200 expected, ±7 sigma.
    }

    void whatTheOtherSideAskedForIsNeverUndercut()
    {
        QRandomGenerator random(7);
        for (const auto asked : {1s, 30s, 300s, 3600s, 86'400s}) {
            for (int failures = 1; failures < 15; ++failures) {
                const auto wait = DeliveryPolicy::wait({Throttled, {}, asked}, failures, random.generateDouble());
                QVERIFY(wait >= asked);
                QVERIFY(wait <= asked + 1s);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestDeliveryPolicy)
#include "tst_deliverypolicy.moc"
