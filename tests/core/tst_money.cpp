#include "core/money.h"

#include <QTest>

#include <limits>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundsTheTextHalfAwayFromZero_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("decimal");

        // clang-format off
        QTest::newRow("whole") << u"12"_s << qint64(1200) << u"12.00"_s;
        QTest::newRow("cents") << u"12.34"_s << qint64(1234) << u"12.34"_s;
        QTest::newRow("one digit") << u"12.5"_s << qint64(1250) << u"12.50"_s;
        QTest::newRow("zero") << u"0"_s << qint64(0) << u"0.00"_s;
        QTest::newRow("minus zero") << u"-0.001"_s << qint64(0) << u"0.00"_s;
        QTest::newRow("unit price of a POS") << u"18.306636"_s << qint64(1831) << u"18.31"_s;
        QTest::newRow("half a cent") << u"0.005"_s << qint64(1) << u"0.01"_s;
        QTest::newRow("minus half a cent") << u"-0.005"_s << qint64(-1) << u"-0.01"_s;
        QTest::newRow("just under half") << u"0.00499999999999999999999"_s << qint64(0) << u"0.00"_s;
        QTest::newRow("no binary fraction") << u"1.005"_s << qint64(101) << u"1.01"_s;
        QTest::newRow("nines carry") << u"9.995"_s << qint64(1000) << u"10.00"_s;
        QTest::newRow("exponent") << u"1e3"_s << qint64(100'000) << u"1000.00"_s;
        QTest::newRow("fraction with exponent") << u"1.23456E2"_s << qint64(12'346) << u"123.46"_s;
        QTest::newRow("small exponent") << u"5e-3"_s << qint64(1) << u"0.01"_s;
        QTest::newRow("smaller exponent") << u"4e-3"_s << qint64(0) << u"0.00"_s;
        QTest::newRow("tiny") << u"9e-999"_s << qint64(0) << u"0.00"_s;
        QTest::newRow("plus") << u"+1.5"_s << qint64(150) << u"1.50"_s;
        QTest::newRow("no whole part") << u".5"_s << qint64(50) << u"0.50"_s;
        QTest::newRow("no fraction") << u"5."_s << qint64(500) << u"5.00"_s;
        QTest::newRow("spaces around") << u" 5 "_s << qint64(500) << u"5.00"_s;
        QTest::newRow("leading zeros") << u"000000000000000000000000012.30"_s << qint64(1230) << u"12.30"_s;
        QTest::newRow("endless fraction") << u"0."_s + QString(10'000, u'3') << qint64(33) << u"0.33"_s;
        QTest::newRow("largest") << u"100000000.00"_s << Money::Largest << u"100000000.00"_s;
        QTest::newRow("smallest") << u"-100000000"_s << -Money::Largest << u"-100000000.00"_s;
        QTest::newRow("rounds down to the largest") << u"100000000.004"_s << Money::Largest << u"100000000.00"_s;
        // clang-format on
    }

    void roundsTheTextHalfAwayFromZero()
    {
        QFETCH(QString, text);
        QFETCH(qint64, minor);
        QFETCH(QString, decimal);
        const auto money = Money::parse(text);
        QVERIFY(money.ok());
        QCOMPARE(money->minor(), minor);
        QCOMPARE(money->toDecimal(), decimal);
        QCOMPARE(*Money::parse(decimal), *money);
    }

    void refusesWhatIsNoAmount_data()
    {
        QTest::addColumn<QString>("text");

        for (const auto &text : {u""_s, u" "_s, u"."_s, u"-"_s, u"+-1"_s, u"--1"_s, u"1,5"_s, u"1.2.3"_s, u"$5"_s,
                 u"5 $"_s, u"1 000"_s, u"abc"_s, u"e5"_s, u"1e"_s, u"1e1.5"_s, u"1e400"_s, u"1e9999"_s, u"NaN"_s,
                 u"inf"_s, u"0x10"_s, u"100000000.01"_s, u"100000000.005"_s, u"-100000000.01"_s,
                 u"9223372036854775808"_s, u"18446744073709551617"_s, u"1e99"_s, u"null"_s})
            QTest::newRow(qPrintable(u"'%1'"_s.arg(text))) << text;
        QTest::newRow("endless") << QString(10'000, u'9');
    }

    void refusesWhatIsNoAmount()
    {
        QFETCH(QString, text);
        const auto money = Money::parse(text);
        QVERIFY(!money);
        QCOMPARE(money.error().kind, Error::Kind::Malformed);
    }

    void knowsTheDigitsOfACurrency()
    {
        const auto yen = Currency::fromCode(u"JPY"_s);
        QVERIFY(yen.ok());
        QCOMPARE(Money::parse(u"1234.5", *yen)->minor(), 1235);
        QCOMPARE(Money(1235, *yen).toDecimal(), u"1235"_s);
        QVERIFY(*yen != Currency());
        QCOMPARE(Currency::fromCode(u"USD"_s)->text(), "USD"_L1);
    }

    void refusesUnknownCurrencies_data()
    {
        QTest::addColumn<QString>("code");
        for (const auto &code : {u""_s, u"usd"_s, u"US"_s, u"USDX"_s, u"XXX"_s, u"U$D"_s})
            QTest::newRow(qPrintable(u"'%1'"_s.arg(code))) << code;
    }

    void refusesUnknownCurrencies()
    {
        QFETCH(QString, code);
        const auto currency = Currency::fromCode(code);
        QVERIFY(!currency);
        QCOMPARE(currency.error().kind, Error::Kind::Invalid);
    }

    void takesSharesHalfAwayFromZero_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<qint64>("partsPerMillion");
        QTest::addColumn<qint64>("share");

        // clang-format off
        QTest::newRow("8.875 % of 10.00") << qint64(1000) << qint64(88'750) << qint64(89);
        QTest::newRow("exactly half") << qint64(1) << qint64(500'000) << qint64(1);
        QTest::newRow("minus exactly half") << qint64(-1) << qint64(500'000) << qint64(-1);
        QTest::newRow("under half") << qint64(1) << qint64(499'999) << qint64(0);
        QTest::newRow("nothing") << qint64(1234) << qint64(0) << qint64(0);
        QTest::newRow("everything") << qint64(1234) << qint64(1'000'000) << qint64(1234);
        QTest::newRow("of nothing") << qint64(0) << qint64(88'750) << qint64(0);
        QTest::newRow("beyond 64 bits on the way") << Money::Largest * 99 * 50 << qint64(1'000'000) << Money::Largest * 99 * 50;
        // clang-format on
    }

    void takesSharesHalfAwayFromZero()
    {
        QFETCH(qint64, minor);
        QFETCH(qint64, partsPerMillion);
        QFETCH(qint64, share);
        QCOMPARE(Money(minor).share(partsPerMillion).minor(), share);
    }

    void staysInRangeForTheLargestCart()
    {
        Money total;
        for (int line = 0; line < 50; ++line)
            total += Money(Money::Largest) * 99;
        QCOMPARE(total.minor(), 49'500'000'000'000);
        QVERIFY(total.minor() < std::numeric_limits<qint64>::max() / 1000);
    }

    void calculatesAndCompares()
    {
        QCOMPARE((Money(150) + Money(50) - Money(25)).minor(), 175);
        QCOMPARE((-Money(5)).minor(), -5);
        QVERIFY(Money(-1).isNegative() && !Money(0).isNegative() && Money(0).isZero());
        QVERIFY(Money(1) < Money(2) && Money(2) > Money(-3) && Money(2) == Money(2));
        QVERIFY(Money(1) != Money(1, *Currency::fromCode(u"EUR"_s)));
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
