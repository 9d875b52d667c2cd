#pragma once

#include "tests/possim/simulator.h"
#include "tests/possim/treez/treezreply.h"

#include <QHash>

#include <memory>
#include <optional>

struct evp_pkey_st;

namespace Peak::Possim {

/** Both ways to prove who calls: fetched tokens (v2) and signed ones (v3). */
class TreezAuth {
public:
    explicit TreezAuth(const StoreSetup &setup);

    /** Whether the public key of the setup, if any, can be used. */
    [[nodiscard]] bool hasUsableKey() const { return m_setup.publicKey.isEmpty() || m_key; }

    /** POST …/config/api/gettokens. */
    HttpServerResponse token(const HttpServerRequest &request);
    /** Nothing when the call may go on. */
    [[nodiscard]] std::optional<HttpServerResponse> refuseV2(const HttpServerRequest &request) const;
    [[nodiscard]] std::optional<HttpServerResponse> refuseV3(const HttpServerRequest &request) const;
    void expireTokens() { m_tokens.clear(); }

private:
    [[nodiscard]] bool signatureFits(const QByteArray &payload, const QByteArray &signature) const;
    [[nodiscard]] bool isAudience(const QString &audience, const HttpServerRequest &request) const;

    const StoreSetup &m_setup;
    QHash<QByteArray, Instant> m_tokens; ///< With the moment each ends.
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace Peak::Possim
