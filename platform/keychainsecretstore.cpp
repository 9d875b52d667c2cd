#include "platform/keychainsecretstore.h"

#include "core/durablefile.h"
#include "core/logging.h"

#include <qt6keychain/keychain.h>

#include <QEventLoop>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QString service() { return u"peak-kiosk"_s; }
QString canaryKey() { return u"canary"_s; }
QString indexKey() { return u"index"_s; }

Result<Ok> checkName(const QString &name)
{
    if (name == canaryKey() || name == indexKey())
        return Error{Error::Kind::Invalid, u"%1 is an entry of the store itself"_s.arg(name)};
    return checkSecretName(name);
}

/**
 * The one place with a nested event loop: QtKeychain only answers asynchronously, and secrets are read before there
 * is anything else to do. A job that outlives our patience deletes itself when its answer comes.
 */
/** What a job that ended says: a reading one the value, others nothing. */
Result<QByteArray> outcomeOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return Error{Error::Kind::NotFound, u"no such entry"_s};
    if (job.error() != QKeychain::NoError)
        return Error{Error::Kind::Storage, u"keyring: %1"_s.arg(job.errorString())};
    const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
    return reading ? reading->binaryData() : QByteArray();
}

/**
 * The one place with a nested event loop: QtKeychain only answers asynchronously, and secrets are read before there
 * is anything else to do. A job that outlives our patience deletes itself when its answer comes.
 */
Result<QByteArray> finish(QKeychain::Job &job, std::chrono::milliseconds patience)
{
    QEventLoop loop;
    Result<QByteArray> outcome = Error{Error::Kind::Storage, u"the keyring does not answer"_s};
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&](QKeychain::Job *done) {
        outcome = outcomeOf(*done);
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    job.setInsecureFallback(false);
    job.start();
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    return outcome;
}
} // namespace

KeychainSecretStore::KeychainSecretStore(QString marker, std::chrono::milliseconds patience)
    : m_marker(std::move(marker)), m_patience(patience)
{
}

QString KeychainSecretStore::defaultMarker()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/peak-kiosk/keychain-enrolled"_s;
}

Result<QByteArray> KeychainSecretStore::readEntry(const QString &key)
{
    auto *job = new QKeychain::ReadPasswordJob(service()); // Deletes itself once it has answered.
    job->setKey(key);
    return finish(*job, m_patience);
}

Result<Ok> KeychainSecretStore::writeEntry(const QString &key, const QByteArray &value)
{
    auto *job = new QKeychain::WritePasswordJob(service()); // Deletes itself once it has answered.
    job->setKey(key);
    job->setBinaryData(value);
    if (const auto written = finish(*job, m_patience); !written)
        return Error{Error::Kind::Storage, written.error().message};
    const auto back = readEntry(key);
    if (!back || *back != value)
        return Error{Error::Kind::Storage, u"the keyring did not keep %1"_s.arg(key)};
    return Ok{};
}

Result<KeychainSecretStore::State> KeychainSecretStore::state()
{
    const auto canary = readEntry(canaryKey());
    const bool marked = QFileInfo::exists(m_marker);
    if (canary) {
        if (!marked) // Enrolling was cut short, or the marker lost.
            if (const auto left = leaveMarker(); !left)
                qCWarning(lcSecrets) << left.error().message;
        return State::Enrolled;
    }
    if (canary.error().kind != Error::Kind::NotFound)
        return canary.error();
    if (marked)
        return Error{Error::Kind::Storage,
            u"the keyring is locked, broken or another one: it was enrolled, but its canary is missing (marker %1)"_s
                .arg(m_marker)};
    return State::Fresh;
}

Result<QByteArray> KeychainSecretStore::read(const QString &name)
{
    if (const auto valid = checkName(name); !valid)
        return valid.error();
    if (const auto before = state(); !before)
        return before.error();
    auto value = readEntry(name);
    if (value || value.error().kind != Error::Kind::NotFound)
        return value;
    // It may have been locked between the two.
    if (const auto after = state(); !after)
        return after.error();
    return Error{Error::Kind::NotFound, u"there is no secret %1"_s.arg(name)};
}

Result<Ok> KeychainSecretStore::write(const QString &name, const QByteArray &value)
{
    if (const auto valid = checkName(name); !valid)
        return valid;
    if (value.isEmpty() || value.size() > LargestSecret)
        return Error{Error::Kind::Invalid, u"a secret has 1 to %1 bytes"_s.arg(LargestSecret)};
    const auto now = state();
    if (!now)
        return now.error();
    if (*now == State::Fresh) {
        if (const auto enrolled = enrol(); !enrolled)
            return enrolled;
    }
    return writeEntry(name, value).andThen([&](Ok) { return addToIndex(name); });
}

Result<QStringList> KeychainSecretStore::names()
{
    if (const auto now = state(); !now)
        return now.error();
    const auto index = readEntry(indexKey());
    if (!index)
        return index.error().kind == Error::Kind::NotFound ? Result<QStringList>(QStringList()) : index.error();
    auto names = QString::fromUtf8(*index).split(u'\n', Qt::SkipEmptyParts);
    names.sort();
    return names;
}

Result<Ok> KeychainSecretStore::addToIndex(const QString &name)
{
    auto known = names();
    if (!known)
        return known.error();
    if (known->contains(name))
        return Ok{};
    known->append(name);
    return writeEntry(indexKey(), known->join(u'\n').toUtf8());
}

// The canary first: a marker without canary would lock everybody out after a power cut.
Result<Ok> KeychainSecretStore::enrol()
{
    return writeEntry(canaryKey(), "enrolled").andThen([&](Ok) { return leaveMarker(); });
}

Result<Ok> KeychainSecretStore::leaveMarker()
{
    return makeDirectory(QFileInfo(m_marker).path()).andThen([&](Ok) { return replaceFile(m_marker, {}); });
}

} // namespace Peak
