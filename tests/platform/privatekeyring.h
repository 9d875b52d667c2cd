#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

/**
 * A session bus and a gnome-keyring of their own, in a temporary home. The bus starts a locked keyring by itself when
 * somebody asks for one and none runs, as on a desktop. The daemon runs from a copy: as a packaged file it carries a
 * capability that a container may be forbidden to grant, and then would not start at all.
 */
class PrivateKeyring {
public:
    PrivateKeyring();
    ~PrivateKeyring();
    PrivateKeyring(const PrivateKeyring &) = delete;
    PrivateKeyring &operator=(const PrivateKeyring &) = delete;

    /** Points this process at the new bus and home; before anything asks for either. False when it cannot run. */
    bool startBus();
    /** Starts the daemon and gives it the password. It stays locked when that is not the one the keyring was made with.
     */
    bool unlock(const QByteArray &password);
    /** As a crash does it: nothing is told, nothing is flushed. */
    void killDaemon();

    [[nodiscard]] QString file() const; ///< Where the keyring rests.
    [[nodiscard]] QString marker() const; ///< Where the store's own marker goes.
    [[nodiscard]] qint64 daemonPid() const; ///< Of whichever daemon serves secrets on the bus; 0 for none.

private:
    bool writeBusFiles();
    [[nodiscard]] bool servesSecrets() const;

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_daemon;
};
