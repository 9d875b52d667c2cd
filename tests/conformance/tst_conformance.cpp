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
    Stands m_stands;
    QList<Outcome> m_outcomes;

    static Outcome::End endOf(const Rig &rig, const QString &scenario)
    {
        if (QTest::currentTestFailed())
            return Outcome::End::Failed;
        if (!rig.cannot(scenario).isEmpty())
            return Outcome::End::CannotHave;
        return rig.leftToPerson(scenario).isEmpty() ? Outcome::End::Passed : Outcome::End::LeftToPerson;
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"peak.*=false"_s); }

    void scenario_data()
    {
        QTest::addColumn<const Rig *>("rig");
        QTest::addColumn<const Scenario *>("scenario");
        for (const auto &owned : rigs()) {
            const Rig *rig = owned.get();
            for (const auto &scenario : scenarios())
                QTest::addRow("%s, %s", qPrintable(rig->vendor()), scenario.name.data()) << rig << &scenario;
        }
    }

    void scenario()
    {
        QFETCH(const Rig *, rig);
        QFETCH(const Scenario *, scenario);
        auto *const stand = m_stands.of(*rig);
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

    void cleanup()
    {
        QFETCH(const Rig *, rig);
        QFETCH(const Scenario *, scenario);
        const QString name(scenario->name);
        m_outcomes.append({rig->vendor(), name, endOf(*rig, name), rig->cannot(name) + rig->leftToPerson(name)});
    }

    void cleanupTestCase()
    {
        if (m_outcomes.size() == std::ssize(rigs()) * std::ssize(scenarios())) // Not after a part of them.
            QVERIFY(writeOutcomes(QStringLiteral(PEAK_CONFORMANCE_OUTCOMES "/tst_conformance.tsv"), m_outcomes));
    }
};

Q_DECLARE_METATYPE(const Peak::Conformance::Rig *)
Q_DECLARE_METATYPE(const Peak::Conformance::Scenario *)

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
