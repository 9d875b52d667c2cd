#include "core/storage/tokenstore.h"

#include "core/enumtable.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// clang-format off
    constexpr Word<Scope> scopeWords[] = {
        {"orders:read"_L1, Scope::OrdersRead},
        {"orders:write"_L1, Scope::OrdersWrite},
        {"catalog:read"_L1, Scope::CatalogRead},
        {"metrics:read"_L1, Scope::MetricsRead},
    };
// clang-format on

constexpr std::chrono::hours keyLife(24);

/** A token has 256 random bits, so a plain hash is as good as a slow one. */
QByteArray hashOf(const QByteArray &token) { return QCryptographicHash::hash(token, QCryptographicHash::Sha256); }

ApiToken tokenFrom(const Row &row)
{
    ApiToken token{row.number(0), row.text(1), {}};
    for (const auto &word : row.text(2).split(u' ', Qt::SkipEmptyParts)) {
        if (const auto scope = scopeOf(word))
            token.scopes.insert(*scope);
    }
    return token;
}
} // namespace

QString toWord(Scope scope) { return wordOf(scopeWords, scope); }

std::optional<Scope> scopeOf(QStringView word) { return valueOf(scopeWords, word); }

TokenStore::TokenStore(Database &database, const Clock &clock) : m_database(database), m_clock(clock) { }

Result<QString> TokenStore::create(const QString &name, const QSet<Scope> &scopes)
{
    if (name.trimmed().isEmpty() || scopes.isEmpty())
        return Error{Error::Kind::Invalid, u"a token needs a name and at least one scope"_s};
    QByteArray random(32, Qt::Uninitialized);
    QRandomGenerator::system()->generate(random.begin(), random.end());
    const QByteArray token = "pk_" + random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QStringList words;
    for (const auto &row : scopeWords) {
        if (scopes.contains(row.value))
            words.append(row.word);
    }
    const auto stored = m_database.write([&]() -> Result<Ok> {
        const auto taken =
            m_database.number(u"SELECT count(*) FROM api_token WHERE name = ? AND revoked_at IS NULL"_s, {name});
        if (!taken)
            return taken.error();
        if (*taken > 0)
            return Error{Error::Kind::Invalid, u"there is a token of the name %1 already"_s.arg(name)};
        return m_database.execute(u"INSERT INTO api_token (name, hash, scopes, created_at) VALUES (?, ?, ?, ?)"_s,
            {name, hashOf(token), words.join(u' '), toMs(m_clock.now())});
    });
    if (!stored)
        return stored.error();
    return QString::fromLatin1(token);
}

Result<std::optional<ApiToken>> TokenStore::find(const QByteArray &token)
{
    return m_database.row(
        u"SELECT id, name, scopes FROM api_token WHERE hash = ? AND revoked_at IS NULL"_s, {hashOf(token)}, tokenFrom);
}

Result<Ok> TokenStore::revoke(const QString &name)
{
    return m_database.write([&]() -> Result<Ok> {
        auto done = m_database.execute(u"UPDATE api_token SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL"_s,
            {toMs(m_clock.now()), name});
        if (done && m_database.changedRows() == 0)
            return Error{Error::Kind::NotFound, u"there is no token of the name %1"_s.arg(name)};
        return done;
    });
}

Result<QList<ApiToken>> TokenStore::list()
{
    return m_database.rows(
        u"SELECT id, name, scopes FROM api_token WHERE revoked_at IS NULL ORDER BY name"_s, {}, tokenFrom);
}

Result<std::optional<QString>> TokenStore::earlierOrder(const IdempotentRequest &request)
{
    const auto found = m_database.row(
        u"SELECT body_hash, order_uuid FROM idempotency WHERE token_id = ? AND key = ? AND created_at > ?"_s,
        {request.tokenId, request.key, toMs(m_clock.now() - keyLife)},
        [](const Row &row) { return std::pair(row.bytes(0), row.text(1)); });
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<QString>();
    if ((*found)->first != request.bodyHash)
        return Error{Error::Kind::Conflict, u"this Idempotency-Key came with another body before"_s};
    return std::optional((*found)->second);
}

Result<Ok> TokenStore::remember(const IdempotentRequest &request, const QString &orderUuid)
{
    return m_database.execute(u"INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?, ?)"_s,
        {request.tokenId, request.key, request.bodyHash, orderUuid, toMs(m_clock.now())});
}

Result<Ok> TokenStore::forgetOldKeys()
{
    return m_database.write([&] {
        return m_database.execute(u"DELETE FROM idempotency WHERE created_at <= ?"_s, {toMs(m_clock.now() - keyLife)});
    });
}

} // namespace Peak
