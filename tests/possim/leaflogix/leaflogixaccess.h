#pragma once

#include "tests/possim/leaflogix/leaflogixreply.h"
#include "tests/possim/simulator.h"

#include <QHash>

namespace Peak::Possim {

/** Who may call what, and how often: Basic authorisation, the roles of a key, and a limit a minute and endpoint. */
class LeaflogixAccess {
public:
    explicit LeaflogixAccess(const StoreSetup &setup) : m_setup(setup) { }

    /** Nothing when the call may go on. `role` is empty for calls any key may make. */
    [[nodiscard]] std::optional<HttpServerResponse> refuse(
        const HttpServerRequest &request, QLatin1StringView role) const;
    /** Counts the call; 429 when there were too many of `endpoint` in this minute. */
    std::optional<HttpServerResponse> limit(const QString &endpoint, int perMinute);

    [[nodiscard]] QJsonObject whoami() const;
    /** GET /util/AuthorizationHeader/{key}: the header for a key, right or wrong. */
    [[nodiscard]] static HttpServerResponse header(const QString &key);

    static constexpr int LocationId = 4711;

private:
    struct Window {
        Milliseconds from{0};
        int calls = 0;
    };

    const StoreSetup &m_setup;
    QHash<QString, Window> m_windows;
};

} // namespace Peak::Possim
