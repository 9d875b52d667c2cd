// ShopifyClient: discount codes.
#include "sync/pos/shopify/shopifyclient.h"

#include "core/decimal.h"
#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** "0.1" of the price is ten percent; trailing zeros go. */
QString percentOf(const QJsonValue &fraction)
{
    const auto scaled = scaledDecimal(decimalOf(fraction), 6, 1'000'000);
    if (!scaled)
        return {};
    QString text = decimalText(*scaled < 0 ? -*scaled : *scaled, 4); // Six digits of a fraction are four of a percent.
    while (text.endsWith(u'0'))
        text.chop(1);
    return text.endsWith(u'.') ? text.chopped(1) : text;
}

Discount discountOf(const QString &code, const QJsonValue &json)
{
    const QString title = lineOf(json["title"_L1]);
    Discount discount{code, title.isEmpty() ? code : title, u"other"_s, {}};
    const auto value = json["customerGets"_L1]["value"_L1];
    if (value["__typename"_L1].toString() == "DiscountPercentage"_L1) {
        discount.kind = u"percent"_s;
        discount.value = percentOf(value["percentage"_L1]);
    } else if (value["__typename"_L1].toString() == "DiscountAmount"_L1) {
        discount.kind = u"amount"_s;
        discount.value = decimalOf(value["amount"_L1]["amount"_L1]);
    }
    return discount;
}

bool isApplied(const QJsonObject &calculated, const QString &code, Currency currency)
{
    for (const auto &entry : calculated["platformDiscounts"_L1].toArray()) {
        const auto amount = moneyOf(entry["totalAmount"_L1]["amount"_L1], currency);
        if (entry["code"_L1].toString().compare(code, Qt::CaseInsensitive) == 0 && amount && !amount->isZero())
            return true;
    }
    return false;
}

/** Why Shopify left the code out. */
QString warningOf(const QJsonObject &calculated)
{
    const QString text = lineOf(calculated["warnings"_L1][0]["message"_L1]);
    return text.isEmpty() ? u"the code does not apply to this cart"_s : text;
}
} // namespace

/** The calculation decides; the code's own record only says what it is. */
QCoro::Task<Result<Discount>> ShopifyClient::validateDiscount(QString code, Order cart)
{
    const QJsonObject variables{{"code"_L1, code}};
    auto asking = m_session.ask(u"Code"_s, variables, Priority::Interactive);
    const auto data = co_await asking;
    if (!data)
        co_return data.error();
    const auto discount = data->value("codeDiscountNodeByCode"_L1)["codeDiscount"_L1];
    if (!discount.isObject())
        co_return Error{Error::Kind::NotFound, u"there is no such code"_s};
    const QString status = discount["status"_L1].toString();
    if (status != "ACTIVE"_L1)
        co_return Error{Error::Kind::NotFound, u"the code is %1"_s.arg(status.toLower())};
    cart.discountCode = code;
    auto calculating = calculated(cart);
    const auto draft = co_await calculating;
    if (!draft)
        co_return draft.error();
    if (!isApplied(*draft, code, m_settings.currency))
        co_return Error{Error::Kind::NotFound, warningOf(*draft)};
    co_return discountOf(code, discount);
}

} // namespace Peak
