#include "tests/conformance/expect.h"
#include "tests/conformance/localscenarios.h"
#include "tests/conformance/results.h"
#include "tests/conformance/stand.h"
#include "tests/endtoend/program.h"

#include <QLoggingCategory>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Conformance;

/**
 * The real agent, killed while its order is on the wire: for every vendor, with the order executed and without. The
 * simulator stands in this process; once the restarted agent has shown what it makes of the order, the looks that
 * follow, minutes apart with some vendors, are taken in this process too, where time passes by hand.
 */
class TestConformanceKilled : public QObject {
    Q_OBJECT

private:
    Stands m_stands;
    QMap<QString, Finding> m_findings; ///< By the rig's name; one failed row is a failed scenario.

    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    /** The create that got no answer has arrived. */
    static bool isHanging(Shop &shop)
    {
        return std::ranges::any_of(shop.host().calls(), [&](const Possim::ServedCall &call) {
            return call.kind == shop.rig().calls().create && call.fault == "hang"_L1;
        });
    }

    static void killedWhileSending(Shop &shop, bool executed)
    {
        auto request = shop.request({shop.line(0, 2), shop.line(1, 1)});
        shop.stopAgent();
        const auto placed = shop.submit(request);
        const auto arguments = shop.writeAgentFiles(freePort());
        QVERIFY2(arguments, arguments ? "" : qPrintable(arguments.error().message));
        qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(shop.file(u"credentials"_s)));
        shop.fault(u"garbage"_s, shop.rig().calls().products, {{u"count"_s, -1}}); // The menu only costs time here.
        shop.fault(u"hang"_s, shop.rig().calls().create, {{u"commit"_s, executed}});

        EndToEnd::Program agent(QStringLiteral(PEAK_AGENT), shop.file(u"agent.log"_s));
        QVERIFY(agent.start(*arguments));
        QVERIFY2(QTest::qWaitFor([&] { return isHanging(shop) || !agent.isRunning(); }, 20'000), agent.log());
        QVERIFY2(agent.isRunning(), agent.log());
        agent.kill();
        QCOMPARE(toWord(shop.now(placed.id).delivery), toWord(Delivery::Sending));
        QCOMPARE(shop.simulator().createsExecuted(), executed ? 1 : 0);

        QVERIFY(agent.start(*arguments));
        const auto isTakenUp = [&] { return shop.now(placed.id).delivery != Delivery::Sending; };
        QVERIFY2(QTest::qWaitFor(isTakenUp, 20'000), agent.log());
        QVERIFY2(agent.end(), agent.log());
        QVERIFY(shop.now(placed.id).delivery != Delivery::Queued);
        QVERIFY(shop.simulator().createsExecuted() <= 1);

        shop.clock().setWall(SystemClock().now());
        QVERIFY(shop.restart());
        const auto order = shop.settled(placed.id);
        if (order.delivery
            == Delivery::Delivered) // Where nothing proves an order missing, it may be found all the same.
            PEAK_STEP(expectOneTicket(shop, order));
        else
            PEAK_STEP(expectEnd(shop, order));
        QVERIFY(shop.simulator().createsExecuted() <= 1);
        QVERIFY(!executed || shop.ticketsOf(order).size() == 1);
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"peak.*=false"_s); }

    void killed_data()
    {
        QTest::addColumn<const Rig *>("rig");
        QTest::addColumn<bool>("executed");
        for (const auto *rig : everyRig()) {
            QTest::addRow("%s, executed", qPrintable(rig->name())) << rig << true;
            QTest::addRow("%s, not executed", qPrintable(rig->name())) << rig << false;
        }
    }

    void killed()
    {
        QFETCH(const Rig *, rig);
        QFETCH(bool, executed);
        auto *const stand = m_stands.of(*rig);
        QVERIFY(stand);
        stand->clock.setWall(SystemClock().now());
        Shop shop(*rig, QString(Names::Killed), *stand->host, stand->clock);
        QVERIFY2(shop.problem().isEmpty(), qPrintable(shop.problem()));
        const auto opened = shop.open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        killedWhileSending(shop, executed);
    }

    void cleanup()
    {
        QFETCH(const Rig *, rig);
        const auto why = rig->leftToPerson(QString(Names::Killed));
        auto end = why.isEmpty() ? Finding::End::Passed : Finding::End::LeftToPerson;
        const auto before = m_findings.constFind(rig->name());
        if (QTest::currentTestFailed() || (before != m_findings.constEnd() && before->end == Finding::End::Failed))
            end = Finding::End::Failed;
        m_findings.insert(rig->name(), {rig->name(), QString(Names::Killed), end, why});
    }

    void cleanupTestCase()
    {
        QList<Finding> ordered;
        for (const auto *rig : everyRig()) {
            if (m_findings.contains(rig->name()))
                ordered.append(m_findings.value(rig->name()));
        }
        const bool isWhole = ordered.size() == everyRig().size();
        ordered.append(
            {u"none"_s, QString(Names::Killed), Finding::End::CannotHave, whyNotLocal(QString(Names::Killed))});
        if (isWhole)
            QVERIFY(writeFindings(QStringLiteral(PEAK_CONFORMANCE_FINDINGS "/tst_conformancekilled.tsv"), ordered));
    }
};

QTEST_GUILESS_MAIN(TestConformanceKilled)
#include "tst_conformancekilled.moc"
