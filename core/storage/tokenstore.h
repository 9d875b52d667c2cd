#pragma once

#include "core/clock.h"
#include "core/storage/database.h"

#include <QSet>

namespace Peak {

enum class Scope { OrdersRead, OrdersWrite, CatalogRead, MetricsRead };

/** "orders:read", "orders:write", "catalog:read", "metrics:read". */
QString toWord(Scope scope);
std::optional<Scope> scopeOf(QStringView word);

/** What an API token may do. */
struct ApiToken {
    qint64 id = 0;
    QString name;
    QSet<Scope> scopes;
};

/** A repeated request's key, with what was asked under it the first time. */
struct IdempotentRequest {
    qint64 tokenId = 0;
    QString key;
    QByteArray bodyHash;
};

/** API tokens and the keys their requests came with. Tokens are stored as SHA-256 only. */
class TokenStore {
public:
    TokenStore(Database &database, const Clock &clock);

    /** The token's text: shown once, then nobody can tell it any more. Invalid for an empty or used name. */
    Result<QString> create(const QString &name, const QSet<Scope> &scopes);
    /** Nothing for an unknown or revoked token. */
    Result<std::optional<ApiToken>> find(const QByteArray &token);
    /** NotFound for an unknown name. */
    Result<Ok> revoke(const QString &name);
    Result<QList<ApiToken>> list();

    /** The order made under this key in the last 24 hours; Conflict when the body was another one. */
    Result<std::optional<QString>> earlierOrder(const IdempotentRequest &request);
    /** Part of the transaction that stores the order. */
    Result<Ok> remember(const IdempotentRequest &request, const QString &orderUuid);
    Result<Ok> forgetOldKeys();

private:
    Database &m_database;
    const Clock &m_clock;
};

} // namespace Peak
