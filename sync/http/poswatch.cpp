#include "sync/http/poswatch.h"

#include "core/logging.h"

namespace Peak {

PosWatch::PosWatch(HttpTransport &inner, QObject *parent) : QObject(parent), m_inner(inner) { }

QCoro::Task<Result<HttpReply>> PosWatch::send(HttpRequest request)
{
    const auto reply = co_await m_inner.send(request);
    note(reply);
    co_return reply;
}

void PosWatch::note(const Result<HttpReply> &reply)
{
    // Our own rate limit says nothing about the POS; an open circuit only follows failures seen here before.
    if (!reply && reply.error().kind == Error::Kind::Throttled)
        return;
    const State next = reply && reply->status < 500 ? State::Online : State::Offline;
    if (next == m_state)
        return;
    m_state = next;
    qCInfo(lcPos) << (next == State::Online ? "the POS answers" : "the POS cannot be reached");
    Q_EMIT stateChanged();
}

} // namespace Peak
