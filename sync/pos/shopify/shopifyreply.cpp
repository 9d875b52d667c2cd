#include "sync/pos/shopify/shopifyreply.h"

#include "sync/http/httpdate.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
struct HttpMeaning {
    int status;
    QLatin1StringView text;
};

// Shopify API response codes. All are about the app or the shop, none about an order: it waits until they are mended.
// clang-format off
    constexpr HttpMeaning doorCodes[] = {
        {401, "the access token was refused"_L1},
        {402, "the shop is frozen because it has not paid Shopify"_L1},
        {403, "the shop or a missing scope forbids it"_L1},
        {404, "no such shop or API version"_L1},
        {423, "the shop is locked"_L1},
    };
// clang-format on

/** Refusals are free text and may quote what we sent; numbers that are part of a global id stay. */
QString withoutPeople(QString text)
{
    static const QRegularExpression address(u"\\S+@\\S+"_s);
    static const QRegularExpression digits(u"(?<![/\\d])\\+?\\d[\\d .()-]{5,}\\d"_s);
    text.replace(address, u"…"_s);
    text.replace(digits, u"…"_s);
    return text.simplified().left(300);
}

Error unclear(bool writes, const QString &message)
{
    return Error{writes ? Error::Kind::InDoubt : Error::Kind::Unreachable, message};
}

/** Nothing when the status lets the body speak. */
std::optional<Error> judgedByStatus(const HttpReply &reply, bool writes, Instant now)
{
    const QString message = u"HTTP %1"_s.arg(reply.status);
    const auto pause = retryAfter(reply, now);
    if (reply.status == 429 || reply.status == 430)
        return Error{Error::Kind::Throttled, message, pause.value_or(0s)};
    if (reply.status == 503 && pause && !writes)
        return Error{Error::Kind::Throttled, message, *pause};
    if (reply.status >= 500 || reply.status == 408)
        return unclear(writes, message);
    for (const auto &row : doorCodes) {
        if (reply.status == row.status)
            return Error{Error::Kind::Unauthorized, u"%1: %2"_s.arg(message, row.text)};
    }
    if (reply.status >= 400)
        return Error{Error::Kind::Rejected, message};
    if (reply.status != 200)
        return Error{Error::Kind::Malformed, message};
    return std::nullopt;
}

bool holdsAnything(const QJsonObject &data)
{
    return std::any_of(data.begin(), data.end(), [](const QJsonValue &value) { return !value.isNull(); });
}

/** What one error above the data means; nothing when the data are good without it. */
std::optional<Error> judgedByError(
    const QJsonValue &error, const QJsonObject &document, const HttpReply &reply, bool writes, Instant now)
{
    const QString code = error["extensions"_L1]["code"_L1].toString();
    const QString message =
        withoutPeople(u"%1 %2"_s.arg(code, error.isString() ? error.toString() : error["message"_L1].toString()));
    const auto data = document["data"_L1].toObject();
    if (code == "THROTTLED"_L1) {
        const auto wait = ShopifyReply::costWait(document["extensions"_L1]["cost"_L1].toObject());
        return Error{Error::Kind::Throttled, message, std::max(wait, retryAfter(reply, now).value_or(0s))};
    }
    if (code == "MAX_COST_EXCEEDED"_L1) {
        Error tooCostly{Error::Kind::Invalid, message};
        tooCostly.field = QLatin1StringView(ShopifyReply::TooCostly);
        return tooCostly;
    }
    // Fields with people's data come back empty until Shopify approved the app: the rest of the answer is good.
    if (code == "ACCESS_DENIED"_L1 && holdsAnything(data))
        return std::nullopt;
    if (code == "ACCESS_DENIED"_L1 || code == "SHOP_INACTIVE"_L1)
        return Error{Error::Kind::Unauthorized, message};
    // Without data the document was refused before anything ran.
    if (!document.contains("data"_L1) && code != "INTERNAL_SERVER_ERROR"_L1)
        return Error{Error::Kind::Rejected, message};
    return unclear(writes, message);
}

std::optional<Error> judgedByErrors(const QJsonObject &document, const HttpReply &reply, bool writes, Instant now)
{
    const auto errors = document["errors"_L1];
    const auto list = errors.isArray() ? errors.toArray() : errors.isUndefined() ? QJsonArray() : QJsonArray{errors};
    for (const auto &error : list) {
        if (auto judged = judgedByError(error, document, reply, writes, now))
            return judged;
    }
    return std::nullopt;
}
} // namespace

std::chrono::seconds ShopifyReply::costWait(const QJsonObject &cost)
{
    const auto bucket = cost["throttleStatus"_L1].toObject();
    const double missing = cost["requestedQueryCost"_L1].toDouble() - bucket["currentlyAvailable"_L1].toDouble();
    const double rate = bucket["restoreRate"_L1].toDouble();
    const double seconds = rate > 0 ? std::ceil(missing / rate) : 0;
    return std::chrono::seconds(static_cast<qint64>(std::clamp(seconds, 1.0, 60.0)));
}

Result<QJsonObject> ShopifyReply::data(
    const HttpReply &reply, const Result<QJsonObject> &document, bool writes, Instant now)
{
    if (auto judged = judgedByStatus(reply, writes, now))
        return *std::move(judged);
    if (!document)
        return document.error();
    if (auto judged = judgedByErrors(*document, reply, writes, now))
        return *std::move(judged);
    const auto data = (*document)["data"_L1];
    if (!data.isObject())
        return Error{Error::Kind::Malformed, u"an answer without data"_s};
    return data.toObject();
}

Result<QJsonObject> ShopifyReply::payload(const QJsonObject &data, const QString &root)
{
    const auto payload = data[root];
    if (!payload.isObject())
        return Error{Error::Kind::Malformed, u"an answer without %1"_s.arg(root)};
    QStringList texts;
    bool missing = false;
    for (const auto name : {"orderCancelUserErrors"_L1, "userErrors"_L1}) {
        for (const auto &error : payload[name].toArray()) {
            const QString text = withoutPeople(error["message"_L1].toString());
            missing = missing || error["code"_L1].toString() == "NOT_FOUND"_L1;
            if (!texts.contains(text))
                texts.append(text);
        }
    }
    if (!texts.isEmpty())
        return Error{missing ? Error::Kind::NotFound : Error::Kind::Rejected, texts.join(u"; "_s)};
    return payload.toObject();
}

} // namespace Peak
