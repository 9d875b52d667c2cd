#include "tests/endtoend/program.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace Peak::EndToEnd {

Program::Program(QString path, QString logFile, bool readable)
    : m_path(std::move(path)), m_logFile(std::move(logFile)), m_readable(readable)
{
}

Program::~Program() { kill(); }

bool Program::start(const QStringList &arguments)
{
    const auto largest = static_cast<rlim_t>(m_largestFile);
    m_process.setChildProcessModifier([largest] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (largest == 0)
            return;
        const rlimit limit{largest, largest};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::signal(SIGXFSZ, SIG_IGN); // The write shall fail, not end the program.
    });
    m_process.setStandardErrorFile(m_logFile, QIODevice::Append);
    if (!m_readable)
        m_process.setStandardOutputFile(m_logFile + u".out"_s, QIODevice::Append);
    m_process.start(m_path, arguments);
    return m_process.waitForStarted();
}

void Program::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

bool Program::end()
{
    m_process.terminate();
    return waitForEnd() == 0;
}

int Program::waitForEnd(int ms)
{
    const bool ended = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(ms);
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QString Program::readLine(int ms)
{
    const auto hasLine = [this] { return m_process.canReadLine() || !isRunning(); };
    if (!QTest::qWaitFor(hasLine, ms))
        return {};
    return QString::fromUtf8(m_process.readLine()).trimmed();
}

void Program::writeLine(const QString &line) { m_process.write(line.toUtf8() + '\n'); }

QByteArray Program::output() const { return contents(m_logFile + u".out"_s); }

QByteArray Program::log() const { return contents(m_logFile); }

QByteArray Program::contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace Peak::EndToEnd
