#pragma once

#include <QDateTime>
#include <QLoggingCategory>

namespace Peak {

// One category a topic, peak.<folder>.<topic>. Critical: an order is at risk. Warning: someone may need to act.
// Info: one line per order event. Ids and error kinds; never names, tokens or bodies.
Q_DECLARE_LOGGING_CATEGORY(lcStorage)
Q_DECLARE_LOGGING_CATEGORY(lcConfig)
Q_DECLARE_LOGGING_CATEGORY(lcOrders)
Q_DECLARE_LOGGING_CATEGORY(lcSecrets)
Q_DECLARE_LOGGING_CATEGORY(lcCipher)
Q_DECLARE_LOGGING_CATEGORY(lcWatchdog)
Q_DECLARE_LOGGING_CATEGORY(lcConnectivity)
Q_DECLARE_LOGGING_CATEGORY(lcPrinter)
Q_DECLARE_LOGGING_CATEGORY(lcHttp)
Q_DECLARE_LOGGING_CATEGORY(lcPos)
Q_DECLARE_LOGGING_CATEGORY(lcOutbox)
Q_DECLARE_LOGGING_CATEGORY(lcCatalog)
Q_DECLARE_LOGGING_CATEGORY(lcStatus)
Q_DECLARE_LOGGING_CATEGORY(lcApi)
Q_DECLARE_LOGGING_CATEGORY(lcLink)
Q_DECLARE_LOGGING_CATEGORY(lcMail)
Q_DECLARE_LOGGING_CATEGORY(lcKiosk)
Q_DECLARE_LOGGING_CATEGORY(lcAgent)
Q_DECLARE_LOGGING_CATEGORY(lcCtl)

/** What a line is written for: the journal adds time and level itself, everything else needs them in the text. */
enum class LogFormat { Journal, Plain };

/** One finished line of the log with its line break: redacted, control characters escaped, UTF-8. */
QByteArray logLine(QtMsgType type, const QString &category, const QString &text, LogFormat format, QDateTime now);

/**
 * From here on every message of the process, ours and Qt's, is one line on stderr, written at once so that lines of
 * several threads and processes never mix. Call first in main().
 */
void installLogging();

} // namespace Peak
