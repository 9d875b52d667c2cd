#pragma once

#include "sync/http/httptransport.h"
#include "sync/http/sendoncebody.h"
#include "sync/http/waitqueue.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

namespace Peak {

/**
 * One request under way: watches its time-outs, collects the body up to its limit, and judges how it ended. Lives on
 * the heap and goes by deleteLater(), because it ends inside a signal of its own reply.
 */
class Exchange final : public QObject {
    Q_OBJECT

public:
    struct Limits {
        std::chrono::milliseconds connect{0}; ///< From the start of a new connection to the request going out.
        std::chrono::milliseconds whole{0}; ///< From start to end.
        qint64 body = 0;
    };

    /** Takes the reply over. `body` is what it sends, or null. */
    Exchange(QNetworkReply *reply, SendOnceBody *body, bool writes, Limits limits, QObject *parent);
    /** HttpRequest::sink; before anything has come. */
    void setSink(std::function<void(QByteArrayView)> sink) { m_sink = std::move(sink); }

    /** Comes back once, when the exchange is over. */
    WaitQueue<Result<HttpReply>>::Turn ended() { return m_waiting.wait(); }
    /** Comes to its end now, with an error. */
    void abort();
    /** Whether it went over a connection that was there already. */
    [[nodiscard]] bool reusedConnection() const { return !m_connected; }

private:
    void onMetaData();
    void onReadyRead();
    void onFinished();
    void collect();
    void stop(const QString &why);

    [[nodiscard]] Result<HttpReply> outcome() const;
    [[nodiscard]] HttpReply receivedReply() const;
    [[nodiscard]] Error failure() const;
    [[nodiscard]] bool nothingWasSent() const;

    QNetworkReply *m_reply;
    QPointer<SendOnceBody> m_body;
    bool m_writes;
    Limits m_limits;
    std::function<void(QByteArrayView)> m_sink;
    QByteArray m_received;
    qint64 m_size = 0; ///< Of the body so far, wherever it went.
    bool m_connected = false;
    bool m_requestSent = false;
    bool m_tooLarge = false;
    QString m_stopped; ///< Why we ended it ourselves.
    QTimer m_connectTimer;
    QTimer m_wholeTimer;
    WaitQueue<Result<HttpReply>> m_waiting;
};

} // namespace Peak
