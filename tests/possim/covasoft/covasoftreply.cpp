#include "tests/possim/covasoft/covasoftreply.h"

#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

QJsonValue covaSetting(const StoreSetup &setup, QLatin1StringView name) { return setup.behaviour.vendor.value(name); }

HttpServerResponse covaFail(const StoreSetup &setup, const CovaRefusal &refusal)
{
    const auto shape = covaSetting(setup, "error_shape"_L1).toString();
    if (shape == "text"_L1)
        return {refusal.http, refusal.message.toUtf8(), "text/plain"};
    if (shape == "html"_L1)
        return {refusal.http, "<html><body>" + refusal.message.toUtf8() + "</body></html>", "text/html"};
    if (shape == "error"_L1)
        return HttpServerResponse::json(refusal.http, {{u"error"_s, QJsonObject{{u"message"_s, refusal.message}}}});
    return HttpServerResponse::json(refusal.http, {{shape, refusal.message}});
}

CovaRefusal covaNotFound() { return {404, u"Resource cannot be found"_s}; }

HttpServerResponse covaList(const StoreSetup &setup, const HttpServerRequest &request, const QJsonArray &list)
{
    const bool plain = request.header("accept").contains("application/json");
    if (!plain || covaSetting(setup, "hal_lists"_L1).toBool()) {
        auto wrapped = HttpServerResponse::json(
            200, {{u"_embedded"_s, QJsonObject{{u"self"_s, list}}}, {u"_links"_s, QJsonObject{}}});
        wrapped.contentType = "application/hal+json";
        return wrapped;
    }
    return {200, QJsonDocument(list).toJson(QJsonDocument::Compact)};
}

CovaPart::CovaPart(const QString &segment)
{
    const auto open = segment.indexOf(u'(');
    name = segment.left(open);
    if (open >= 0 && segment.endsWith(u')'))
        key = segment.mid(open + 1).chopped(1);
}

double covaDollars(qint64 cents) { return double(cents) / 100; }

qint64 covaCents(double dollars) { return std::llround(dollars * 100); }

QString covaStamp(Instant instant) { return toDateTime(instant).toString(Qt::ISODateWithMs); }

std::optional<Instant> fromCovaStamp(const QString &text)
{
    auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime) // No zone said: the protocol's times are UTC.
        time.setTimeSpec(Qt::UTC);
    return fromMs(time.toMSecsSinceEpoch());
}

QJsonValue covaMember(const QJsonObject &object, QLatin1StringView name)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key().compare(name, Qt::CaseInsensitive) == 0)
            return member.value();
    }
    return QJsonValue::Undefined;
}

quint32 covaHash(const QString &text)
{
    quint32 hash = 2166136261U; // FNV-1a
    for (const auto byte : text.toUtf8())
        hash = (hash ^ quint8(byte)) * 16777619U;
    return hash;
}

} // namespace Peak::Possim
