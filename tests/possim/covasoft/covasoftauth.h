#pragma once

#include "tests/possim/covasoft/covasoftreply.h"

#include <QHash>
#include <QSet>

namespace Peak::Possim {

/** Password tokens. One token opens all services, but for the one the credential lacks (`forbidden_service`). */
class CovasoftAuth {
public:
    explicit CovasoftAuth(const StoreSetup &setup) : m_setup(setup) { }

    static constexpr auto Username = QLatin1StringView("Acme.COVA.APIUser.Acme");
    /** With characters that only a properly encoded form carries over. */
    static constexpr auto Password = QLatin1StringView("p&ss+w0rd=100% %41");

    /** POST /v1/oauth2/token. */
    HttpServerResponse token(const HttpServerRequest &request);
    /** Nothing when the call may go on. */
    [[nodiscard]] std::optional<HttpServerResponse> refuse(
        const HttpServerRequest &request, const QString &service) const;
    void expireTokens() { m_tokens.clear(); }

private:
    [[nodiscard]] HttpServerResponse issue();

    const StoreSetup &m_setup;
    QHash<QByteArray, Instant> m_tokens; ///< With the moment each ends.
    QSet<QString> m_refreshTokens;
};

} // namespace Peak::Possim
