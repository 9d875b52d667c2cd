#pragma once

#include "sync/http/httptransport.h"
#include "sync/http/waitqueue.h"

#include <QQueue>

namespace Peak {

/**
 * Answers with what the test put in, one reply a request, and keeps the requests. A request without a reply left waits
 * when `holds` is set, for answerHeld(); otherwise it gets Unreachable, which no test expects by accident.
 */
class ScriptedTransport final : public HttpTransport {
public:
    QQueue<Result<HttpReply>> replies;
    QList<HttpRequest> requests;
    bool holds = false;

    void enqueue(int status, const QByteArray &body, const QList<HttpHeader> &headers = {})
    {
        replies.enqueue(HttpReply{status, body, headers});
    }
    void fail(Error::Kind kind) { replies.enqueue(Error{kind, QStringLiteral("scripted")}); }

    QCoro::Task<Result<HttpReply>> send(HttpRequest request) override
    {
        requests.append(request);
        if (!replies.isEmpty())
            co_return replies.dequeue();
        if (!holds)
            co_return Error{Error::Kind::Unreachable, QStringLiteral("the script has no reply left")};
        auto turn = m_held.wait();
        co_return co_await turn;
    }

    [[nodiscard]] size_t held() const { return m_held.size(); }
    void answerHeld(const Result<HttpReply> &reply) { m_held.wakeFirst(reply); }

private:
    WaitQueue<Result<HttpReply>> m_held;
};

} // namespace Peak
