// BlazeClient: discount codes.
#include "sync/pos/blaze/blazeclient.h"

#include "core/enumtable.h"
#include "sync/pos/blaze/blazecartmapping.h"
#include "sync/pos/jsonread.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// BLAZE's promotions, values of discountType. A final price is neither.
// clang-format off
    constexpr Word<QLatin1StringView> kinds[] = {
        {"Percentage"_L1, "percent"_L1},
        {"Cash"_L1, "amount"_L1},
    };
// clang-format on

Error notValid(const QString &why) { return Error{Error::Kind::NotFound, why}; }

/** Why a promotion does not count now, whatever is in the cart; empty when it may. */
QString objection(const QJsonObject &promotion, Instant now)
{
    const qint64 start = promotion["startDate"_L1].toInteger();
    const qint64 end = promotion["endDate"_L1].toInteger();
    if (!promotion["active"_L1].toBool(true) || promotion["deleted"_L1].toBool())
        return u"the discount is not active"_s;
    if (end > 0 && end < toMs(now))
        return u"the discount has expired"_s;
    if (start > toMs(now))
        return u"the discount has not begun"_s;
    const auto most = wholeOf(promotion["maxAvailable"_L1]).value_or(0);
    const bool counted = promotion["enableMaxAvailable"_L1].toBool() && most > 0;
    if (counted && wholeOf(promotion["usageCount"_L1]).value_or(0) >= most)
        return u"the discount is used up"_s;
    return {};
}

Discount discountOf(const QString &code, const QJsonObject &promotion)
{
    const auto kind = valueOf(kinds, promotion["discountType"_L1].toString());
    const QString title = lineOf(promotion["name"_L1]);
    return {code, title.isEmpty() ? code : title, kind ? QString(*kind) : u"other"_s,
        kind ? decimalOf(promotion["discountAmt"_L1]) : QString()};
}

/** Several codes are one text with commas. */
bool isApplied(const QJsonObject &cart, const QString &code)
{
    const auto codes = cart["cart"_L1]["promoCode"_L1].toString().split(u',', Qt::SkipEmptyParts);
    const bool kept = std::ranges::any_of(
        codes, [&](const QString &one) { return one.trimmed().compare(code, Qt::CaseInsensitive) == 0; });
    const auto off = moneyOf(cart["cart"_L1]["totalDiscount"_L1], {});
    return kept && off && *off > Money();
}
} // namespace

QCoro::Task<Result<QJsonObject>> BlazeClient::promotion(QString code)
{
    const QByteArray path = "/loyalty/promotions/code/" + QUrl::toPercentEncoding(code);
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    // How BLAZE says "no such code" is not published; a refusal or an empty answer means it.
    if (!answer && answer.error().kind == Error::Kind::Rejected)
        co_return notValid(answer.error().message);
    const auto json = answer.andThen(BlazeReply::object);
    if (!json && answer)
        co_return notValid(u"there is no such discount"_s);
    if (json && json->value("id"_L1).isUndefined())
        co_return notValid(u"there is no such discount"_s);
    co_return json;
}

QCoro::Task<Result<Discount>> BlazeClient::validateDiscount(QString code, Order cart)
{
    auto asking = promotion(code);
    const auto found = co_await asking;
    if (!found)
        co_return found.error();
    if (const QString why = objection(*found, m_clock.now()); !why.isEmpty())
        co_return notValid(why);
    if (cart.lines.isEmpty() || cart.customer.isEmpty())
        co_return discountOf(code, *found); // Whether it fits is seen when there is a cart.
    cart.discountCode = code;
    auto pricing = pricedCart(cart);
    const auto priced = co_await pricing;
    if (!priced && priced.error().kind == Error::Kind::Rejected)
        co_return notValid(priced.error().message);
    if (!priced)
        co_return priced.error();
    if (!isApplied(*priced, code))
        co_return notValid(u"the code is not valid for this cart"_s);
    co_return discountOf(code, *found);
}

} // namespace Peak
