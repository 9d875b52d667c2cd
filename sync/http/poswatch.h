#pragma once

#include "sync/http/httptransport.h"

#include <QObject>

namespace Peak {

/** Sees every exchange with the POS go by and knows whether it can be reached. */
class PosWatch final : public QObject, public HttpTransport {
    Q_OBJECT

public:
    enum class State {
        Unknown, ///< Nothing was asked yet.
        Online,
        Offline,
    };

    explicit PosWatch(HttpTransport &inner, QObject *parent = nullptr);

    QCoro::Task<Result<HttpReply>> send(HttpRequest request) override;
    [[nodiscard]] State state() const { return m_state; }

Q_SIGNALS:
    void stateChanged();

private:
    void note(const Result<HttpReply> &reply);

    HttpTransport &m_inner;
    State m_state = State::Unknown;
};

} // namespace Peak
