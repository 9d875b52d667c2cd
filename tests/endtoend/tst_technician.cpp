#include "tests/endtoend/eventually.h"
#include "tests/endtoend/store.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak::EndToEnd;

/** peakctl in a store that runs, and in one that does not. */
class TestTechnician : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Store> m_store;
    int m_code = 0;

    QByteArray ctl(const QStringList &arguments) { return m_store->ctl(arguments, &m_code); }
    QJsonDocument ctlJson(const QStringList &arguments) { return QJsonDocument::fromJson(ctl(arguments)); }

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<Store>();
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            m_store->printLogs();
        m_store.reset();
    }

    void theConnectionTestSaysWhatIsWrong()
    {
        const auto good = ctl({u"pos"_s, u"test"_s});
        QVERIFY2(m_code == 0 && good.contains("ok\tcredentials") && !good.contains("FAILED"), good.constData());

        m_store->control("PUT", u"settings"_s, {{u"clock_skew_s"_s, 600}});
        ctl({u"pos"_s, u"test"_s});
        QCOMPARE(m_code, 1);
        m_store->control("PUT", u"settings"_s, {{u"clock_skew_s"_s, 0}});

        m_store->pos().kill();
        const auto dead = ctl({u"pos"_s, u"test"_s});
        QVERIFY2(m_code == 1 && !dead.isEmpty(), dead.constData());
    }

    void theCatalogueIsPulledThroughTheAgentOrWithoutIt()
    {
        const auto state = ctlJson({u"catalog"_s, u"status"_s, u"--json"_s}).object();
        QVERIFY(state["products"_L1].toInt() > 1000);
        QVERIFY(!state["set_aside"_L1].toArray().isEmpty());
        QVERIFY(!state["full_as_of"_L1].toString().isEmpty());

        const auto item = m_store->items().first();
        m_store->control("POST", u"products"_s, {{u"id"_s, item.product}, {u"name"_s, u"Renamed by a test"_s}});
        const auto throughAgent = ctl({u"catalog"_s, u"pull"_s});
        QVERIFY2(m_code == 0 && throughAgent.contains(" products: "), throughAgent.constData());
        const auto seen = ctlJson({u"catalog"_s, u"status"_s, u"--json"_s}).object();
        QVERIFY(seen["generation"_L1].toInteger() > state["generation"_L1].toInteger());

        m_store->agent().end();
        m_store->control("POST", u"products"_s, {{u"id"_s, item.product}, {u"name"_s, u"Renamed again"_s}});
        const auto alone = ctl({u"catalog"_s, u"pull"_s});
        QVERIFY2(m_code == 0 && alone.contains(" 1 changed"), alone.constData());
    }

    void aTokenWorksAtOnceUntilItIsRevoked()
    {
        QVERIFY(ctl({u"token"_s, u"list"_s}).contains("orders:write"));
        const auto token = ctl({u"token"_s, u"create"_s, u"--name"_s, u"tablet"_s, u"--scope"_s, u"orders:read"_s});
        QCOMPARE(m_code, 0);
        QVERIFY(token.trimmed().startsWith("pk_") && token.count('\n') == 1);
        ctl({u"token"_s, u"create"_s, u"--name"_s, u"tablet"_s, u"--scope"_s, u"orders:read"_s});
        QCOMPARE(m_code, 1); // The name is taken.
        ctl({u"token"_s, u"create"_s, u"--name"_s, u"other"_s, u"--scope"_s, u"everything"_s});
        QCOMPARE(m_code, 2);
        ctl({u"token"_s, u"revoke"_s, u"tablet"_s});
        QCOMPARE(m_code, 0);
        QVERIFY(!ctl({u"token"_s, u"list"_s}).contains("tablet"));
    }

    void aRefusedOrderIsSeenInTheQueueAndTriedAgain()
    {
        m_store->control("POST", u"faults"_s,
            {{u"fault"_s, u"refuse"_s}, {u"call"_s, u"create"_s}, {u"reason"_s, u"MODEL_VALIDATION_FAIL"_s}});
        QCOMPARE(m_store->order(m_store->items().first(), u"1301"_s, 1, 10).status, 202);
        const auto queue = ctlJson({u"queue"_s, u"list"_s, u"--json"_s}).array();
        QCOMPARE(queue.size(), 1);
        const auto entry = queue.first().toObject();
        QCOMPARE(entry["state"_L1].toString(), u"rejected"_s);
        QVERIFY(!entry["error"_L1].toString().isEmpty());

        ctl({u"queue"_s, u"retry"_s, u"K9-nobody"_s});
        QCOMPARE(m_code, 1);
        ctl({u"queue"_s, u"retry"_s, entry["reference"_L1].toString()});
        QCOMPARE(m_code, 0);
        EVENTUALLY(m_store->orders().first().toObject()["delivery"_L1].toString(), u"delivered"_s, 10'000);
        QVERIFY(ctlJson({u"queue"_s, u"list"_s, u"--json"_s}).array().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTechnician)
#include "tst_technician.moc"
