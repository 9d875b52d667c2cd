#include "core/logging.h"
#include "tests/conformance/scenario.h"

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
    /** A vendor's simulator, kept over all scenarios: reading the catalogue takes its time. */
    struct Stand {
        ManualClock clock;
        std::unique_ptr<Possim::Host> host;
    };
    std::map<QString, Stand> m_stands;

    Stand *stand(const Rig &rig)
    {
        auto &stand = m_stands[rig.vendor()];
        if (stand.host)
            return &stand;
        Possim::HostOptions options;
        options.vendor = rig.vendor();
        options.catalogPath = QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json");
        options.rateLimited = false;
        rig.prepare(options);
        stand.host = std::make_unique<Possim::Host>(options, stand.clock);
        const auto started = stand.host->start();
        if (!started)
            qWarning("%s: %s", qPrintable(rig.vendor()), qPrintable(started.error().message));
        return started ? &stand : nullptr;
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
        auto *const stand = this->stand(*rig);
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
};

Q_DECLARE_METATYPE(const Peak::Conformance::Rig *)
Q_DECLARE_METATYPE(const Peak::Conformance::Scenario *)

QTEST_GUILESS_MAIN(TestConformance)
#include "tst_conformance.moc"
