#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace Peak {

/**
 * Reading what this vendor sends. Names are camelCase in the documentation and PascalCase in some replies, so they are
 * compared without case; answers may be a bare number or text.
 */
namespace LeaflogixJson {
/** The member of that name, however it is capitalised; undefined when there is none. */
QJsonValue member(const QJsonObject &object, QLatin1StringView name);
/** Any JSON value, also one that is neither object nor list; undefined for nothing at all. Malformed for no JSON. */
Result<QJsonValue> parse(const QByteArray &body);
/** "2026-11-23T15:04:05Z"; UTC also where the text does not say so. */
std::optional<Instant> time(const QJsonValue &value);
/** A number in thousandths: weights and quantities come as 3.5 and 2.0. Nothing for anything else. */
std::optional<qint64> thousandths(const QJsonValue &value);
/** Thousandths as the number they came from. */
QJsonValue fromThousandths(qint64 value);
/** Text for people out of a text with HTML in it. */
QString plainText(const QJsonValue &value);
} // namespace LeaflogixJson

} // namespace Peak
