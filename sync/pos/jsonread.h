#pragma once

#include "core/clock.h"
#include "core/money.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace Peak {

// Reading what vendors send: numbers that are texts, ids that are numbers, texts that are not quite UTF-8.

/**
 * A JSON object from bytes. Bytes that are no UTF-8 become replacement characters instead of losing the whole answer,
 * as some vendors cut descriptions in the middle of a character. Malformed for everything else.
 */
Result<QJsonObject> jsonObject(const QByteArray &bytes);

/** A number, or a text that holds one, as decimal text; empty for anything else. Check it with Money or scaledDecimal.
 */
QString decimalOf(const QJsonValue &value);
/** Malformed for anything that is no amount; the message names no value. */
Result<Money> moneyOf(const QJsonValue &value, Currency currency);
/** A whole number, also as text or 3.0; nothing for anything else or beyond ±10^12. */
std::optional<qint64> wholeOf(const QJsonValue &value);
/** A name that is a text here and a number there; empty when it is neither. */
QString idOf(const QJsonValue &value);
/** "2026-11-23T10:02:11.000-08:00"; the start of 1970 for anything else. */
Instant instantOf(const QJsonValue &value);

/** One line for people: white space squeezed, control and direction-changing characters out, at most `most` long. */
QString lineOf(const QJsonValue &value, qsizetype most = 200);
/** The same with line breaks kept. */
QString proseOf(const QJsonValue &value, qsizetype most = 4000);

} // namespace Peak
