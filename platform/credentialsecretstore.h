#pragma once

#include "platform/secretstore.h"

namespace Peak {

/**
 * systemd's credentials: one file a secret in a directory only the service can read, unsealed by the TPM at its start.
 * Read-only; they are changed by sealing a new file and restarting the service.
 */
class CredentialSecretStore final : public SecretStore {
public:
    explicit CredentialSecretStore(QString directory);

    /** The file's content without one line break at its end. Storage for an empty, oversized or unreadable file. */
    Result<QByteArray> read(const QString &name) override;
    Result<Ok> write(const QString &name, const QByteArray &value) override;
    Result<QStringList> names() override;

private:
    QString m_directory;
};

} // namespace Peak
