#include "core/storage/writegate.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Peak {

static Error refused(const QString &path, int code)
{
    return {Error::Kind::Storage, u"write gate %1: %2"_s.arg(path, QString::fromLocal8Bit(strerror(code)))};
}

WriteGate::WriteGate(const QString &databasePath) : m_path(databasePath + u".gate"_s) { }

WriteGate::~WriteGate()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

WriteGate::Pass::~Pass()
{
    if (m_descriptor >= 0)
        ::flock(m_descriptor, LOCK_UN);
}

Result<WriteGate::Pass> WriteGate::enter(std::chrono::milliseconds patience)
{
    if (m_descriptor < 0)
        m_descriptor = ::open(QFile::encodeName(m_path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0660);
    if (m_descriptor < 0)
        return refused(m_path, errno);

    // A holder needs milliseconds. A blocking flock would hang with a holder that was stopped, so we ask repeatedly.
    constexpr std::chrono::microseconds pause(200);
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return refused(m_path, errno);
        if (std::chrono::steady_clock::now() >= deadline)
            return Error{Error::Kind::Storage, u"write gate %1: held by another process"_s.arg(m_path)};
        std::this_thread::sleep_for(pause);
    }
    return Pass(m_descriptor);
}

// The size of the lock's file says it: one byte is distrust.
Result<Ok> WriteGate::distrustLog() { return setSize(1); }

Result<Ok> WriteGate::trustLog() { return logIsDistrusted() ? setSize(0) : Ok{}; }

bool WriteGate::logIsDistrusted() const
{
    struct stat facts = {};
    return ::fstat(m_descriptor, &facts) != 0 || facts.st_size > 0;
}

Result<Ok> WriteGate::setSize(qint64 size)
{
    if (::ftruncate(m_descriptor, size) != 0)
        return refused(m_path, errno);
    return Ok{};
}

} // namespace Peak
