#include "platform/secretstore.h"

#include "platform/credentialsecretstore.h"
#include "platform/keychainsecretstore.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

Result<Ok> checkSecretName(const QString &name)
{
    static const QRegularExpression shape(uR"(\A[a-z0-9]+(?:[._-][a-z0-9]+)*\z)"_s);
    if (name.size() > 64 || !shape.match(name).hasMatch())
        return Error{Error::Kind::Invalid, u"not a name of a secret"_s};
    return Ok{};
}

Result<std::unique_ptr<SecretStore>> openSecretStore(const QString &kind)
{
    if (kind == "keychain"_L1)
        return std::unique_ptr<SecretStore>(std::make_unique<KeychainSecretStore>());
    if (kind != "credentials"_L1)
        return Error{Error::Kind::Invalid, u"no such store of secrets: %1"_s.arg(kind)};
    // systemd sets it for units with LoadCredential= or LoadCredentialEncrypted=.
    const auto directory = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    if (directory.isEmpty())
        return Error{Error::Kind::Storage, u"$CREDENTIALS_DIRECTORY is not set: the service has no credentials"_s};
    return std::unique_ptr<SecretStore>(std::make_unique<CredentialSecretStore>(directory));
}

} // namespace Peak
