#include "tests/support/diskrecorder.h"

#include <QDirIterator>
#include <QFile>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace Peak {

namespace {
using Kind = DiskCall::Kind;

struct Handle {
    int file = DiskCall::noFile;
    std::string directory; ///< Relative path of an open directory.
};

struct Log {
    std::mutex mutex;
    std::string root;
    QList<DiskCall> calls;
    std::map<std::string, int> names;
    std::map<int, Handle> handles;
    int files = 0;
    int syncsUntilFailure = 0;
    bool syncFailed = false;
};

std::atomic<bool> recording = false; // Before anything else of the program, when the libraries already open files.

Log &log()
{
    static Log instance;
    return instance;
}

/** The path below the recorded directory, "" for itself; nothing when it is elsewhere. */
std::optional<std::string> inside(const char *path)
{
    const std::string text = path;
    const std::string &root = log().root;
    if (text == root)
        return std::string();
    if (!text.starts_with(root + '/'))
        return std::nullopt;
    return text.substr(root.size() + 1);
}

QString shown(const std::string &path) { return QFile::decodeName(path.c_str()); }

int fileOf(int descriptor)
{
    const auto found = log().handles.find(descriptor);
    return found == log().handles.end() ? DiskCall::noFile : found->second.file;
}

void name(const std::string &path, int file)
{
    log().names[path] = file;
    log().calls.append({.kind = Kind::Name, .file = file, .path = shown(path)});
}

void noteOpened(int descriptor, const char *path, int flags)
{
    const std::lock_guard lock(log().mutex);
    const auto at = inside(path);
    if (!at)
        return;
    if ((flags & O_TMPFILE) == O_TMPFILE) {
        log().handles[descriptor] = {log().files++, {}};
        return;
    }
    struct stat facts = {};
    if (::fstat(descriptor, &facts) == 0 && S_ISDIR(facts.st_mode)) {
        log().handles[descriptor] = {DiskCall::noFile, *at};
        return;
    }
    if (!log().names.contains(*at))
        name(*at, log().files++);
    const int file = log().names[*at];
    log().handles[descriptor] = {file, {}};
    if ((flags & O_TRUNC) != 0)
        log().calls.append({.kind = Kind::Truncate, .file = file});
}

void noteWritten(int descriptor, const void *bytes, ssize_t size, off_t offset)
{
    if (size <= 0)
        return;
    const std::lock_guard lock(log().mutex);
    if (const int file = fileOf(descriptor); file != DiskCall::noFile) {
        log().calls.append({.kind = Kind::Write,
            .file = file,
            .offset = offset,
            .bytes = QByteArray(static_cast<const char *>(bytes), size)});
    }
}

void noteTruncated(int descriptor, off_t size)
{
    const std::lock_guard lock(log().mutex);
    if (const int file = fileOf(descriptor); file != DiskCall::noFile)
        log().calls.append({.kind = Kind::Truncate, .file = file, .offset = size});
}

void noteRenamed(const char *from, const char *to)
{
    const std::lock_guard lock(log().mutex);
    const auto source = inside(from);
    const auto target = inside(to);
    if (!source || !target)
        return;
    const int file = log().names[*source];
    log().names[*target] = file;
    log().names.erase(*source);
    log().calls.append({.kind = Kind::Rename, .file = file, .path = shown(*source), .to = shown(*target)});
}

void noteLinked(const char *from, const char *to)
{
    const std::lock_guard lock(log().mutex);
    const auto target = inside(to);
    if (!target)
        return;
    int descriptor = -1;
    if (std::sscanf(from, "/proc/self/fd/%d", &descriptor) == 1) // NOLINT(cert-err34-c): ours, or not at all.
        name(*target, fileOf(descriptor));
    else if (const auto source = inside(from))
        name(*target, log().names[*source]);
}

void noteUnlinked(const char *path)
{
    const std::lock_guard lock(log().mutex);
    const auto at = inside(path);
    if (!at)
        return;
    log().names.erase(*at);
    log().calls.append({.kind = Kind::Unlink, .path = shown(*at)});
}

void noteDirectoryMade(const char *path)
{
    const std::lock_guard lock(log().mutex);
    if (const auto at = inside(path))
        name(*at, DiskCall::noFile);
}

void noteClosed(int descriptor)
{
    const std::lock_guard lock(log().mutex);
    log().handles.erase(descriptor);
}

/** False when this sync is the one that must fail. */
bool noteSync(int descriptor)
{
    const std::lock_guard lock(log().mutex);
    const auto found = log().handles.find(descriptor);
    if (found == log().handles.end())
        return true;
    const auto &[file, directory] = found->second;
    if (file == DiskCall::noFile) {
        log().calls.append({.kind = Kind::SyncDirectory, .path = shown(directory)});
        return true;
    }
    const bool fails = log().syncsUntilFailure > 0 && --log().syncsUntilFailure == 0;
    log().syncFailed = log().syncFailed || fails;
    log().calls.append({.kind = fails ? Kind::SyncFailed : Kind::Sync, .file = file});
    return !fails;
}

template<class Function>
Function *following(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

template<class Function, class... Arguments>
auto handOn(const char *name, Arguments... arguments)
{
    return following<Function>(name)(arguments...);
}

int openAndNote(const char *which, const char *path, int flags, mode_t mode)
{
    const int descriptor = handOn<int(const char *, int, ...)>(which, path, flags, mode);
    if (recording && descriptor >= 0)
        noteOpened(descriptor, path, flags);
    return descriptor;
}

int syncAndNote(const char *which, int descriptor)
{
    if (recording && !noteSync(descriptor)) {
        errno = EIO;
        return -1;
    }
    return handOn<int(int)>(which, descriptor);
}

template<class Offset>
int truncateAndNote(const char *which, int descriptor, Offset size)
{
    const int done = handOn<int(int, Offset)>(which, descriptor, size);
    if (recording && done == 0)
        noteTruncated(descriptor, size);
    return done;
}

mode_t modeIn(int flags, va_list arguments)
{
    const bool given = (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
    return given ? va_arg(arguments, mode_t) : 0;
}
} // namespace

void DiskRecorder::start(const QString &root)
{
    Log &to = log();
    to.root = QFile::encodeName(root).toStdString();
    to.calls.clear();
    to.names.clear();
    to.handles.clear();
    to.syncsUntilFailure = 0;
    to.syncFailed = false;
    QDirIterator each(root, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        const auto info = each.nextFileInfo();
        const std::string path = *inside(QFile::encodeName(info.filePath()).constData());
        const int file = info.isDir() ? DiskCall::noFile : to.files++;
        name(path, file);
        QFile content(info.filePath());
        if (!info.isDir() && content.open(QIODevice::ReadOnly))
            to.calls.append({.kind = Kind::Write, .file = file, .bytes = content.readAll()});
        if (!info.isDir())
            to.calls.append({.kind = Kind::Sync, .file = file});
        const auto parent = inside(QFile::encodeName(info.path()).constData());
        to.calls.append({.kind = Kind::SyncDirectory, .path = shown(*parent)});
    }
    recording = true;
}

QList<DiskCall> DiskRecorder::stop()
{
    recording = false;
    return std::exchange(log().calls, {});
}

qsizetype DiskRecorder::position() { return log().calls.size(); }

void DiskRecorder::failSync(int n)
{
    log().syncsUntilFailure = n;
    log().syncFailed = false;
}

bool DiskRecorder::syncHasFailed() { return log().syncFailed; }

} // namespace Peak

// In the program itself these come before libc's, also for the libraries it uses.
using namespace Peak;

extern "C" {
int open(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeIn(flags, arguments);
    va_end(arguments);
    return openAndNote("open", path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeIn(flags, arguments);
    va_end(arguments);
    return openAndNote("open64", path, flags, mode);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    const off_t offset = recording ? ::lseek(descriptor, 0, SEEK_CUR) : 0;
    const ssize_t done = handOn<ssize_t(int, const void *, size_t)>("write", descriptor, bytes, size);
    if (recording)
        noteWritten(descriptor, bytes, done, offset);
    return done;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    const ssize_t done = handOn<ssize_t(int, const void *, size_t, off_t)>("pwrite", descriptor, bytes, size, offset);
    if (recording)
        noteWritten(descriptor, bytes, done, offset);
    return done;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    const ssize_t done =
        handOn<ssize_t(int, const void *, size_t, off64_t)>("pwrite64", descriptor, bytes, size, offset);
    if (recording)
        noteWritten(descriptor, bytes, done, offset);
    return done;
}

int ftruncate(int descriptor, off_t size) noexcept { return truncateAndNote("ftruncate", descriptor, size); }
int ftruncate64(int descriptor, off64_t size) noexcept { return truncateAndNote("ftruncate64", descriptor, size); }

int fsync(int descriptor) { return syncAndNote("fsync", descriptor); }
int fdatasync(int descriptor) { return syncAndNote("fdatasync", descriptor); }

int rename(const char *from, const char *to) noexcept
{
    const int done = handOn<int(const char *, const char *)>("rename", from, to);
    if (recording && done == 0)
        noteRenamed(from, to);
    return done;
}

int renameat2(int fromDirectory, const char *from, int toDirectory, const char *to, unsigned int flags) noexcept
{
    const int done = handOn<int(int, const char *, int, const char *, unsigned int)>(
        "renameat2", fromDirectory, from, toDirectory, to, flags);
    if (recording && done == 0)
        noteRenamed(from, to);
    return done;
}

int link(const char *from, const char *to) noexcept
{
    const int done = handOn<int(const char *, const char *)>("link", from, to);
    if (recording && done == 0)
        noteLinked(from, to);
    return done;
}

int linkat(int fromDirectory, const char *from, int toDirectory, const char *to, int flags) noexcept
{
    const int done =
        handOn<int(int, const char *, int, const char *, int)>("linkat", fromDirectory, from, toDirectory, to, flags);
    if (recording && done == 0)
        noteLinked(from, to);
    return done;
}

int unlink(const char *path) noexcept
{
    const int done = handOn<int(const char *)>("unlink", path);
    if (recording && done == 0)
        noteUnlinked(path);
    return done;
}

int mkdir(const char *path, mode_t mode) noexcept
{
    const int done = handOn<int(const char *, mode_t)>("mkdir", path, mode);
    if (recording && done == 0)
        noteDirectoryMade(path);
    return done;
}

int close(int descriptor)
{
    if (recording)
        noteClosed(descriptor);
    return handOn<int(int)>("close", descriptor);
}
}
