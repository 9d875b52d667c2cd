#include "sync/metrics/countingtransport.h"

namespace Peak {

QCoro::Task<Result<HttpReply>> CountingTransport::send(HttpRequest request)
{
    const QByteArray method = request.method;
    auto sent = m_inner.send(std::move(request));
    auto reply = co_await sent;
    m_metrics.countPosRequest(method, reply ? QString::number(reply->status) : toWord(reply.error().kind));
    co_return reply;
}

} // namespace Peak
