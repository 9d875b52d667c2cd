#pragma once

#include "core/clock.h"
#include "sync/http/httptransport.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

#include <array>
#include <memory>
#include <optional>

namespace Peak {

class Exchange;

/** What a transport did so far, for one priority. */
struct TransportFigures {
    qint64 requests = 0;
    qint64 reused = 0; ///< Of these, over a connection that was there already.
    qint64 failures = 0; ///< Without an answer.
    Milliseconds time{0}; ///< Spent on all of them together.
};

/**
 * HTTP/1.1 over kept-alive connections, TLS 1.2 or later with the peer verified. No redirects, no cookies, no retries:
 * also not those Qt makes by itself when a connection closes under a request that writes.
 */
class NetworkTransport final : public QObject, public HttpTransport {
    Q_OBJECT

public:
    struct Options {
        Milliseconds connectTimeout{10'000};
        Milliseconds readTimeout{30'000}; ///< Without a byte moving.
        Milliseconds wholeTimeout{120'000}; ///< For an exchange that asks for no other.
        qint64 largestReply = 8 * 1024 * 1024; ///< For a request that asks for no other.
        QString extraCaFile{}; ///< PEM, trusted beside the system's own.
        QByteArray userAgent = "PeakKiosk/" PEAK_VERSION;
    };

    /** Invalid when the CA file cannot be read or holds no certificate. */
    static Result<std::unique_ptr<NetworkTransport>> make(const Clock &clock, Options options);
    /** Call abortAll() while the senders still live: whoever waits here after that is never told. */
    ~NetworkTransport() override;

    QCoro::Task<Result<HttpReply>> send(HttpRequest request) override;

    /** Ends everything under way; the senders get their errors before it returns. */
    void abortAll();

    [[nodiscard]] const TransportFigures &figures(HttpRequest::Priority priority) const;
    /** How far the POS's clock was ahead of ours in the last reply that told. */
    [[nodiscard]] std::optional<std::chrono::seconds> clockOffset() const { return m_clockOffset; }

Q_SIGNALS:
    /** It moved by more than the second that HTTP dates are exact to. */
    void clockOffsetChanged(std::chrono::seconds offset);

private:
    NetworkTransport(const Clock &clock, Options options, QSslConfiguration tls);

    Exchange *start(const HttpRequest &request);
    [[nodiscard]] QNetworkRequest prepared(const HttpRequest &request) const;
    void count(const HttpRequest &request, const Exchange &exchange, bool answered, Milliseconds time);
    void noteClock(const HttpReply &reply);

    const Clock &m_clock;
    Options m_options;
    QSslConfiguration m_tls;
    QNetworkAccessManager m_network;
    std::array<TransportFigures, 3> m_figures;
    std::optional<std::chrono::seconds> m_clockOffset;
};

} // namespace Peak
