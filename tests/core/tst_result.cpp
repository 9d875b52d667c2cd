#include "core/result.h"

#include <QTest>

#include <memory>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static Result<int> half(int number)
{
    if (number % 2 != 0)
        return Error{Error::Kind::Invalid, u"odd"_s};
    return number / 2;
}

class TestResult : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsAValueOrAReason()
    {
        const Result<int> good = 8;
        QVERIFY(good.ok() && good);
        QCOMPARE(*good, 8);
        QCOMPARE(good.valueOr(1), 8);

        const Result<int> bad = Error{Error::Kind::Throttled, u"later"_s, 30s};
        QVERIFY(!bad.ok() && !bad);
        QCOMPARE(bad.error().kind, Error::Kind::Throttled);
        QCOMPARE(bad.error().retryAfter, 30s);
        QCOMPARE(bad.valueOr(1), 1);
    }

    void chainsUntilTheFirstError_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("all the way") << 8 << u"1!"_s;
        QTest::newRow("stops in the middle") << 12 << u"odd"_s;
        QTest::newRow("stops at once") << 3 << u"odd"_s;
    }

    void chainsUntilTheFirstError()
    {
        QFETCH(int, number);
        QFETCH(QString, outcome);
        const auto result =
            half(number).andThen(half).andThen(half).map([](int value) { return QString::number(value) + u'!'; });
        QCOMPARE(result ? *result : result.error().message, outcome);
    }

    void doesNotRunWhatFollowsAnError()
    {
        int runs = 0;
        const auto count = [&](int) {
            ++runs;
            return Result<int>(1);
        };
        QVERIFY(!half(3).andThen(count));
        QCOMPARE(runs, 0);
        QVERIFY(half(4).andThen(count).ok());
        QCOMPARE(runs, 1);
    }

    void carriesWhatCannotBeCopied()
    {
        Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
        QCOMPARE(**result, 7);
        const std::unique_ptr<int> taken = std::move(*result);
        QCOMPARE(*taken, 7);
    }

    void tellsAnErrorFromAValueOfTheSameType()
    {
        const Result<QString> text = u"error"_s;
        QVERIFY(text.ok());
        QVERIFY((Error{Error::Kind::Invalid, u"a"_s} != Error{Error::Kind::Invalid, u"b"_s}));
    }

    void hasAWordForEveryKind_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QString>("word");
        using enum Error::Kind;
        QTest::newRow("unreachable") << Unreachable << u"unreachable"_s;
        QTest::newRow("throttled") << Throttled << u"throttled"_s;
        QTest::newRow("unauthorized") << Unauthorized << u"unauthorized"_s;
        QTest::newRow("in doubt") << InDoubt << u"in_doubt"_s;
        QTest::newRow("malformed") << Malformed << u"malformed"_s;
        QTest::newRow("rejected") << Rejected << u"rejected"_s;
        QTest::newRow("not found") << NotFound << u"not_found"_s;
        QTest::newRow("conflict") << Conflict << u"conflict"_s;
        QTest::newRow("unsupported") << Unsupported << u"unsupported"_s;
        QTest::newRow("invalid") << Invalid << u"invalid"_s;
        QTest::newRow("storage") << Storage << u"storage"_s;
    }

    void hasAWordForEveryKind()
    {
        QFETCH(Error::Kind, kind);
        QFETCH(QString, word);
        QCOMPARE(toWord(kind), word);
    }
};

QTEST_APPLESS_MAIN(TestResult)
#include "tst_result.moc"
