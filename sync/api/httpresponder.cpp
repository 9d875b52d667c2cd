#include "sync/api/httpresponder.h"

#include "core/logging.h"
#include "sync/api/httpexchange.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Peak {

static HttpServerResponse forgotten()
{
    const QJsonObject error{{u"code"_s, u"internal"_s}, {u"message"_s, u"the request was not answered"_s}};
    return HttpServerResponse::json(500, {{u"error"_s, error}});
}

struct HttpResponder::Shared {
    explicit Shared(std::shared_ptr<HttpExchange> owner) : exchange(std::move(owner)) { }
    Shared(const Shared &) = delete;
    Shared &operator=(const Shared &) = delete;
    ~Shared()
    {
        if (exchange->answer({HttpAnswer::Kind::Whole, forgotten(), 0}))
            qCWarning(lcApi, "a request was dropped without an answer");
    }

    std::shared_ptr<HttpExchange> exchange;
};

HttpResponder::HttpResponder(std::shared_ptr<HttpExchange> exchange)
    : m_shared(std::make_shared<Shared>(std::move(exchange)))
{
}

void HttpResponder::send(HttpServerResponse response)
{
    if (m_shared)
        m_shared->exchange->answer({HttpAnswer::Kind::Whole, std::move(response), 0});
}

void HttpResponder::abort()
{
    if (m_shared)
        m_shared->exchange->answer({HttpAnswer::Kind::Nothing, {}, 0});
}

void HttpResponder::sendTruncated(HttpServerResponse response, qsizetype bytes)
{
    if (m_shared)
        m_shared->exchange->answer({HttpAnswer::Kind::Cut, std::move(response), bytes});
}

bool HttpResponder::isOpen() const { return m_shared && m_shared->exchange->isWaiting(); }

} // namespace Peak
