#include "core/storeconfig.h"

#include "core/hostport.h"
#include "core/storeconfigsections.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qint64 largestFile = 1024 * 1024; ///< Bytes; a real one has two thousand.
constexpr QLatin1StringView secretStores[] = {"keychain"_L1, "credentials"_L1};

void readKiosk(ConfigTable &root, StoreConfig &config)
{
    auto kiosk = root.table("kiosk"_L1, Need::Required);
    kiosk.read("id"_L1, config.kioskId, {}, Need::Required);
    kiosk.read("name"_L1, config.kioskName, Need::Required);
    kiosk.refuseUnknownKeys();
}

void readTimeZone(ConfigTable &store, QTimeZone &zone)
{
    QString name;
    store.read("timezone"_L1, name, Need::Required);
    if (name.isEmpty())
        return;
    if (QTimeZone::isTimeZoneIdAvailable(name.toUtf8())) {
        zone = QTimeZone(name.toUtf8());
        return;
    }
    QStringList known;
    for (const auto &id : QTimeZone::availableTimeZoneIds())
        known += QString::fromLatin1(id);
    store.complain("timezone"_L1, u"names no time zone: \"%1\"%2"_s.arg(name, suggestion(name, known)));
}

void readCurrency(ConfigTable &store, Currency &currency)
{
    QString code;
    store.read("currency"_L1, code, Need::Required);
    if (code.isEmpty())
        return;
    if (const auto known = Currency::fromCode(code))
        currency = *known;
    else
        store.complain("currency"_L1, u"names no currency we know: \"%1\""_s.arg(code));
}

void readStore(ConfigTable &root, StoreConfig &config)
{
    auto store = root.table("store"_L1, Need::Required);
    store.read("id"_L1, config.storeId, {}, Need::Required);
    store.read("name"_L1, config.storeName, Need::Required);
    readTimeZone(store, config.timeZone);
    readCurrency(store, config.currency);
    store.read("license"_L1, config.license);
    store.refuseUnknownKeys();
}

void readApi(ConfigTable &root, StoreConfig &config)
{
    auto api = root.table("api"_L1);
    QString listen;
    api.read("listen"_L1, listen);
    if (!listen.isEmpty()) {
        if (const auto address = HostPort::parse(listen)) {
            config.apiHost = address->host;
            config.apiPort = address->port;
        } else {
            api.complain("listen"_L1, address.error().message);
        }
    }
    api.refuseUnknownKeys();
}

void readSmallTables(ConfigTable &root, StoreConfig &config)
{
    auto secrets = root.table("secrets"_L1);
    secrets.readWord("store"_L1, config.secretStore, secretStores);
    secrets.refuseUnknownKeys();
    auto catalog = root.table("catalog"_L1);
    catalog.read("poll_seconds"_L1, config.catalogPoll, {1, 86'400});
    catalog.read("picture_cache_mb"_L1, config.pictureCacheMb, {0, 1'000'000});
    catalog.read("category_order"_L1, config.categoryOrder);
    catalog.refuseUnknownKeys();
    auto privacy = root.table("privacy"_L1);
    privacy.read("retention_days"_L1, config.retentionDays, {1, 3650});
    privacy.refuseUnknownKeys();
}

StoreConfig readAll(const toml::table &file, ConfigProblems &problems)
{
    StoreConfig config;
    ConfigTable root(file, QString(), problems);
    readKiosk(root, config);
    readStore(root, config);
    readApi(root, config);
    readSmallTables(root, config);
    ConfigSections::readHours(root, config.hours);
    ConfigSections::readSession(root, config.session);
    ConfigSections::readAppearance(root, config.appearance);
    ConfigSections::readCustomers(root, config.customers);
    ConfigSections::readPos(root, config.pos);
    ConfigSections::readNotifications(root, config.notifications);
    ConfigSections::readPrinter(root, config.printer);
    ConfigSections::readTaxes(root, config.taxes);
    ConfigSections::readPurchaseLimits(root, config.purchaseLimits);
    root.refuseUnknownKeys();
    return config;
}
} // namespace

Result<StoreConfig> StoreConfig::parse(const QByteArray &text, const QString &name)
{
    ConfigProblems problems(name);
    // The library throws on text that is no TOML; nothing of that leaves this function.
    try {
        const auto file = toml::parse(std::string_view(text.constData(), static_cast<size_t>(text.size())));
        auto config = readAll(file, problems);
        if (problems.isEmpty())
            return config;
    } catch (const toml::parse_error &error) {
        const auto at = error.source().begin;
        problems.add({at.line, at.column}, QString::fromUtf8(error.description()));
    }
    return problems.error();
}

Totals StoreConfig::localTotals(const QList<OrderLine> &lines) const
{
    auto totals = estimateTotals(lines, taxes, currency);
    totals.estimate = hasPos();
    return totals;
}

Result<StoreConfig> StoreConfig::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Invalid, u"%1: %2"_s.arg(path, file.errorString())};
    const auto text = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{Error::Kind::Invalid, u"%1: %2"_s.arg(path, file.errorString())};
    if (text.size() > largestFile)
        return Error{Error::Kind::Invalid, u"%1:1:1: the file is larger than a mebibyte"_s.arg(path)};
    return parse(text, path);
}

} // namespace Peak
