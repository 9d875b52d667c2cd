#include "core/logging.h"

#include "core/redaction.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace Peak {

Q_LOGGING_CATEGORY(lcStorage, "peak.core.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcConfig, "peak.core.config", QtInfoMsg)
Q_LOGGING_CATEGORY(lcOrders, "peak.core.orders", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSecrets, "peak.platform.secrets", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCipher, "peak.platform.cipher", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWatchdog, "peak.platform.watchdog", QtInfoMsg)
Q_LOGGING_CATEGORY(lcConnectivity, "peak.platform.connectivity", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPrinter, "peak.platform.printer", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "peak.sync.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPos, "peak.sync.pos", QtInfoMsg)
Q_LOGGING_CATEGORY(lcOutbox, "peak.sync.outbox", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCatalog, "peak.sync.catalog", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStatus, "peak.sync.status", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApi, "peak.sync.api", QtInfoMsg)
Q_LOGGING_CATEGORY(lcLink, "peak.sync.link", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMail, "peak.sync.mail", QtInfoMsg)
Q_LOGGING_CATEGORY(lcKiosk, "peak.app.kiosk", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAgent, "peak.app.agent", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCtl, "peak.app.ctl", QtInfoMsg)

namespace {
struct Level {
    char priority; ///< syslog(3); the journal reads it from a leading "<N>".
    QLatin1StringView word;
};

Level levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return {'7', "debug"_L1};
    case QtInfoMsg:
        return {'6', "info"_L1};
    case QtWarningMsg:
        return {'4', "warning"_L1};
    case QtCriticalMsg:
        return {'3', "critical"_L1};
    case QtFatalMsg:
        return {'2', "fatal"_L1};
    }
    Q_UNREACHABLE();
}

// systemd.exec(5): the variable alone is inherited by children whose stderr leads elsewhere.
LogFormat formatOfStderr()
{
    struct stat info { };
    if (::fstat(STDERR_FILENO, &info) != 0)
        return LogFormat::Plain;
    const auto stream = QByteArray::number(info.st_dev) + ':' + QByteArray::number(info.st_ino);
    return qgetenv("JOURNAL_STREAM") == stream ? LogFormat::Journal : LogFormat::Plain;
}

void writeAll(QByteArrayView line)
{
    while (!line.isEmpty()) {
        const auto written = ::write(STDERR_FILENO, line.data(), static_cast<size_t>(line.size()));
        if (written < 0 && errno != EINTR)
            return; // Nobody left to tell.
        if (written > 0)
            line = line.sliced(written);
    }
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    static const LogFormat format = formatOfStderr();
    const auto category = QString::fromLatin1(context.category ? context.category : "default");
    writeAll(logLine(type, category, text, format, QDateTime::currentDateTimeUtc()));
}
} // namespace

QByteArray logLine(QtMsgType type, const QString &category, const QString &text, LogFormat format, QDateTime now)
{
    const auto level = levelOf(type);
    const auto body = onOneLine(redact(text));
    if (format == LogFormat::Journal)
        return u"<%1>%2: %3\n"_s.arg(QLatin1Char(level.priority)).arg(category, body).toUtf8();
    return u"%1 %2 %3: %4\n"_s.arg(now.toString(Qt::ISODateWithMs), level.word, category, body).toUtf8();
}

void installLogging() { qInstallMessageHandler(handleMessage); }

} // namespace Peak
