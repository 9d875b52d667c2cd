#pragma once

#include "core/storage/tokenstore.h"
#include "sync/api/httpmessage.h"

#include <QCoroTask>
#include <QList>

#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace Peak {

/** One call as a handler sees it: found, allowed and with the variable parts of its path. */
struct ApiCall {
    HttpServerRequest request;
    QHash<QString, QString> parts; ///< By the names in the pattern: "id".
    ApiToken token; ///< Empty for calls that need none.
};

using ApiHandler = std::function<QCoro::Task<HttpServerResponse>(ApiCall)>;

/** For handlers that know their answer at once. */
inline QCoro::Task<HttpServerResponse> answered(HttpServerResponse response) { co_return response; }

/** One row of the API. */
struct ApiRoute {
    QByteArray method;
    QString pattern; ///< "/api/v1/orders/{id}"; doubles as the call's name in metrics.
    std::optional<Scope> scope; ///< Nothing: anybody may call.
    ApiHandler handler;
};

/** Which route a request means. Earlier rows go first where two patterns fit. */
class ApiRouter {
public:
    struct Match {
        const ApiRoute *route;
        QHash<QString, QString> parts;
    };
    struct NoSuchPath { };
    struct OtherMethods {
        QByteArray allowed; ///< For the Allow header: "GET, HEAD".
    };

    void add(ApiRoute route);
    [[nodiscard]] std::variant<Match, NoSuchPath, OtherMethods> find(const HttpServerRequest &request) const;

private:
    struct Row {
        ApiRoute route;
        QStringList segments;
    };

    std::vector<Row> m_rows;
};

} // namespace Peak
