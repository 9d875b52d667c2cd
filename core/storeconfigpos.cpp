#include "core/hostport.h"
#include "core/posvendors.h"
#include "core/storeconfigsections.h"

using namespace Qt::StringLiterals;

namespace Peak::ConfigSections {

namespace {
std::vector<QLatin1StringView> vendorNames()
{
    std::vector<QLatin1StringView> names;
    for (const auto &vendor : posVendors())
        names.push_back(vendor.name);
    return names;
}

QString urlProblem(const QUrl &url, bool pathAllowed)
{
    const bool http = url.scheme() == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || (!http && url.scheme() != "https"_L1))
        return u"must be an address that begins with https://"_s;
    if (http && !isLoopbackHost(url.host()))
        return u"must begin with https://; http is for this machine only"_s;
    if (!url.userInfo().isEmpty())
        return u"must not hold a user name or password"_s;
    if (url.hasQuery() || url.hasFragment())
        return u"must end before any ? or #"_s;
    if (!pathAllowed && url.path() != "/"_L1 && !url.path().isEmpty())
        return u"must be scheme and host only"_s;
    return {};
}

QString readText(ConfigTable &table, const VendorKey &key, Need need)
{
    QString text;
    table.read(key.name, text, need);
    if (text.isEmpty() || key.type == VendorKey::Type::Text)
        return text;
    const bool pathAllowed = key.type == VendorKey::Type::Address;
    if (const auto problem = urlProblem(QUrl(text, QUrl::StrictMode), pathAllowed); !problem.isEmpty())
        table.complain(key.name, problem);
    return text;
}

QVariant readValue(ConfigTable &table, const VendorKey &key, Need need)
{
    switch (key.type) {
    case VendorKey::Type::Text:
    case VendorKey::Type::Host:
    case VendorKey::Type::Address:
        return readText(table, key, need);
    case VendorKey::Type::Integer: {
        qint64 number = 0;
        table.read(key.name, number, {0, std::numeric_limits<qint64>::max()}, need);
        return number;
    }
    case VendorKey::Type::Boolean: {
        bool yes = false;
        table.read(key.name, yes, need);
        return yes;
    }
    case VendorKey::Type::TextList: {
        QStringList texts;
        table.read(key.name, texts, need);
        return texts;
    }
    }
    Q_UNREACHABLE();
}

QString readAuthMode(ConfigTable &table, const VendorRow &vendor)
{
    QString mode = vendor.defaultAuthMode();
    if (!vendor.authModes.empty())
        table.readWord("auth_mode"_L1, mode, vendor.authModes);
    return mode;
}

/** The whole table by key; a vendor with several ways to sign in always has its `auth_mode` there. */
QVariantMap readVendor(ConfigTable &table, const VendorRow &vendor)
{
    QVariantMap values;
    const QString mode = readAuthMode(table, vendor);
    for (const auto &key : vendor.keys) {
        const auto need = VendorRow::isRequired(key, mode) ? Need::Required : Need::Optional;
        if (key.name == "auth_mode"_L1)
            values.insert(key.name, mode);
        else if (const auto value = readValue(table, key, need); table.has(key.name))
            values.insert(key.name, value);
    }
    table.refuseUnknownKeys();
    return values;
}
} // namespace

void readPos(ConfigTable &root, PosSettings &settings)
{
    auto pos = root.table("pos"_L1, Need::Required);
    pos.readWord("vendor"_L1, settings.vendor, vendorNames(), Need::Required);
    pos.read("status_poll_seconds"_L1, settings.statusPoll, {1, 3600});
    pos.read("parallel"_L1, settings.parallel, {1, 32});
    pos.read("requests_per_second"_L1, settings.requestsPerSecond, {1, 1000});
    pos.read("connect_timeout_seconds"_L1, settings.connectTimeout, {1, 120});
    pos.read("read_timeout_seconds"_L1, settings.readTimeout, {1, 600});
    for (const auto &vendor : posVendors()) {
        if (vendor.keys.empty())
            continue;
        const bool chosen = settings.vendor == vendor.name;
        auto table = pos.table(vendor.name, chosen ? Need::Required : Need::Optional);
        if (const auto values = readVendor(table, vendor); chosen)
            settings.vendorTable = values;
    }
    pos.refuseUnknownKeys();
}

} // namespace Peak::ConfigSections
