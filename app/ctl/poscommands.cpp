#include "app/ctl/poscommands.h"

#include "app/ctl/agentcall.h"
#include "core/datadirectory.h"
#include "core/storage/catalogstore.h"
#include "core/storage/writegate.h"
#include "sync/awaited.h"
#include "sync/catalog/catalogsync.h"
#include "sync/pos/posregistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
const SystemClock systemClock;

Result<PosConnection> openPos(const CtlSettings &settings, Metrics &metrics)
{
    const auto secrets = openSecretStore(settings.config.secretStore);
    if (!secrets)
        return secrets.error();
    const auto posSecrets = readPosSecrets(settings.config.pos, **secrets);
    if (!posSecrets)
        return posSecrets.error();
    auto pos = connectPos(settings.config, *posSecrets, systemClock, metrics);
    if (pos && !pos->client)
        return Error{Error::Kind::Unsupported, u"this store has no POS"_s};
    return pos;
}

/** No agent runs, so this is the one writer. */
int pullAlone(const CtlSettings &settings, const DataDirectory &data, bool trustSmall)
{
    Metrics metrics;
    const auto pos = openPos(settings, metrics);
    if (!pos)
        return fail(Failed, pos.error().message);
    CatalogSync sync(*pos->client, systemClock, data.catalogDatabase(), settings.config.catalogPoll);
    if (const auto opened = sync.open(); !opened)
        return fail(Failed, opened.error().message);
    const auto change = awaited(sync.pull(PullKind::Full, trustSmall));
    if (!change)
        return fail(Failed, change.error().message);
    say(change->toText());
    return Done;
}

QJsonValue timeOf(const std::optional<Instant> &at)
{
    return at ? QJsonValue(toDateTime(*at).toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject toJson(const CatalogState &state, const QList<SetAside> &setAside)
{
    QJsonArray rows;
    for (const auto &entry : setAside) {
        rows.append(
            QJsonObject{{u"product_id"_s, entry.productId}, {u"name"_s, entry.name}, {u"reason"_s, entry.reason}});
    }
    return {
        {u"generation"_s, state.generation},
        {u"products"_s, state.visibleProducts},
        {u"as_of"_s, timeOf(state.asOf)},
        {u"full_as_of"_s, timeOf(state.fullAsOf)},
        {u"last_error"_s, state.lastError},
        {u"set_aside"_s, rows},
    };
}

void sayCatalog(const CatalogState &state, const QList<SetAside> &setAside)
{
    const auto when = [](const std::optional<Instant> &at) {
        return at ? toDateTime(*at).toString(Qt::ISODate) : u"never"_s;
    };
    say(u"products\t%1"_s.arg(state.visibleProducts));
    say(u"confirmed\t%1"_s.arg(when(state.asOf)));
    say(u"complete\t%1"_s.arg(when(state.fullAsOf)));
    if (!state.lastError.isEmpty())
        say(u"last pull\t%1"_s.arg(state.lastError));
    for (const auto &entry : setAside)
        say(u"set aside\t%1\t%2\t%3"_s.arg(entry.productId, entry.name, entry.reason));
}
} // namespace

int pullCatalog(const CtlSettings &settings, const QStringList &arguments)
{
    const bool trustSmall = arguments == QStringList{u"--trust-small"_s};
    if (!arguments.isEmpty() && !trustSmall)
        return fail(Usage, u"usage: peakctl catalog pull [--trust-small]"_s);
    const auto data = DataDirectory::prepare(settings.data);
    if (!data)
        return fail(Failed, data.error().message);
    WriteGate onlyAgent(data->agentLock());
    if (const auto alone = onlyAgent.enter(Milliseconds(0)))
        return pullAlone(settings, *data, trustSmall);
    const auto answer = AgentCall(data->linkAddress()).pullCatalog(trustSmall);
    if (!answer)
        return fail(Failed, answer.error().message);
    say(*answer);
    return Done;
}

int showCatalog(const CtlSettings &settings, const QStringList &arguments)
{
    const bool json = arguments == QStringList{u"--json"_s};
    if (!arguments.isEmpty() && !json)
        return fail(Usage, u"usage: peakctl catalog status [--json]"_s);
    const auto data = DataDirectory::prepare(settings.data);
    if (!data)
        return fail(Failed, data.error().message);
    const auto database = openCatalogForReading(data->catalogDatabase(), u"peakctl"_s);
    if (!database)
        return fail(Failed, database.error().message);
    CatalogStore catalog(**database);
    const auto state = catalog.state();
    const auto setAside = catalog.setAside();
    if (!state || !setAside)
        return fail(Failed, state ? setAside.error().message : state.error().message);
    if (json)
        say(QString::fromUtf8(QJsonDocument(toJson(*state, *setAside)).toJson()));
    else
        sayCatalog(*state, *setAside);
    return Done;
}

int testPos(const CtlSettings &settings, const QStringList &arguments)
{
    if (!arguments.isEmpty())
        return fail(Usage, u"usage: peakctl pos test"_s);
    Metrics metrics;
    const auto pos = openPos(settings, metrics);
    if (!pos)
        return fail(Failed, pos.error().message);
    const auto checks = awaited(pos->client->testConnection());
    if (!checks)
        return fail(Failed, checks.error().message);
    bool passed = true;
    for (const auto &check : *checks) {
        say(u"%1\t%2\t%3"_s.arg(check.passed ? u"ok"_s : u"FAILED"_s, check.what, check.advice));
        passed = passed && check.passed;
    }
    return passed ? int(Done) : fail(Failed, u"the connection to the POS does not work"_s);
}

} // namespace Peak
