#include "sync/pos/posregistry.h"

#include "core/posvendors.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

namespace {
class Drawer final : public SecretStore {
public:
    QHash<QString, QByteArray> values;
    bool broken = false;

    Result<QByteArray> read(const QString &name) override
    {
        if (broken)
            return Error{Error::Kind::Storage, u"locked"_s};
        if (!values.contains(name))
            return Error{Error::Kind::NotFound, name};
        return values.value(name);
    }
    Result<Ok> write(const QString &, const QByteArray &) override { return Ok{}; }
    Result<QStringList> names() override { return QStringList(values.keys()); }
};
} // namespace

class TestPosRegistry : public QObject {
    Q_OBJECT

private:
    static StoreConfig config(const QString &vendor, const QString &authMode = {})
    {
        StoreConfig config;
        config.timeZone = QTimeZone("America/Los_Angeles");
        config.pos.vendor = vendor;
        config.pos.vendorTable.insert(u"base_url"_s, u"http://127.0.0.1:1/harbor"_s);
        if (!authMode.isEmpty())
            config.pos.vendorTable.insert(u"auth_mode"_s, authMode);
        return config;
    }

private Q_SLOTS:
    void everyVendorHasItsRowAndOnlyOne()
    {
        QStringList names;
        for (const auto &row : posVendors())
            names.append(QString(row.name));
        QCOMPARE(names,
            (QStringList{
                u"treez"_s, u"flowhub"_s, u"covasoft"_s, u"leaflogix"_s, u"blaze"_s, u"shopify"_s, u"none"_s}));
        QVERIFY(posVendor(u"Treez") == nullptr);
        for (const auto &row : posVendors())
            QVERIFY(
                row.name == "none"_L1 || VendorRow::isRequired(*row.key(u"base_url"), QString(row.defaultAuthMode())));
    }

    void whatIsRequiredFollowsTheAuthMode()
    {
        const auto *treez = posVendor(u"treez");
        QCOMPARE(treez->defaultAuthMode(), "v3_jwt"_L1);
        QVERIFY(VendorRow::isRequired(*treez->key(u"api_client_id"), u"v2_token"));
        QVERIFY(!VendorRow::isRequired(*treez->key(u"api_client_id"), u"v3_jwt"));
        QVERIFY(VendorRow::isRequired(*treez->key(u"certificate_id"), u"v3_jwt"));
        QVERIFY(!treez->knowsAuthMode(u"v1") && treez->key(u"password") == nullptr);
    }

    void vendorsWithoutAClientSaySo()
    {
        const ManualClock clock;
        ScriptedTransport http;
        for (const auto &row : posVendors()) {
            const auto client = makePosClient(config(QString(row.name), u"v2_token"_s), {}, http, clock);
            if (row.name == "treez"_L1)
                QVERIFY(client && *client != nullptr);
            else if (row.name == "none"_L1)
                QVERIFY(client && *client == nullptr);
        }
        const auto unknown = makePosClient(config(u"abacus"_s), {}, http, clock);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, Error::Kind::Unsupported);
    }

    void secretsAreReadByTheModeThatNeedsThem()
    {
        Drawer drawer;
        drawer.values = {{u"pos.api_key"_s, "k"}, {u"pos.private_key"_s, "pem"}};
        const auto secrets = readPosSecrets(config(u"treez"_s, u"v2_token"_s).pos, drawer);
        QVERIFY(secrets);
        QCOMPARE(secrets->keys(), QStringList{u"pos.api_key"_s});
        drawer.values.remove(u"pos.private_key"_s);
        const auto missing = readPosSecrets(config(u"treez"_s).pos, drawer);
        QCOMPARE(missing.error().kind, Error::Kind::NotFound);
        QVERIFY(missing.error().message.contains(u"pos.private_key"_s));
        drawer.broken = true; // Not the same as missing: nobody must enrol again because of it.
        QCOMPARE(readPosSecrets(config(u"treez"_s).pos, drawer).error().kind, Error::Kind::Storage);
    }

    void aWrongKeyStopsTheStart()
    {
        const ManualClock clock;
        ScriptedTransport http;
        const auto client = makePosClient(config(u"treez"_s), {{u"pos.private_key"_s, "no key"}}, http, clock);
        QVERIFY(!client);
        QCOMPARE(client.error().kind, Error::Kind::Invalid);
    }
};

QTEST_GUILESS_MAIN(TestPosRegistry)
#include "tst_posregistry.moc"
