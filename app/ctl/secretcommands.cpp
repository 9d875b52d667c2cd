#include "app/ctl/secretcommands.h"

#include "core/configproblems.h"
#include "core/posvendors.h"
#include "platform/fieldcipher.h"
#include "platform/secretstore.h"

#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QString piiKey() { return u"pii.key"_s; }

/** Every secret this store's programs may ask for. */
QStringList knownNames(const StoreConfig &config)
{
    QStringList names{piiKey(), u"smtp.password"_s};
    if (const auto *vendor = posVendor(config.pos.vendor)) {
        for (const auto &secret : vendor->secrets)
            names += secret.name;
    }
    names.sort();
    return names;
}

Result<QByteArray> valueFromStdin()
{
    QFile input;
    if (!input.open(STDIN_FILENO, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{Error::Kind::Invalid, u"stdin cannot be read"_s};
    QByteArray value; // A pipe hands over what its writer has written so far: one read may be half a secret.
    while (value.size() < LargestSecret + 2) {
        const auto part = input.read(LargestSecret + 2 - value.size());
        if (part.isEmpty())
            break;
        value += part;
    }
    if (value.endsWith('\n'))
        value.chop(value.endsWith("\r\n") ? 2 : 1);
    if (value.isEmpty())
        return Error{Error::Kind::Invalid, u"the value is read from stdin, and there was none"_s};
    if (value.size() > LargestSecret)
        return Error{Error::Kind::Invalid, u"the value has more than %1 bytes"_s.arg(LargestSecret)};
    return value;
}

/** Another key would make all of people's data on this kiosk unreadable, so the first one stays. */
Result<Ok> checkPiiKey(SecretStore &store, const QByteArray &value)
{
    if (const auto cipher = FieldCipher::fromHex(value); !cipher)
        return cipher.error();
    const auto present = store.read(piiKey());
    if (!present && present.error().kind == Error::Kind::NotFound)
        return Ok{};
    if (!present)
        return present.error();
    if (*present == value)
        return Ok{};
    return Error{Error::Kind::Conflict, u"pii.key exists; with another one the stored orders could not be read"_s};
}

Result<Ok> keep(const StoreConfig &config, const QString &name)
{
    const auto value = valueFromStdin();
    if (!value)
        return value.error();
    const auto store = openSecretStore(config.secretStore);
    if (!store)
        return store.error();
    if (name == piiKey()) {
        if (const auto allowed = checkPiiKey(**store, *value); !allowed)
            return allowed;
    }
    return (*store)->write(name, *value);
}
} // namespace

int setSecret(const CtlSettings &settings, const QStringList &arguments)
{
    if (arguments.size() != 1)
        return fail(Usage, u"usage: peakctl secret set NAME, the value on stdin"_s);
    const auto &name = arguments.first();
    const auto known = knownNames(settings.config);
    if (!known.contains(name))
        return fail(Failed,
            u"no secret is called %1%2; with this configuration there are: %3"_s.arg(
                name, suggestion(name, known), known.join(", "_L1)));
    const auto kept = keep(settings.config, name);
    return kept ? int(Done) : fail(Failed, kept.error().message);
}

int listSecrets(const CtlSettings &settings, const QStringList &arguments)
{
    if (!arguments.isEmpty())
        return fail(Usage, u"usage: peakctl secret list"_s);
    const auto store = openSecretStore(settings.config.secretStore);
    if (!store)
        return fail(Failed, store.error().message);
    const auto names = (*store)->names();
    if (!names)
        return fail(Failed, names.error().message);
    for (const auto &name : *names)
        say(name);
    return Done;
}

} // namespace Peak
