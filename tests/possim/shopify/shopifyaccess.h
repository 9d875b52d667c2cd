#pragma once

#include "tests/possim/simulator.h"

#include <QSet>

#include <optional>

namespace Peak::Possim {

/** Who may call, for what, and how much: tokens, scopes and the bucket of points. */
class ShopifyAccess {
public:
    explicit ShopifyAccess(const StoreSetup &setup);

    /** The client-credentials grant. Client id and secret are the setup's client id and API key. */
    HttpServerResponse token(const HttpServerRequest &request);
    /** Nothing when the token is good: a fetched one, or the API key itself as a static one that never ends. */
    [[nodiscard]] std::optional<HttpServerResponse> refuse(const HttpServerRequest &request) const;
    void expireTokens() { m_tokens.clear(); }

    [[nodiscard]] QStringList scopes() const;
    /** The scope a root field needs and the app lacks; empty when it may. */
    [[nodiscard]] QString missingScope(const QString &rootField) const;

    /** Whether the bucket holds that much; always without a rate limit. */
    [[nodiscard]] bool affords(int points);
    void charge(int points);
    [[nodiscard]] QJsonObject throttleStatus();

private:
    [[nodiscard]] double most() const;
    void refill();

    const StoreSetup &m_setup;
    QHash<QString, Instant> m_tokens; ///< When each ends.
    std::optional<double> m_points;
    Milliseconds m_filled{0};
};

} // namespace Peak::Possim
