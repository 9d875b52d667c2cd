#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace Peak {

/** SIGTERM and SIGINT as a signal in the event loop. One per process. */
class UnixSignals : public QObject {
    Q_OBJECT

public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void endRequested();

private:
    void read();

    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace Peak
