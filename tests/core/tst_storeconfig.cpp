#include "core/storeconfig.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Line numbers of the rows below count in this text.
static const QByteArray minimal = R"([kiosk]
id = 7
name = "Front door"
[store]
id = 42
name = "Harbor Street"
timezone = "America/Los_Angeles"
currency = "USD"
[pos]
vendor = "none"
)";
constexpr int nextLine = 11;

static QString problemsOf(const QByteArray &text)
{
    const auto config = StoreConfig::parse(text, u"f"_s);
    if (config)
        return {};
    return config.error().kind == Error::Kind::Invalid ? config.error().message : u"another kind of error"_s;
}

static QString at(int line, int column, const QString &text)
{
    return u"f:%1:%2: %3"_s.arg(QString::number(line), QString::number(column), text);
}

class TestStoreConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheExample()
    {
        const auto config = StoreConfig::load(QStringLiteral(PEAK_SOURCE_DIR "/packaging/kiosk.example.toml"));

        QVERIFY2(config.ok(), config ? "" : qPrintable(config.error().message));
        QCOMPARE(config->kioskId, 7);
        QCOMPARE(config->kioskName, u"Front door"_s);
        QCOMPARE(config->storeId, 42);
        QCOMPARE(config->timeZone, QTimeZone("America/Los_Angeles"));
        QCOMPARE(config->currency.text(), "USD"_L1);
        QCOMPARE(config->license, u"C10-0000000-LIC"_s);
        QCOMPARE(config->session.idle, 60s);
        QCOMPARE(config->session.warning, 30s);
        QCOMPARE(config->appearance.languages, (QStringList{u"en"_s, u"es"_s, u"fr"_s}));
        QCOMPARE(config->appearance.accent, u"#0B6B4F"_s);
        QCOMPARE(config->appearance.pixelsPerMm, 4.03);
        QVERIFY(config->customers.ageGate);
        QVERIFY(!config->hours.isOpenAt(QDateTime({2026, 3, 2}, {8, 59})));
        QVERIFY(config->hours.isOpenAt(QDateTime({2026, 3, 2}, {9, 0})));
        QVERIFY(!config->hours.isOpenAt(QDateTime({2026, 3, 1}, {12, 0})));
        QCOMPARE(config->pos.vendor, u"treez"_s);
        QCOMPARE(config->pos.statusPoll, 30s);
        QCOMPARE(config->pos.parallel, 4);
        QCOMPARE(config->pos.baseUrl(), QUrl(u"https://api.treez.io/v2.0/dispensary/harbor"_s));
        QCOMPARE(config->pos.text(u"auth_mode"_s), u"v2_token"_s);
        QCOMPARE(config->pos.vendorTable.keys(), (QStringList{u"api_client_id"_s, u"auth_mode"_s, u"base_url"_s}));
        QCOMPARE(config->secretStore, u"keychain"_s);
        QCOMPARE(config->apiHost, u"127.0.0.1"_s);
        QCOMPARE(config->apiPort, quint16(8480));
        QCOMPARE(config->catalogPoll, 600s);
        QCOMPARE(config->pictureCacheMb, 256);
        QVERIFY(config->notifications.enabled);
        QCOMPARE(config->notifications.recipients, QStringList{u"orders@example.com"_s});
        QCOMPARE(config->notifications.smtp.port, 2525);
        QCOMPARE(config->notifications.smtp.security, u"none"_s);
        QCOMPARE(config->printer.kind, u"escpos-tcp"_s);
        QCOMPARE(config->retentionDays, 90);
        QCOMPARE(config->taxes.store, (QList<Tax>{{u"State sales tax"_s, 88'750}}));
        QCOMPARE(config->taxes.byCategory.value(u"FLOWER"_s), (QList<Tax>{{u"Flower tax"_s, 150'000}}));
        const QList<PurchaseLimit::Term> terms{{u"EXTRACT"_s, 3500}, {u"FLOWER"_s, 1000}, {u"PREROLL"_s, 1000}};
        QCOMPARE(config->purchaseLimits,
            (QList<PurchaseLimit>{{u"One ounce of flower or its equivalent"_s, 28'500, PurchaseLimit::Measure::WeightMg,
                PurchaseLimit::AppliesTo::Adult, terms}}));
    }

    void fillsInDefaults()
    {
        const auto config = StoreConfig::parse(minimal, u"f"_s);

        QVERIFY2(config.ok(), config ? "" : qPrintable(config.error().message));
        QCOMPARE(config->secretStore, u"keychain"_s);
        QCOMPARE(config->apiHost, u"127.0.0.1"_s);
        QCOMPARE(config->apiPort, quint16(8480));
        QCOMPARE(config->catalogPoll, 600s);
        QCOMPARE(config->pos.connectTimeout, 10s);
        QCOMPARE(config->printer.kind, u"none"_s);
        QCOMPARE(config->retentionDays, 90);
        QVERIFY(!config->notifications.enabled);
        QVERIFY(config->taxes.isEmpty());
    }

    void acceptsWhatStoresWrite_data()
    {
        QTest::addColumn<QByteArray>("more");

        // clang-format off
        QTest::newRow("http for this machine") << "[pos.blaze]\nbase_url='http://127.0.0.1:9000'\n"_ba;
        QTest::newRow("http for localhost") << "[pos.blaze]\nbase_url='http://localhost/'\ninventory_ids=['a']\n"_ba;
        QTest::newRow("http for IPv6 loopback") << "[pos.blaze]\nbase_url='http://[::1]:9000'\n"_ba;
        QTest::newRow("paths where the vendor has them") << "[pos.treez]\nauth_mode='v2_token'\napi_client_id='x'\nbase_url='https://a.b/v2.0/dispensary/harbor'\ntoken_url='https://c.d/token'\n"_ba;
        QTest::newRow("integers of Covasoft") << "[pos.covasoft]\nbase_url='https://a.b'\nauth_url='https://c.d'\nclient_cova_id='x'\nusername='u'\ncompany_id=1\nlocation_id_covasoft=2\nintegrator_id='i'\n"_ba;
        QTest::newRow("API on IPv6") << "[api]\nlisten='[::1]:8480'\n"_ba;
        QTest::newRow("rate as whole number") << "[[taxes]]\nname='t'\nrate=8\n"_ba;
        QTest::newRow("rate with four digits") << "[[taxes]]\nname='t'\nrate=9.8765\n"_ba;
        QTest::newRow("factors in other forms") << "[[purchase_limits]]\nname='l'\nmaximum_mg=1\nmeasure='thc'\ncategories={A=1, B='0.125'}\n"_ba;
        QTest::newRow("smtp with tls") << "[notifications.smtp]\nhost='mail.example.com'\nsecurity='tls'\nfrom='a@b.c'\n"_ba;
        QTest::newRow("printer of CUPS") << "[printer]\nkind='cups'\naddress='Receipts'\n"_ba;
        QTest::newRow("comment only") << "# nothing\n"_ba;
        // clang-format on
    }

    void acceptsWhatStoresWrite()
    {
        QFETCH(QByteArray, more);
        QCOMPARE(problemsOf(minimal + more), QString());
    }

    void namesLineAndColumnOfABadValue_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QByteArray>("changed");
        QTest::addColumn<QString>("problem");

        // clang-format off
        QTest::newRow("misspelt key") << "name = \"Front"_ba << "nmae = 'x'\nname = \"Front"_ba << at(3, 1, u"unknown key nmae in [kiosk] (did you mean name?)"_s);
        QTest::newRow("key of nowhere") << "id = 7\n"_ba << "id = 7\nbananas = 1\n"_ba << at(3, 1, u"unknown key bananas in [kiosk]"_s);
        QTest::newRow("text for a number") << "id = 7"_ba << "id = '7'"_ba << at(2, 6, u"kiosk.id must be a whole number, not text"_s);
        QTest::newRow("fraction for a number") << "id = 7"_ba << "id = 7.0"_ba << at(2, 6, u"kiosk.id must be a whole number, not a number with a point"_s);
        QTest::newRow("zero") << "id = 7"_ba << "id = 0"_ba << at(2, 6, u"kiosk.id must be 1 to 2147483647"_s);
        QTest::newRow("too large") << "id = 7"_ba << "id = 2147483648"_ba << at(2, 6, u"kiosk.id must be 1 to 2147483647"_s);
        QTest::newRow("missing key") << "id = 7\n"_ba << ""_ba << at(1, 1, u"kiosk.id is missing"_s);
        QTest::newRow("number for a text") << "\"Front door\""_ba << "12"_ba << at(3, 8, u"kiosk.name must be text, not a whole number"_s);
        QTest::newRow("empty text") << "\"Front door\""_ba << "'  '"_ba << at(3, 8, u"kiosk.name must not be empty"_s);
        QTest::newRow("control character") << "\"Front door\""_ba << "\"a\\u0007b\""_ba << at(3, 8, u"kiosk.name must be one line without control characters"_s);
        QTest::newRow("endless text") << "Front door"_ba << QByteArray(501, 'x') << at(3, 8, u"kiosk.name must have at most 500 characters"_s);
        QTest::newRow("time zone") << "Los_Angeles"_ba << "Los_Angelas"_ba << at(7, 12, u"store.timezone names no time zone: \"America/Los_Angelas\" (did you mean America/Los_Angeles?)"_s);
        QTest::newRow("currency") << "USD"_ba << "XXX"_ba << at(8, 12, u"store.currency names no currency we know: \"XXX\""_s);
        QTest::newRow("vendor") << "\"none\""_ba << "'treeze'"_ba << at(10, 10, u"pos.vendor must be one of treez, flowhub, covasoft, leaflogix, blaze, shopify, none, not \"treeze\" (did you mean treez?)"_s);
        QTest::newRow("vendor without table") << "\"none\""_ba << "'treez'"_ba << at(9, 1, u"the table [pos.treez] is missing"_s);
        QTest::newRow("table is no table") << "[kiosk]\nid = 7\nname = \"Front door\"\n"_ba << "kiosk = 7\n"_ba << at(1, 9, u"kiosk must be a table, not a whole number"_s);
        QTest::newRow("no TOML") << "id = 7"_ba << "id = "_ba << QString();
        // clang-format on
    }

    void namesLineAndColumnOfABadValue()
    {
        QFETCH(QByteArray, old);
        QFETCH(QByteArray, changed);
        QFETCH(QString, problem);
        auto text = minimal;
        QVERIFY(text.contains(old));
        const auto found = problemsOf(text.replace(text.indexOf(old), old.size(), changed));

        if (problem.isEmpty()) // The words are the TOML library's.
            QVERIFY2(found.startsWith("f:2:"_L1) && !found.contains(u'\n'), qPrintable(found));
        else
            QCOMPARE(found, problem);
    }

    void refusesBadTables_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QStringList>("problems");
        const int line = nextLine;

        // clang-format off
        QTest::newRow("unknown table") << "[pirnter]\nkind='cups'\n"_ba << QStringList{at(line, 2, u"unknown table pirnter in the file (did you mean printer?)"_s)};
        QTest::newRow("unknown vendor table") << "[pos.tres]\na=1\n"_ba << QStringList{at(line, 6, u"unknown table tres in [pos] (did you mean treez?)"_s)};
        QTest::newRow("table of no vendor") << "[pos.none]\n"_ba << QStringList{at(line, 6, u"unknown table none in [pos]"_s)};
        QTest::newRow("http elsewhere") << "[pos.blaze]\nbase_url='http://api.blaze.example'\n"_ba << QStringList{at(line + 1, 10, u"pos.blaze.base_url must begin with https://; http is for this machine only"_s)};
        QTest::newRow("http to a look-alike of loopback") << "[pos.blaze]\nbase_url='http://127.0.0.1.example.com'\n"_ba << QStringList{at(line + 1, 10, u"pos.blaze.base_url must begin with https://; http is for this machine only"_s)};
        QTest::newRow("no address") << "[pos.blaze]\nbase_url='api.blaze.example'\n"_ba << QStringList{at(line + 1, 10, u"pos.blaze.base_url must be an address that begins with https://"_s)};
        QTest::newRow("ftp") << "[pos.blaze]\nbase_url='ftp://127.0.0.1'\n"_ba << QStringList{at(line + 1, 10, u"pos.blaze.base_url must be an address that begins with https://"_s)};
        QTest::newRow("password in the address") << "[pos.blaze]\nbase_url='https://a:b@c.d'\n"_ba << QStringList{at(line + 1, 10, u"pos.blaze.base_url must not hold a user name or password"_s)};
        QTest::newRow("path in the address") << "[pos.blaze]\nbase_url='https://c.d/v1'\n"_ba << QStringList{at(line + 1, 10, u"pos.blaze.base_url must be scheme and host only"_s)};
        QTest::newRow("query in the address") << "[pos.treez]\nauth_mode='v2_token'\napi_client_id='x'\nbase_url='https://c.d/v1?k=1'\n"_ba << QStringList{at(line + 3, 10, u"pos.treez.base_url must end before any ? or #"_s)};
        QTest::newRow("list for a text") << "[pos.blaze]\nbase_url=['a']\n"_ba << QStringList{at(line + 1, 10, u"pos.blaze.base_url must be text, not a list"_s)};
        QTest::newRow("text for a list") << "[pos.blaze]\nbase_url='https://c.d'\ninventory_ids='a'\n"_ba << QStringList{at(line + 2, 15, u"pos.blaze.inventory_ids must be a list of texts, not text"_s)};
        QTest::newRow("list with a number") << "[pos.blaze]\nbase_url='https://c.d'\ninventory_ids=['a',1]\n"_ba << QStringList{at(line + 2, 15, u"pos.blaze.inventory_ids must be text, not a whole number"_s)};
        QTest::newRow("vendor's unknown key") << "[pos.blaze]\nbase_url='https://c.d'\ninventory_id=['a']\n"_ba << QStringList{at(line + 2, 1, u"unknown key inventory_id in [pos.blaze] (did you mean inventory_ids?)"_s)};
        QTest::newRow("secret in the file") << "[pos.blaze]\nbase_url='https://c.d'\npartner_key='k'\n"_ba << QStringList{at(line + 2, 1, u"unknown key partner_key in [pos.blaze]"_s)};
        QTest::newRow("text for an integer") << "[pos.leaflogix]\nbase_url='https://c.d'\nguest_customer_id='9'\n"_ba << QStringList{at(line + 2, 19, u"pos.leaflogix.guest_customer_id must be a whole number, not text"_s)};
        QTest::newRow("auth mode") << "[pos.treez]\nbase_url='https://c.d'\nauth_mode='v2'\n"_ba << QStringList{at(line, 1, u"pos.treez.organization_id is missing"_s), at(line, 1, u"pos.treez.certificate_id is missing"_s), at(line + 2, 11, u"pos.treez.auth_mode must be one of v3_jwt, v2_token, not \"v2\""_s)};
        QTest::newRow("secret store") << "[secrets]\nstore='file'\n"_ba << QStringList{at(line + 1, 7, u"secrets.store must be one of keychain, credentials, not \"file\""_s)};
        QTest::newRow("listen without port") << "[api]\nlisten='127.0.0.1'\n"_ba << QStringList{at(line + 1, 8, u"api.listen must be host:port, such as 127.0.0.1:8480"_s)};
        QTest::newRow("listen on port 0") << "[api]\nlisten='127.0.0.1:0'\n"_ba << QStringList{at(line + 1, 8, u"api.listen the port must be 1 to 65535"_s)};
        QTest::newRow("listen on a huge port") << "[api]\nlisten='127.0.0.1:65536'\n"_ba << QStringList{at(line + 1, 8, u"api.listen the port must be 1 to 65535"_s)};
        QTest::newRow("poll") << "[catalog]\npoll_seconds=0\n"_ba << QStringList{at(line + 1, 14, u"catalog.poll_seconds must be 1 to 86400"_s)};
        QTest::newRow("less than no pictures") << "[catalog]\npicture_cache_mb=-1\n"_ba << QStringList{at(line + 1, 18, u"catalog.picture_cache_mb must be 0 to 1000000"_s)};
        QTest::newRow("reset too soon") << "[session]\nwarning_seconds=19\n"_ba << QStringList{at(line + 1, 17, u"session.warning_seconds must be 20 to 3600"_s)};
        QTest::newRow("logo somewhere") << "[appearance]\nlogo='logo.svg'\n"_ba << QStringList{at(line + 1, 6, u"appearance.logo must be a whole path"_s)};
        QTest::newRow("accent in words") << "[appearance]\naccent='green'\n"_ba << QStringList{at(line + 1, 8, u"appearance.accent must be a colour such as #0B6B4F"_s)};
        QTest::newRow("a language nobody wrote") << "[appearance]\nlanguages=['en','tlh']\n"_ba << QStringList{at(line + 1, 11, u"appearance.languages has one this kiosk does not speak: \"tlh\""_s)};
        QTest::newRow("no language") << "[appearance]\nlanguages=[]\n"_ba << QStringList{at(line + 1, 11, u"appearance.languages must name at least one"_s)};
        QTest::newRow("a language twice") << "[appearance]\nlanguages=['es','es']\n"_ba << QStringList{at(line + 1, 11, u"appearance.languages names one twice"_s)};
        QTest::newRow("density of nothing") << "[appearance]\npixels_per_mm=0.5\n"_ba << QStringList{at(line + 1, 15, u"appearance.pixels_per_mm must be a number from 1 to 40"_s)};
        QTest::newRow("density in words") << "[appearance]\npixels_per_mm='fine'\n"_ba << QStringList{at(line + 1, 15, u"appearance.pixels_per_mm must be a number from 1 to 40"_s)};
        QTest::newRow("hours in words") << "[hours]\nfriday='late'\n"_ba << QStringList{at(line + 1, 8, u"hours.friday must be \"closed\" or hours such as \"09:00-21:00\""_s)};
        QTest::newRow("a day of another calendar") << "[hours]\nfrimaire='closed'\n"_ba << QStringList{at(line + 1, 1, u"unknown key frimaire in [hours]"_s)};
        QTest::newRow("minimum age") << "[customers]\nminimum_age=0\n"_ba << QStringList{at(line + 1, 13, u"customers.minimum_age must be 1 to 120"_s)};
        QTest::newRow("retention") << "[privacy]\nretention_days=-1\n"_ba << QStringList{at(line + 1, 16, u"privacy.retention_days must be 1 to 3650"_s)};
        QTest::newRow("notifications without words") << "[notifications]\nenabled=true\n"_ba << QStringList{at(line, 1, u"notifications.title is missing"_s), at(line, 1, u"notifications.intro is missing"_s), at(line, 1, u"notifications.recipients is missing"_s), at(line, 1, u"the table [notifications.smtp] is missing"_s)};
        QTest::newRow("yes for true") << "[notifications]\nenabled='yes'\n"_ba << QStringList{at(line + 1, 9, u"notifications.enabled must be true or false, not text"_s)};
        QTest::newRow("recipient") << "[notifications]\nrecipients=['me']\n"_ba << QStringList{at(line + 1, 12, u"notifications.recipients has an entry that is no e-mail address: \"me\""_s)};
        QTest::newRow("plain mail elsewhere") << "[notifications.smtp]\nhost='mail.example.com'\nsecurity='none'\nfrom='a@b.c'\n"_ba << QStringList{at(line + 2, 10, u"notifications.smtp.security \"none\" is for this machine only; use starttls or tls"_s)};
        QTest::newRow("printer kind") << "[printer]\nkind='escpos'\n"_ba << QStringList{at(line + 1, 6, u"printer.kind must be one of escpos-tcp, escpos-usb, cups, none, not \"escpos\""_s)};
        QTest::newRow("printer without address") << "[printer]\nkind='cups'\n"_ba << QStringList{at(line, 1, u"printer.address is missing"_s)};
        QTest::newRow("printer address") << "[printer]\nkind='escpos-tcp'\naddress='printer'\n"_ba << QStringList{at(line + 2, 9, u"printer.address must be host:port, such as 127.0.0.1:8480"_s)};
        QTest::newRow("taxes as a table") << "[taxes]\nname='t'\n"_ba << QStringList{at(line, 1, u"taxes must be a list of tables, [[taxes]], not a table"_s)};
        QTest::newRow("tax without rate") << "[[taxes]]\nname='t'\n"_ba << QStringList{at(line, 1, u"taxes.rate is missing"_s)};
        QTest::newRow("rate that would be rounded") << "[[taxes]]\nname='t'\nrate=8.87501\n"_ba << QStringList{at(line + 2, 6, u"taxes.rate may have at most 4 digits after the point"_s)};
        QTest::newRow("negative rate") << "[[taxes]]\nname='t'\nrate=-1\n"_ba << QStringList{at(line + 2, 6, u"taxes.rate must be a number from 0 to 100.0000"_s)};
        QTest::newRow("rate over all") << "[[taxes]]\nname='t'\nrate=100.1\n"_ba << QStringList{at(line + 2, 6, u"taxes.rate must be a number from 0 to 100.0000"_s)};
        QTest::newRow("rate in words") << "[[taxes]]\nname='t'\nrate='8 %'\n"_ba << QStringList{at(line + 2, 6, u"taxes.rate must be a number from 0 to 100.0000"_s)};
        QTest::newRow("endless rate") << "[[taxes]]\nname='t'\nrate=inf\n"_ba << QStringList{at(line + 2, 6, u"taxes.rate must be a number from 0 to 100.0000"_s)};
        QTest::newRow("limit of nothing") << "[[purchase_limits]]\nname='l'\nmaximum_mg=1\ncategories={}\n"_ba << QStringList{at(line + 3, 12, u"purchase_limits.categories must name at least one category"_s)};
        QTest::newRow("limit without categories") << "[[purchase_limits]]\nname='l'\nmaximum_mg=1\n"_ba << QStringList{at(line, 1, u"the table [purchase_limits.categories] is missing"_s)};
        QTest::newRow("limit of zero") << "[[purchase_limits]]\nname='l'\nmaximum_mg=0\ncategories={A=1}\n"_ba << QStringList{at(line + 2, 12, u"purchase_limits.maximum_mg must be 1 to 10000000000"_s)};
        QTest::newRow("category twice") << "[[purchase_limits]]\nname='l'\nmaximum_mg=1\ncategories={A=1, a=2}\n"_ba << QStringList{at(line + 3, 20, u"purchase_limits.categories.a stands there twice"_s)};
        QTest::newRow("measure") << "[[purchase_limits]]\nname='l'\nmaximum_mg=1\nmeasure='grams'\ncategories={A=1}\n"_ba << QStringList{at(line + 3, 9, u"purchase_limits.measure must be one of weight, thc, not \"grams\""_s)};
        // clang-format on
    }

    void refusesBadTables()
    {
        QFETCH(QByteArray, more);
        QFETCH(QStringList, problems);
        QCOMPARE(problemsOf(minimal + more).split(u'\n'), problems);
    }

    void asksForEachRequiredKeyOfAVendor_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QStringList>("missing");

        // clang-format off
        QTest::newRow("treez v3") << "[pos.treez]"_ba << QStringList{u"base_url"_s, u"organization_id"_s, u"certificate_id"_s};
        QTest::newRow("treez v2") << "[pos.treez]\nauth_mode='v2_token'"_ba << QStringList{u"base_url"_s, u"api_client_id"_s};
        QTest::newRow("flowhub") << "[pos.flowhub]"_ba << QStringList{u"base_url"_s, u"auth_url"_s, u"api_client_id"_s, u"auth0_client_id"_s, u"location_id"_s};
        QTest::newRow("covasoft") << "[pos.covasoft]"_ba << QStringList{u"base_url"_s, u"auth_url"_s, u"client_cova_id"_s, u"username"_s, u"company_id"_s, u"location_id_covasoft"_s, u"integrator_id"_s};
        QTest::newRow("leaflogix") << "[pos.leaflogix]"_ba << QStringList{u"base_url"_s};
        QTest::newRow("blaze") << "[pos.blaze]"_ba << QStringList{u"base_url"_s};
        QTest::newRow("shopify static") << "[pos.shopify]\nauth_mode='static'"_ba << QStringList{u"base_url"_s, u"location_id"_s};
        // clang-format on
    }

    void asksForEachRequiredKeyOfAVendor()
    {
        QFETCH(QByteArray, table);
        QFETCH(QStringList, missing);
        const auto vendor = QString::fromLatin1(table.mid(1, table.indexOf(']') - 1));
        for (auto &key : missing)
            key = at(nextLine, 1, u"%1.%2 is missing"_s.arg(vendor, key));

        QCOMPARE(problemsOf(minimal + table + '\n').split(u'\n'), missing);
    }

    void namesAllProblemsInTheOrderOfTheFile()
    {
        auto text = minimal;
        text.replace("id = 7", "id = -7").replace("USD", "usd").replace("\"none\"", "5");

        QCOMPARE(problemsOf(text).split(u'\n'),
            (QStringList{
                at(2, 6, u"kiosk.id must be 1 to 2147483647"_s),
                at(8, 12, u"store.currency names no currency we know: \"usd\""_s),
                at(10, 10, u"pos.vendor must be text, not a whole number"_s),
            }));
    }

    void refusesWhatIsNoConfiguration_data()
    {
        QTest::addColumn<QByteArray>("text");

        QTest::newRow("empty") << ""_ba;
        QTest::newRow("invalid UTF-8") << "[kiosk]\nname = \"\xff\xfe\"\n"_ba;
        QTest::newRow("binary") << QByteArray(1000, '\0');
        QTest::newRow("key twice") << minimal + "vendor = 'none'\n";
        QTest::newRow("table twice") << minimal + "[kiosk]\n";
        QTest::newRow("unclosed text") << minimal + "status = \"\n";
        QTest::newRow("number beyond 64 bits") << minimal + "parallel = 99999999999999999999\n";
        QTest::newRow("deeply nested") << minimal + "x = " + QByteArray(5000, '[') + '\n';
    }

    void refusesWhatIsNoConfiguration()
    {
        QFETCH(QByteArray, text);
        const auto problems = problemsOf(text);
        QVERIFY2(problems.startsWith("f:"_L1), qPrintable(problems));
    }

    void saysWhyAFileCannotBeRead()
    {
        const QTemporaryDir dir;
        const auto none = StoreConfig::load(dir.filePath(u"none.toml"_s));
        QCOMPARE(none.error().kind, Error::Kind::Invalid);
        QVERIFY(none.error().message.startsWith(dir.filePath(u"none.toml"_s)));
        QVERIFY(!StoreConfig::load(dir.path()));

        QFile huge(dir.filePath(u"huge.toml"_s));
        QVERIFY(huge.open(QIODevice::WriteOnly));
        huge.write(QByteArray(2 * 1024 * 1024, '#'));
        huge.close();
        QVERIFY(StoreConfig::load(huge.fileName()).error().message.contains(u"mebibyte"_s));
    }
};

QTEST_GUILESS_MAIN(TestStoreConfig)
#include "tst_storeconfig.moc"
