#include "sync/api/jsonreader.h"

#include <QJsonDocument>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** QJsonValue has no question for this: a value that is not whole gives whatever default it is asked with. */
bool fitsInteger(const QJsonValue &value) { return value.toInteger(0) == value.toInteger(1); }

std::optional<qint64> wholeNumberOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    if (fitsInteger(value))
        return value.toInteger();
    const double number = value.toDouble();
    if (std::trunc(number) != number)
        return std::nullopt;
    return number < 0 ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
}
} // namespace

JsonReader::JsonReader(const QJsonObject &object, QString path, FieldProblems &problems)
    : m_object(object), m_path(std::move(path)), m_problems(problems)
{
}

bool JsonReader::has(QLatin1StringView name) const
{
    const auto value = m_object.value(name);
    return !value.isUndefined() && !value.isNull();
}

void JsonReader::complain(QLatin1StringView name, const QString &message)
{
    const QString field = m_path.isEmpty() ? QString(name) : u"%1.%2"_s.arg(m_path, name);
    m_problems[field].append(message);
}

QJsonValue JsonReader::member(QLatin1StringView name, Presence presence)
{
    if (has(name))
        return m_object.value(name);
    if (presence == Presence::Required)
        complain(name, u"can't be blank"_s);
    return QJsonValue::Null;
}

QString JsonReader::text(QLatin1StringView name, int longest)
{
    const auto value = member(name, Presence::Optional);
    if (!value.isNull() && !value.isString())
        complain(name, u"must be text"_s);
    if (value.toString().size() > longest)
        complain(name, u"no more than %1 characters"_s.arg(longest));
    return value.toString();
}

QString JsonReader::id(QLatin1StringView name, Presence presence)
{
    const auto value = member(name, presence);
    if (value.isDouble() && fitsInteger(value))
        return QString::number(value.toInteger());
    if (!value.isNull() && !value.isString())
        complain(name, u"must be text or a whole number"_s);
    if (value.toString().size() > LongestText)
        complain(name, u"no more than %1 characters"_s.arg(LongestText));
    if (presence == Presence::Required && value.isString() && value.toString().isEmpty())
        complain(name, u"can't be blank"_s);
    return value.toString();
}

std::optional<qint64> JsonReader::wholeNumber(QLatin1StringView name, Presence presence)
{
    const auto value = member(name, presence);
    const auto number = wholeNumberOf(value);
    if (!value.isNull() && !number)
        complain(name, u"must be a whole number"_s);
    return number;
}

QDate JsonReader::date(QLatin1StringView name)
{
    const QString typed = text(name);
    const QDate date = QDate::fromString(typed, u"yyyy-MM-dd"_s);
    if (!typed.isEmpty() && !date.isValid())
        complain(name, u"must be a date such as 1990-02-28"_s);
    return date;
}

std::optional<Instant> JsonReader::instant(QLatin1StringView name)
{
    const QString typed = text(name);
    const auto instant = instantOf(typed);
    if (!typed.isEmpty() && !instant)
        complain(name, u"must be a moment such as 2026-11-23T18:02:11Z"_s);
    return instant;
}

QJsonObject JsonReader::object(QLatin1StringView name)
{
    const auto value = member(name, Presence::Optional);
    if (!value.isNull() && !value.isObject())
        complain(name, u"must be an object"_s);
    return value.toObject();
}

QJsonArray JsonReader::array(QLatin1StringView name)
{
    const auto value = member(name, Presence::Optional);
    if (!value.isNull() && !value.isArray())
        complain(name, u"must be a list"_s);
    return value.toArray();
}

std::optional<Instant> instantOf(const QString &text)
{
    const auto moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!moment.isValid() || moment.timeSpec() == Qt::LocalTime)
        return std::nullopt; // Without a zone nobody knows which moment it is.
    return fromMs(moment.toMSecsSinceEpoch());
}

Outcome<QJsonObject> bodyObject(const QByteArray &body, QLatin1StringView name)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(body, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return Refusal{Refusal::Why::Unreadable,
            u"the body is not JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset)};
    }
    const auto value = document.object().value(name);
    if (!value.isObject())
        return Refusal{Refusal::Why::Unreadable, u"the body has no object \"%1\""_s.arg(name)};
    return value.toObject();
}

} // namespace Peak
