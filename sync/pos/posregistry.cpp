#include "sync/pos/posregistry.h"

#include "core/posvendors.h"
#include "sync/pos/blaze/blazeclient.h"
#include "sync/pos/covasoft/covasoftclient.h"
#include "sync/pos/flowhub/flowhubclient.h"
#include "sync/pos/leaflogix/leaflogixclient.h"
#include "sync/pos/shopify/shopifyclient.h"
#include "sync/pos/treez/treezclient.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using Make = Result<std::unique_ptr<PosClient>> (*)(
    const StoreConfig &, const PosSecrets &, HttpTransport &, const Clock &);

struct PosRow {
    QLatin1StringView vendor;
    RateLimit rate;
    Make make;
};

// clang-format off
    const PosRow rows[] = {
        {"treez"_L1,    {.perSecond = 4, .burst = 4}, &TreezClient::make},
        {"covasoft"_L1, {.perSecond = 5, .burst = 5}, &CovasoftClient::make},
        {"leaflogix"_L1, {.perSecond = 2, .burst = 6}, &LeaflogixClient::make}, // 120 a minute and call.
        {"flowhub"_L1, {.perSecond = 5, .burst = 5}, &FlowhubClient::make},
        {"blaze"_L1, {.perSecond = 4, .burst = 4}, &BlazeClient::make},
        {"shopify"_L1, {.perSecond = 20, .burst = 40}, &ShopifyClient::make},
    };
// clang-format on

const PosRow *rowOf(const QString &vendor)
{
    const auto *row = std::ranges::find_if(rows, [&](const PosRow &candidate) { return vendor == candidate.vendor; });
    return row == std::end(rows) ? nullptr : row;
}

QString authModeOf(const PosSettings &settings, const VendorRow &vendor)
{
    return settings.text(u"auth_mode"_s, QString(vendor.defaultAuthMode()));
}
} // namespace

Result<PosSecrets> readPosSecrets(const PosSettings &settings, SecretStore &store)
{
    const auto *vendor = posVendor(settings.vendor);
    if (vendor == nullptr)
        return Error{Error::Kind::Invalid, u"unknown POS vendor %1"_s.arg(settings.vendor)};
    const QString mode = authModeOf(settings, *vendor);
    PosSecrets secrets;
    for (const auto &wanted : vendor->secrets) {
        if (!wanted.authMode.isEmpty() && mode != wanted.authMode)
            continue;
        const auto value = store.read(QString(wanted.name));
        if (value)
            secrets.insert(QString(wanted.name), *value);
        else if (value.error().kind != Error::Kind::NotFound)
            return value.error();
        else if (VendorRow::isRequired(wanted, mode))
            return Error{Error::Kind::NotFound, u"the secret %1 is not set"_s.arg(wanted.name)};
    }
    return secrets;
}

Result<std::unique_ptr<PosClient>> makePosClient(
    const StoreConfig &config, const PosSecrets &secrets, HttpTransport &http, const Clock &clock)
{
    if (!config.hasPos())
        return std::unique_ptr<PosClient>();
    if (const auto *row = rowOf(config.pos.vendor))
        return row->make(config, secrets, http, clock);
    return Error{Error::Kind::Unsupported, u"this version has no client for the POS %1 yet"_s.arg(config.pos.vendor)};
}

RateLimit posRateLimit(const PosSettings &settings)
{
    if (settings.requestsPerSecond > 0)
        return {settings.requestsPerSecond, settings.requestsPerSecond};
    const auto *row = rowOf(settings.vendor);
    return row == nullptr ? RateLimit{} : row->rate;
}

Result<PosConnection> connectPos(const StoreConfig &config, const PosSecrets &secrets, const Clock &clock,
    Metrics &metrics, const QString &extraCaFile)
{
    NetworkTransport::Options options;
    options.connectTimeout = config.pos.connectTimeout;
    options.readTimeout = config.pos.readTimeout;
    options.extraCaFile = extraCaFile;
    auto network = NetworkTransport::make(clock, options);
    if (!network)
        return network.error();
    PosConnection pos;
    pos.network = std::move(*network);
    pos.counted = std::make_unique<CountingTransport>(*pos.network, metrics);
    pos.watch = std::make_unique<PosWatch>(*pos.counted);
    pos.guarded = std::make_unique<GuardedTransport>(*pos.watch, clock, posRateLimit(config.pos));
    auto client = makePosClient(config, secrets, *pos.guarded, clock);
    if (!client)
        return client.error();
    pos.client = std::move(*client);
    return pos;
}

} // namespace Peak
