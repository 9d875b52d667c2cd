#include "tests/possim/treez/treezreply.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static QJsonObject envelope(const QString &code, const QJsonValue &reason, const QJsonValue &detail)
{
    return {{u"resultCode"_s, code}, {u"resultReason"_s, reason}, {u"resultDetail"_s, detail}};
}

static QJsonObject successEnvelope() { return envelope(u"SUCCESS"_s, QJsonValue::Null, QJsonValue::Null); }

static QJsonObject failEnvelope(const Refusal &refusal)
{
    return envelope(u"FAIL"_s, refusal.reason, refusal.detail.isEmpty() ? QJsonValue() : QJsonValue(refusal.detail));
}

HttpServerResponse treezData(const QJsonValue &data)
{
    auto body = successEnvelope();
    body["data"_L1] = data;
    return HttpServerResponse::json(200, body);
}

HttpServerResponse treezTicket(const QJsonObject &ticket)
{
    auto body = successEnvelope();
    body["ticketList"_L1] = QJsonArray{ticket};
    return HttpServerResponse::json(200, body);
}

HttpServerResponse treezTickets(const QJsonArray &page, qsizetype total)
{
    auto body = successEnvelope();
    body["pageElements"_L1] = page.size();
    body["totalElements"_L1] = total;
    body["ticketList"_L1] = page;
    return HttpServerResponse::json(200, body);
}

HttpServerResponse treezFail(const Refusal &refusal)
{
    auto body = failEnvelope(refusal);
    body["data"_L1] = QJsonValue::Null;
    return HttpServerResponse::json(refusal.http, body);
}

HttpServerResponse treezNoTickets(const Refusal &refusal)
{
    auto body = failEnvelope(refusal);
    body["ticketList"_L1] = QJsonArray();
    return HttpServerResponse::json(refusal.http, body);
}

HttpServerResponse treezForbidden() { return HttpServerResponse::json(403, {{u"message"_s, u"Forbidden"_s}}); }

QJsonValue dollars(qint64 cents) { return double(cents) / 100.0; }

qint64 centsOf(double value) { return std::llround(value * 100.0); }

QString treezStamp(Instant instant, const QTimeZone &zone)
{
    const auto local = toDateTime(instant).toTimeZone(zone);
    const auto offset = local.offsetFromUtc();
    const auto text = local.toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s);
    if (offset == 0)
        return text + u'Z';
    const QLatin1Char zero('0');
    const int minutes = std::abs(offset) / 60;
    const auto hour = u"%1"_s.arg(minutes / 60, 2, 10, zero);
    return text + (offset < 0 ? u'-' : u'+') + hour + u":%1"_s.arg(minutes % 60, 2, 10, zero);
}

std::optional<Instant> fromTreezStamp(const QString &text)
{
    static const QRegularExpression form(
        u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)$"_s);
    if (!form.match(text).hasMatch())
        return std::nullopt;
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? std::optional(fromMs(time.toMSecsSinceEpoch())) : std::nullopt;
}

std::optional<Refusal> Paging::parse(const QString &page, const QString &size, Paging &paging)
{
    bool pageOk = false;
    bool sizeOk = false;
    paging = {page.toInt(&pageOk), size.toInt(&sizeOk)};
    if (!pageOk || !sizeOk || paging.page < 1 || paging.size < 1)
        return Refusal{400, u"INVALID_REQUEST"_s, u"page and pagesize must be positive numbers"_s};
    if (paging.size > 50)
        return Refusal{400, u"RESPONSE_LIMIT_EXCEEDS"_s, u"%1 on a page are too many, 50 is the limit"_s.arg(size)};
    return std::nullopt;
}

} // namespace Peak::Possim
