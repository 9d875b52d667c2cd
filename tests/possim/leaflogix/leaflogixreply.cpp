#include "tests/possim/leaflogix/leaflogixreply.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

HttpServerResponse leaflogixBadRequest(const LeaflogixRefusal &refusal)
{
    QJsonValue errors;
    if (!refusal.property.isEmpty())
        errors = QJsonArray{QJsonObject{{u"propertyName"_s, refusal.property}, {u"propertyError"_s, refusal.message}}};
    return HttpServerResponse::json(400, {{u"message"_s, refusal.message}, {u"propertyErrors"_s, errors}});
}

HttpServerResponse leaflogixPlainRefusal(const QString &message)
{
    return {400, message.toUtf8(), "text/plain; charset=utf-8"};
}

HttpServerResponse leaflogixEmpty(int status) { return {status, {}, {}}; }

HttpServerResponse leaflogixInvalid(const QString &property, const QString &message)
{
    const QJsonObject failure{{u"propertyName"_s, property}, {u"errorMessage"_s, message},
        {u"attemptedValue"_s, QJsonValue::Null}, {u"errorCode"_s, u"PredicateValidator"_s}, {u"severity"_s, 0}};
    return HttpServerResponse::json(400,
        {{u"isValid"_s, false}, {u"errors"_s, QJsonArray{failure}}, {u"ruleSetsExecuted"_s, QJsonArray{u"default"_s}}});
}

/** Qt writes objects and lists only: a bare value is written as the one element of a list, without its brackets. */
static QByteArray written(const QJsonValue &value)
{
    const auto list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

HttpServerResponse leaflogixNotFound(const QString &message) { return {404, written(message)}; }

HttpServerResponse leaflogixTooMany(int perMinute)
{
    return HttpServerResponse::json(429,
        {{u"Message"_s, u"Too many requests - only %1 per minute allowed"_s.arg(perMinute)},
            {u"TraceId"_s, u"00-5d1f7a40e2c94c0b-01"_s}});
}

HttpServerResponse leaflogixData(const QJsonValue &value) { return {200, written(value)}; }

QJsonValue leaflogixPascal(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const auto &element : value.toArray())
            list.append(leaflogixPascal(element));
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const auto members = value.toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
        object[member.key().left(1).toUpper() + member.key().mid(1)] = leaflogixPascal(member.value());
    return object;
}

static QJsonValue lowered(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const auto &element : value.toArray())
            list.append(lowered(element));
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const auto members = value.toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
        object[member.key().toLower()] = lowered(member.value());
    return object;
}

std::optional<QJsonObject> leaflogixBody(const HttpServerRequest &request)
{
    const auto document = QJsonDocument::fromJson(request.body);
    return document.isObject() ? std::optional(lowered(document.object()).toObject()) : std::nullopt;
}

QString leaflogixQuery(const HttpServerRequest &request, QLatin1StringView name)
{
    for (const auto &[key, value] : request.query.queryItems(QUrl::FullyDecoded)) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

double leaflogixMoney(qint64 cents) { return double(cents) / 100.0; }

QString leaflogixStamp(Instant instant) { return toDateTime(instant).toString(u"yyyy-MM-ddTHH:mm:ss'Z'"_s); }

std::optional<Instant> fromLeaflogixStamp(const QString &text)
{
    auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.isValid() ? std::optional(fromMs(time.toMSecsSinceEpoch())) : std::nullopt;
}

} // namespace Peak::Possim
