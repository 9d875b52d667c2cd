#include "core/uuid.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QUuid>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestUuid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTheShapeOfVersionSeven_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("start");
        // RFC 9562, appendix A.6: the example's time stamp.
        QTest::newRow("the example of the RFC") << qint64(0x017F22E279B0) << u"017f22e2-79b0-7"_s;
        QTest::newRow("1970") << qint64(0) << u"00000000-0000-7"_s;
        QTest::newRow("the last moment") << qint64(0xFFFFFFFFFFFF) << u"ffffffff-ffff-7"_s;
    }

    void hasTheShapeOfVersionSeven()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, start);
        static const QRegularExpression shape(
            u"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
        for (int i = 0; i < 200; ++i) {
            const QString uuid = makeUuid7(fromMs(ms));
            QVERIFY2(shape.match(uuid).hasMatch(), qPrintable(uuid));
            QVERIFY2(uuid.startsWith(start), qPrintable(uuid));
            QVERIFY(!QUuid::fromString(uuid).isNull());
        }
    }

    void sortsByTimeAndNeverRepeats()
    {
        QSet<QString> seen;
        QString last;
        for (qint64 ms = 1'795'456'931'000; ms < 1'795'456'931'000 + 5'000; ++ms) {
            const QString uuid = makeUuid7(fromMs(ms));
            QVERIFY(uuid > last);
            last = uuid;
            seen.insert(uuid);
            seen.insert(makeUuid7(fromMs(ms)));
        }
        QCOMPARE(seen.size(), 10'000);
    }
};

QTEST_APPLESS_MAIN(TestUuid)
#include "tst_uuid.moc"
