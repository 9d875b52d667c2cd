#pragma once

#include "tests/possim/simulator.h"

#include <QHash>

#include <optional>

namespace Peak::Possim {

// The second pair of credentials; the first is the setup's client id and API key.
inline constexpr auto FlowhubAuthId = "AUTH0-ACME";
inline constexpr auto FlowhubAuthSecret = "auth0-s3cret";
inline constexpr auto FlowhubAudience = "https://api.flowhub.co";

/** Both doors: header keys for reading the store, bearer tokens for Order Ahead. */
class FlowhubAuth {
public:
    explicit FlowhubAuth(const StoreSetup &setup) : m_setup(setup) { }

    /** POST /oauth/token. */
    HttpServerResponse token(const HttpServerRequest &request);
    /** Nothing when the call may go on. */
    [[nodiscard]] std::optional<HttpServerResponse> refuseKey(const HttpServerRequest &request) const;
    [[nodiscard]] std::optional<HttpServerResponse> refuseToken(const HttpServerRequest &request) const;
    void expireTokens() { m_tokens.clear(); }

private:
    const StoreSetup &m_setup;
    QHash<QByteArray, Instant> m_tokens; ///< With the moment each ends.
};

} // namespace Peak::Possim
