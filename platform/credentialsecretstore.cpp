#include "platform/credentialsecretstore.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace Peak {

CredentialSecretStore::CredentialSecretStore(QString directory) : m_directory(std::move(directory)) { }

static Error storageError(const QString &name, const QString &why)
{
    return Error{Error::Kind::Storage, u"credential %1: %2"_s.arg(name, why)};
}

/** Opens plain files only: a link or a pipe there was not put by systemd. */
static Result<Ok> openPlain(QFile &file, const QString &path, const QString &name)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return Error{Error::Kind::NotFound, u"there is no credential %1"_s.arg(name)};
    struct stat info { };
    if (descriptor < 0)
        return storageError(name, qt_error_string(errno));
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle) || ::fstat(descriptor, &info) != 0
        || !S_ISREG(info.st_mode))
        return storageError(name, u"not a plain file"_s);
    return Ok{};
}

static QByteArray withoutLineBreak(QByteArray text)
{
    if (text.endsWith('\n'))
        text.chop(text.endsWith("\r\n") ? 2 : 1);
    return text;
}

Result<QByteArray> CredentialSecretStore::read(const QString &name)
{
    if (const auto valid = checkSecretName(name); !valid)
        return valid.error();
    const QDir directory(m_directory);
    if (!directory.exists())
        return storageError(name, u"the directory is gone"_s);
    QFile file;
    if (const auto opened = openPlain(file, directory.filePath(name), name); !opened)
        return opened.error();
    const auto value = withoutLineBreak(file.read(LargestSecret + 1));
    if (file.error() != QFileDevice::NoError)
        return storageError(name, file.errorString());
    if (value.size() > LargestSecret)
        return storageError(name, u"too large"_s);
    if (value.isEmpty())
        return storageError(name, u"empty"_s);
    return value;
}

Result<Ok> CredentialSecretStore::write(const QString &name, const QByteArray &)
{
    return Error{Error::Kind::Unsupported,
        u"%1 cannot be changed here: seal a new credential and restart the service"_s.arg(name)};
}

Result<QStringList> CredentialSecretStore::names()
{
    const QDir directory(m_directory);
    if (!directory.exists())
        return Error{Error::Kind::Storage, u"the directory of credentials is gone"_s};
    auto names = directory.entryList(QDir::Files | QDir::NoSymLinks, QDir::Name);
    names.removeIf([](const QString &name) { return !checkSecretName(name).ok(); });
    names.sort();
    return names;
}

} // namespace Peak
