#pragma once

#include "core/storeconfig.h"

#include <QJsonObject>
#include <QProcess>

namespace Peak::Bench {

/** possim in a process of its own, for as long as this lives. Ends ours when it does not start. */
class SimulatedPos {
public:
    /** A Treez at any pace, as config() has it. */
    SimulatedPos(const QString &program, const QString &catalog);
    /** Any vendor's; `more` with a control port of its own. */
    SimulatedPos(const QString &program, const QString &vendor, const QString &catalog, const QStringList &more);
    SimulatedPos(const SimulatedPos &) = delete;
    SimulatedPos &operator=(const SimulatedPos &) = delete;
    ~SimulatedPos();

    [[nodiscard]] QString url() const { return m_url; }
    [[nodiscard]] QString controlUrl() const { return m_controlUrl; }
    /** A kiosk that sells through it, at any pace. */
    [[nodiscard]] StoreConfig config() const;
    [[nodiscard]] QByteArray apiKey() const { return "bench-key"; }
    /** One call of its control interface. */
    QJsonObject control(const QByteArray &method, const QString &path, const QJsonObject &body = {}) const;

private:
    void start(const QString &program, const QStringList &arguments);
    QString readUrl();

    QProcess m_process;
    QString m_url;
    QString m_controlUrl;
};

/** One call of the control interface at `url`. Ends ours when it is refused. */
QJsonObject controlPos(const QString &url, const QByteArray &method, const QString &path, const QJsonObject &body = {});

} // namespace Peak::Bench
