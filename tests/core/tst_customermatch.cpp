#include "core/customermatch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak;
using Kind = CustomerMatch::Kind;

class TestCustomerMatch : public QObject {
    Q_OBJECT

    static Customer customer(const QString &id, QDate birthday, bool active = true, bool banned = false)
    {
        Customer customer;
        customer.id = CustomerId(id);
        customer.contact.birthday = birthday;
        customer.active = active;
        customer.banned = banned;
        return customer;
    }

private Q_SLOTS:
    void whoItIs_data()
    {
        QTest::addColumn<QList<Customer>>("found");
        QTest::addColumn<QDate>("birthday");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("id");
        const QDate march(1990, 3, 9);
        const QDate may(1980, 5, 5);
        const auto ana = customer(u"A"_s, march);
        const auto bo = customer(u"B"_s, may);
        QTest::newRow("nobody") << QList<Customer>() << QDate() << Kind::Nobody << QString();
        QTest::newRow("one") << QList{ana} << QDate() << Kind::One << u"A"_s;
        QTest::newRow("only a closed profile")
            << QList{customer(u"A"_s, march, false)} << QDate() << Kind::Nobody << QString();
        QTest::newRow("a closed one does not count")
            << QList{ana, customer(u"B"_s, may, false)} << QDate() << Kind::One << u"A"_s;
        QTest::newRow("banned") << QList{customer(u"A"_s, march, true, true)} << QDate() << Kind::Refused << QString();
        QTest::newRow("two") << QList{ana, bo} << QDate() << Kind::Several << QString();
        QTest::newRow("two, told apart") << QList{ana, bo} << may << Kind::One << u"B"_s;
        QTest::newRow("two, another's birthday") << QList{ana, bo} << QDate(1970, 1, 1) << Kind::Unclear << QString();
        QTest::newRow("twice the same") << QList{ana, customer(u"C"_s, march)} << march << Kind::Unclear << QString();
    }
    void whoItIs()
    {
        QFETCH(QList<Customer>, found);
        QFETCH(QDate, birthday);
        QFETCH(QString, id);
        const auto match = matchCustomer(found, birthday);
        QTEST(match.kind, "kind");
        QCOMPARE(match.customer.id.toString(), id);
    }

    void age_data()
    {
        QTest::addColumn<QDate>("birthday");
        QTest::addColumn<int>("age");
        QTest::newRow("birthday today") << QDate(2005, 11, 23) << 21;
        QTest::newRow("tomorrow") << QDate(2005, 11, 24) << 20;
        QTest::newRow("leap day") << QDate(2004, 2, 29) << 22;
        QTest::newRow("not born yet") << QDate(2027, 1, 1) << -1;
        QTest::newRow("no day") << QDate() << -1;
    }
    void age()
    {
        QFETCH(QDate, birthday);
        QTEST(ageOn(birthday, QDate(2026, 11, 23)), "age");
    }
};

QTEST_APPLESS_MAIN(TestCustomerMatch)
#include "tst_customermatch.moc"
