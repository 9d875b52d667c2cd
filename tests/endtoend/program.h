#pragma once

#include <QProcess>

namespace Peak::EndToEnd {

/**
 * One of our programs as a process. What it writes goes into files beside the store's data. It ends with this object,
 * and by the kernel's hand if the test itself should die first.
 */
class Program {
public:
    /** `logFile` gets stderr; stdout goes to `logFile`.out, or can be read when `readable`. */
    Program(QString path, QString logFile, bool readable = false);
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;
    ~Program();

    /** Files may not grow beyond so many bytes in the next start: a write beyond fails as on a full disk. */
    void limitFiles(qint64 bytes) { m_largestFile = bytes; }

    bool start(const QStringList &arguments);
    /** SIGKILL, as when the power goes. */
    void kill();
    /** SIGTERM; whether it ended by itself with code 0. */
    bool end();
    /** Until it has ended by itself; its exit code, -1 when it is still there or crashed. */
    int waitForEnd(int ms = 10'000);

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /** One line of its stdout, without its end; empty after `ms`. Only when readable. */
    QString readLine(int ms);
    void writeLine(const QString &line);

    [[nodiscard]] QByteArray output() const;
    [[nodiscard]] QByteArray log() const;

private:
    static QByteArray contents(const QString &path);

    QString m_path;
    QString m_logFile;
    bool m_readable;
    qint64 m_largestFile = 0;
    QProcess m_process;
};

} // namespace Peak::EndToEnd
