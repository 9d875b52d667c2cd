#include "platform/piikey.h"

#include "core/logging.h"

#include <QLockFile>

using namespace Qt::StringLiterals;

namespace Peak {

static QString keyName() { return u"pii.key"_s; }

/** What the store holds afterwards, which is what counts. */
static Result<QByteArray> makeKey(SecretStore &secrets)
{
    if (const auto written = secrets.write(keyName(), FieldCipher::makeKey()); !written)
        return written.error();
    qCInfo(lcSecrets) << "made a new pii.key";
    return secrets.read(keyName());
}

static Result<QByteArray> readOrMakeKey(SecretStore &secrets, const DataDirectory &data, bool enrolled)
{
    QLockFile lock(data.path() + u"/pii.key.lock"_s);
    lock.setStaleLockTime(0); // Only a dead owner makes it stale, not its age.
    if (!lock.tryLock(60'000))
        return Error{Error::Kind::Storage, u"another process keeps the lock on pii.key"_s};
    auto key = secrets.read(keyName());
    if (key || key.error().kind != Error::Kind::NotFound)
        return key;
    if (enrolled)
        return Error{Error::Kind::Storage, u"pii.key is gone, but the database holds data protected with it"_s};
    return makeKey(secrets);
}

Result<std::unique_ptr<FieldCipher>> openFieldCipher(SecretStore &secrets, const DataDirectory &data, bool enrolled)
{
    return readOrMakeKey(secrets, data, enrolled).andThen(&FieldCipher::fromHex);
}

} // namespace Peak
