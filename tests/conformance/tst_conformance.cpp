#include "tests/conformance/localscenarios.h"
#include "tests/conformance/results.h"
#include "tests/conformance/scenario.h"
#include "tests/conformance/stand.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Conformance;

/**
 * The same scenarios for every vendor, each through our client against the vendor's simulator. One row:
 * `tst_conformance "scenario:treez, reply lost"`.
 */
class TestConformance : public QObject {
    Q_OBJECT

private:
    static constexpr QLatin1StringView WithoutPos = QLatin1StringView("none");

    Stands m_stands;
    QList<Finding> m_findings;

    static Finding::End endOf(const QString &cannot, const QString &person)
    {
        if (QTest::currentTestFailed())
            return Finding::End::Failed;
        if (!cannot.isEmpty())
            return Finding::End::CannotHave;
        return person.isEmpty() ? Finding::End::Passed : Finding::End::LeftToPerson;
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"peak.*=false"_s); }

    void scenario_data()
    {
        QTest::addColumn<const Rig *>("rig");
        QTest::addColumn<const Scenario *>("scenario");
        for (const auto *rig : everyRig()) {
            for (const auto &scenario : scenarios())
                QTest::addRow("%s, %s", qPrintable(rig->name()), scenario.name.data()) << rig << &scenario;
        }
    }

    void scenario()
    {
        QFETCH(const Rig *, rig);
        QFETCH(const Scenario *, scenario);
        const bool whole = scenario->name == Names::Catalogue;
        auto *const stand = m_stands.of(*rig, whole ? Stands::Menu::Whole : Stands::Menu::Short);
        QVERIFY(stand);
        const QString name(scenario->name);
        Shop shop(*rig, name, *stand->host, stand->clock);
        QVERIFY2(shop.problem().isEmpty(), qPrintable(shop.problem()));
        const auto opened = shop.open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        const bool can = rig->cannot(name).isEmpty();
        if (scenario->needs)
            QCOMPARE(can, scenario->needs(shop.can())); // A reason stands for what the client itself declares.
        if (can)
            scenario->run(shop);
        else if (scenario->refusal)
            scenario->refusal(shop);
    }

    void withoutPos_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &scenario : scenarios())
            QTest::newRow(scenario.name.data()) << QString(scenario.name);
    }

    void withoutPos()
    {
        QFETCH(QString, name);
        const auto *const scenario = localScenario(name);
        if (!scenario)
            return; // The table says why.
        TestShop shop;
        shop.config.pos.vendor = WithoutPos;
        shop.config.notifications.enabled = true;
        QVERIFY(shop.open());
        scenario->run(shop);
    }

    void cleanup()
    {
        if (qstrcmp(QTest::currentTestFunction(), "withoutPos") == 0) {
            QFETCH(QString, name);
            m_findings.append({WithoutPos, name, endOf(whyNotLocal(name), {}), whyNotLocal(name)});
            return;
        }
        QFETCH(const Rig *, rig);
        QFETCH(const Scenario *, scenario);
        const QString name(scenario->name);
        const auto cannot = rig->cannot(name);
        const auto person = rig->leftToPerson(name);
        m_findings.append({rig->name(), name, endOf(cannot, person), cannot + person});
    }

    void cleanupTestCase()
    {
        const auto vendors = everyRig().size() + 1;
        if (m_findings.size() == vendors * std::ssize(scenarios())) // Not after a part of them.
            QVERIFY(writeFindings(QStringLiteral(PEAK_CONFORMANCE_FINDINGS "/tst_conformance.tsv"), m_findings));
    }
};

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
