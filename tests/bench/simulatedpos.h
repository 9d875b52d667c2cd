#pragma once

#include "core/storeconfig.h"

#include <QJsonObject>
#include <QProcess>

namespace Peak::Bench {

/** possim in a process of its own, for as long as this lives. Ends ours when it does not start. */
class SimulatedPos {
public:
    SimulatedPos(const QString &program, const QString &catalog);
    SimulatedPos(const SimulatedPos &) = delete;
    SimulatedPos &operator=(const SimulatedPos &) = delete;
    ~SimulatedPos();

    [[nodiscard]] QString url() const { return m_url; }
    /** A kiosk that sells through it, at any pace. */
    [[nodiscard]] StoreConfig config() const;
    [[nodiscard]] QByteArray apiKey() const { return "bench-key"; }
    /** One call of its control interface. */
    QJsonObject control(const QByteArray &method, const QString &path, const QJsonObject &body = {}) const;

private:
    QProcess m_process;
    QString m_url;
};

} // namespace Peak::Bench
