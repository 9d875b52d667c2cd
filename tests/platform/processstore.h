#pragma once

#include "platform/secretstore.h"

/**
 * A keychain store each of whose calls happens in a process of its own, like peakctl's or an agent's after a restart:
 * libsecret keeps the session of the first keyring daemon it met for as long as a process lives.
 */
class ProcessStore final : public Peak::SecretStore {
public:
    explicit ProcessStore(QString marker, int patienceMs = 15'000);

    Peak::Result<QByteArray> read(const QString &name) override;
    Peak::Result<Peak::Ok> write(const QString &name, const QByteArray &value) override;
    Peak::Result<QStringList> names() override;

    /** What main() does when it was started for such a call; -1 when it was not. */
    static int serve(const QStringList &arguments);

private:
    [[nodiscard]] Peak::Result<QByteArray> call(
        const QString &what, const QString &name, const QByteArray &input) const;

    QString m_marker;
    int m_patienceMs;
};
