#pragma once

#include "app/kiosk/kioskapplication.h"
#include "tests/support/democatalog.h"
#include "tests/support/fakeagent.h"
#include "tests/support/manualclock.h"

#include <QFile>
#include <QTemporaryDir>

namespace Peak {

/**
 * The real kiosk in its own files, for tests of what people see. Its time is turned by hand; there is no agent until
 * one is started.
 */
class KioskScreens {
public:
    explicit KioskScreens(QSize size, double density)
    {
        QFile key(m_credentials.filePath(QStringLiteral("pii.key")));
        if (!key.open(QIODevice::WriteOnly) || key.write(QByteArray(64, 'a')) != 64)
            qFatal("no key for the test");
        key.close();
        qputenv("CREDENTIALS_DIRECTORY", m_credentials.path().toUtf8());
        qputenv("SPEECHD_CMD", "/bin/false"); // Nobody speaks during tests.
        const auto data = DataDirectory::prepare(m_data.path());
        if (!data || !fillCatalog(data->catalogDatabase(), products()))
            qFatal("no catalogue for the test");
        agent = std::make_unique<FakeAgent>(data->linkAddress());
        kiosk = std::make_unique<KioskApplication>(settings(), *data, clock);
        window = kiosk->show({size, density});
    }

    static StoreConfig settings()
    {
        StoreConfig config;
        config.kioskId = 7;
        config.storeId = 42;
        config.storeName = QStringLiteral("Harbor Street");
        config.license = QStringLiteral("C10-0000000-LIC");
        config.timeZone = QTimeZone("America/Los_Angeles");
        config.pos.vendor = QStringLiteral("none");
        config.secretStore = QStringLiteral("credentials");
        config.customers.ageGate = true;
        config.taxes.store = {{QStringLiteral("Sales tax"), 100'000}};
        return config;
    }

    static QList<Product> products()
    {
        auto gummies = plainProduct(QStringLiteral("gum"), QStringLiteral("Berry Gummies"), 1850, 20);
        gummies.category = QStringLiteral("EDIBLE");
        gummies.brand = QStringLiteral("Coast Kitchen");
        gummies.values.first().salePrice = Money(1500);
        auto flower = plainProduct(QStringLiteral("og"), QStringLiteral("Alpine OG"), 999'999, 20);
        flower.category = QStringLiteral("FLOWER");
        flower.strain = QStringLiteral("INDICA");
        flower.thc = Potency{21'400, Potency::Unit::Percent};
        return {gummies, flower};
    }

    /** Time passes for the customer's session. */
    void pass(std::chrono::seconds time)
    {
        clock.advance(time);
        kiosk->kiosk().session()->look();
    }

    ManualClock clock;
    std::unique_ptr<FakeAgent> agent;
    std::unique_ptr<KioskApplication> kiosk;
    QQuickWindow *window = nullptr;

private:
    QTemporaryDir m_credentials;
    QTemporaryDir m_data;
};

} // namespace Peak
