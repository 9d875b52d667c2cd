#include "sync/http/exchange.h"

using namespace Qt::StringLiterals;

namespace Peak {

/// What may wait in Qt's own hands: without a limit, a fast server fills it with the whole body beside our copy of it.
static constexpr qint64 bufferSize = 1024 * 1024;

/** Qt calls 4xx and 5xx errors; for us an answer is an answer, as long as it came whole. */
static bool cameWhole(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ProtocolInvalidOperationError: // 400
    case QNetworkReply::ContentAccessDenied: // 403 and the other 4xx
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::InternalServerError: // 500 and the other 5xx
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

Exchange::Exchange(QNetworkReply *reply, SendOnceBody *body, bool writes, Limits limits, QObject *parent)
    : QObject(parent), m_reply(reply), m_body(body), m_writes(writes), m_limits(limits)
{
    m_reply->setParent(this);
    m_reply->setReadBufferSize(bufferSize);
    m_connectTimer.setSingleShot(true);
    m_wholeTimer.setSingleShot(true);
    m_connectTimer.callOnTimeout([this] { stop(u"no connection in time"_s); });
    m_wholeTimer.callOnTimeout([this] { stop(u"no complete answer in time"_s); });
    m_wholeTimer.start(limits.whole);

    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, [this] {
        m_connected = true;
        m_connectTimer.start(m_limits.connect);
    });
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_requestSent = true;
        m_connectTimer.stop();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::onMetaData);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::onReadyRead);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
}

void Exchange::abort() { stop(u"given up while shutting down"_s); }

void Exchange::onMetaData()
{
    const auto announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > m_limits.body) {
        m_tooLarge = true;
        stop(u"the body is beyond the limit"_s);
    } else if (announced > 0 && !m_sink) {
        m_received.reserve(announced); // To grow step by step would need the body twice for a moment.
    }
}

void Exchange::onReadyRead()
{
    collect();
    if (m_size > m_limits.body) {
        m_tooLarge = true;
        stop(u"the body is beyond the limit"_s);
    }
}

void Exchange::collect()
{
    const auto piece = m_reply->readAll();
    m_size += piece.size();
    const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_sink && status >= 200 && status < 300)
        m_sink(piece);
    else
        m_received += piece;
}

void Exchange::onFinished()
{
    m_connectTimer.stop();
    m_wholeTimer.stop();
    if (m_stopped.isEmpty())
        collect();
    if (m_body)
        m_body->revoke();
    const auto result = outcome();
    m_waiting.wakeAll(result);
}

void Exchange::stop(const QString &why)
{
    if (!m_stopped.isEmpty() || m_reply->isFinished())
        return;
    m_stopped = why;
    // Before abort(): the sending thread may still be on its way to ask for the body.
    if (m_body)
        m_body->revoke();
    m_reply->abort();
}

Result<HttpReply> Exchange::outcome() const
{
    const bool answered = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    if (m_stopped.isEmpty() && answered && cameWhole(m_reply->error()))
        return receivedReply();
    return failure();
}

HttpReply Exchange::receivedReply() const
{
    HttpReply reply;
    reply.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    reply.body = m_received;
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        reply.headers.append({name, value});
    return reply;
}

Error Exchange::failure() const
{
    // Qt's texts name addresses, which may hold a phone number: only the code goes into the message.
    const QString why = m_stopped.isEmpty() ? u"network error %1"_s.arg(static_cast<int>(m_reply->error())) : m_stopped;
    if (m_writes && !nothingWasSent())
        return Error{Error::Kind::InDoubt, why};
    return Error{m_tooLarge ? Error::Kind::Malformed : Error::Kind::Unreachable, why};
}

bool Exchange::nothingWasSent() const
{
    if (m_body)
        return !m_body->wasTaken();
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ProtocolUnknownError:
        return !m_requestSent;
    default:
        return false;
    }
}

} // namespace Peak
