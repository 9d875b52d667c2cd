#include "core/durablefile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Peak {

static Error refused(const QString &what, const QString &path, const QString &why)
{
    return {Error::Kind::Storage, u"cannot %1 %2: %3"_s.arg(what, path, why)};
}

static Result<Ok> sync(const QString &path, int flags)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | flags);
    // A file system that knows nothing of it (EINVAL) has nothing to make certain.
    const bool synced = descriptor >= 0 && (::fsync(descriptor) == 0 || errno == EINVAL);
    const int code = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (synced)
        return Ok{};
    return refused(u"sync"_s, path, QString::fromLocal8Bit(strerror(code)));
}

Result<Ok> syncFile(const QString &path) { return sync(path, 0); }

Result<Ok> rewriteFile(const QString &path)
{
    QFile file(path);
    bool done = file.open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    for (qint64 at = 0; done && at < file.size();) {
        const QByteArray part = file.seek(at) ? file.read(1 << 20) : QByteArray();
        done = !part.isEmpty() && file.seek(at) && file.write(part) == part.size();
        at += part.size();
    }
    if (!done || ::fsync(file.handle()) != 0)
        return refused(u"rewrite"_s, path, file.errorString());
    return Ok{};
}

Result<Ok> syncDirectory(const QString &path) { return sync(path, O_DIRECTORY); }

Result<Ok> makeDirectory(const QString &path)
{
    const QFileInfo there(QDir::cleanPath(QDir(path).absolutePath()));
    if (there.isDir())
        return Ok{};
    if (const auto above = makeDirectory(there.path()); !above)
        return above;
    // Another process may have been quicker.
    if (!QDir().mkdir(there.filePath()) && !QFileInfo(there.filePath()).isDir())
        return refused(u"make"_s, path, QString::fromLocal8Bit(strerror(errno)));
    return syncDirectory(there.path());
}

Result<Ok> replaceFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush()
        && ::fsync(file.handle()) == 0;
    if (!written || !file.commit())
        return refused(u"write"_s, path, file.errorString());
    return syncDirectory(QFileInfo(path).path());
}

} // namespace Peak
