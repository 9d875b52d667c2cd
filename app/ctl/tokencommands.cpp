#include "app/ctl/tokencommands.h"

#include "core/storage/orderdatabase.h"
#include "core/storage/tokenstore.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr auto usage =
    "usage: peakctl token create --name NAME --scope SCOPE…; scopes: orders:read orders:write catalog:read metrics:read"_L1;

struct Wanted {
    QString name;
    QSet<Scope> scopes;
};

/** Nothing for wrong usage. Scopes may follow one --scope or have one each, also with commas between them. */
std::optional<Wanted> wantedFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption name(u"name"_s, {}, u"name"_s);
    const QCommandLineOption scope(u"scope"_s, {}, u"scope"_s);
    parser.addOptions({name, scope});
    if (!parser.parse(QStringList{u"peakctl"_s} + arguments) || parser.value(name).isEmpty())
        return std::nullopt;
    Wanted wanted{parser.value(name), {}};
    const auto words = (parser.values(scope) + parser.positionalArguments()).join(u',').split(u',', Qt::SkipEmptyParts);
    for (const auto &word : words) {
        const auto known = scopeOf(word);
        if (!known)
            return std::nullopt;
        wanted.scopes.insert(*known);
    }
    return wanted.scopes.isEmpty() ? std::nullopt : std::optional(wanted);
}

/** Runs `work` on the tokens of this kiosk; its Result decides the exit code. */
template<class F>
int withTokens(const CtlSettings &settings, F work)
{
    const auto data = DataDirectory::prepare(settings.data);
    if (!data)
        return fail(Failed, data.error().message);
    const auto database = openOrders(*data, u"peakctl"_s);
    if (!database)
        return fail(Failed, database.error().message);
    const SystemClock clock;
    TokenStore tokens(**database, clock);
    const Result<Ok> done = work(tokens);
    return done ? int(Done) : fail(Failed, done.error().message);
}

QString line(const ApiToken &token)
{
    QStringList scopes;
    for (const auto scope : token.scopes)
        scopes.append(toWord(scope));
    scopes.sort();
    return token.name + u'\t' + scopes.join(u' ');
}
} // namespace

int createToken(const CtlSettings &settings, const QStringList &arguments)
{
    const auto wanted = wantedFrom(arguments);
    if (!wanted)
        return fail(Usage, usage);
    return withTokens(settings, [&](TokenStore &tokens) -> Result<Ok> {
        const auto token = tokens.create(wanted->name, wanted->scopes);
        if (!token)
            return token.error();
        say(*token);
        return Ok{};
    });
}

int listTokens(const CtlSettings &settings, const QStringList &arguments)
{
    if (!arguments.isEmpty())
        return fail(Usage, u"usage: peakctl token list"_s);
    return withTokens(settings, [](TokenStore &tokens) -> Result<Ok> {
        const auto all = tokens.list();
        if (!all)
            return all.error();
        for (const auto &token : *all)
            say(line(token));
        return Ok{};
    });
}

int revokeToken(const CtlSettings &settings, const QStringList &arguments)
{
    if (arguments.size() != 1)
        return fail(Usage, u"usage: peakctl token revoke NAME"_s);
    return withTokens(settings, [&](TokenStore &tokens) { return tokens.revoke(arguments.first()); });
}

} // namespace Peak
