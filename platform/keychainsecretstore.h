#pragma once

#include "platform/secretstore.h"

#include <chrono>

namespace Peak {

/**
 * The desktop's keyring through QtKeychain: one entry a secret under the service "peak-kiosk".
 *
 * A locked, killed or corrupt keyring answers "no such entry" to everything, and a corrupt one takes new entries as if
 * it were fresh. So the first write enrols: it leaves an entry "canary" in the keyring and, beside the keyrings on
 * disk, an empty marker file. Each access looks for the canary first. No canary, but a marker: the keyring is broken,
 * and that is a Storage error until a person repairs it or removes the marker. The entry "index" lists the names, for
 * QtKeychain cannot.
 *
 * A process that outlives the keyring's daemon gets Storage errors until it is started again (libsecret keeps the old
 * daemon's session), and GDBus ends it with SIGTERM when the whole session bus goes away.
 *
 * Needs a QCoreApplication. Each call may run the event loop until the keyring answers or the patience ends.
 */
class KeychainSecretStore final : public SecretStore {
public:
    explicit KeychainSecretStore(
        QString marker = defaultMarker(), std::chrono::milliseconds patience = std::chrono::seconds(15));

    /** In the user's data directory, where the keyrings are, so that both come and go together. */
    static QString defaultMarker();

    Result<QByteArray> read(const QString &name) override;
    Result<Ok> write(const QString &name, const QByteArray &value) override;
    Result<QStringList> names() override;

private:
    enum class State { Fresh, Enrolled };

    Result<State> state();
    Result<Ok> enrol();
    Result<Ok> leaveMarker();
    Result<QByteArray> readEntry(const QString &key);
    Result<Ok> writeEntry(const QString &key, const QByteArray &value);
    Result<Ok> addToIndex(const QString &name);

    QString m_marker;
    std::chrono::milliseconds m_patience;
};

} // namespace Peak
