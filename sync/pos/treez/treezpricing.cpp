#include "sync/pos/treez/treezpricing.h"

#include "core/decimal.h"
#include "sync/pos/jsonread.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
Error noPrice() { return Error{Error::Kind::Malformed, u"it has no price that can be read"_s}; }

Result<Money> priceOf(const QJsonValue &value, Currency currency)
{
    const auto price = moneyOf(value, currency);
    if (!price)
        return noPrice();
    if (price->isNegative())
        return Error{Error::Kind::Malformed, u"its price is negative"_s};
    return price;
}

/** The step that one piece falls into: the highest that starts at or below 1, else the lowest there is. */
Result<Money> tierPrice(const QJsonArray &steps, Currency currency)
{
    constexpr qint64 one = 1000;
    std::optional<qint64> best;
    QJsonValue bestPrice;
    for (const auto &step : steps) {
        const auto start = scaledDecimal(decimalOf(step["start_value"_L1]), 3, 1'000'000'000);
        if (!start)
            continue;
        const bool better = !best || (*best > one ? *start < *best : *start <= one && *start > *best);
        if (better) {
            best = *start;
            bestPrice = step["price_per_value"_L1];
        }
    }
    return priceOf(bestPrice, currency);
}

bool onlyScheduled(const QJsonArray &conditions)
{
    return std::ranges::all_of(conditions, [](const QJsonValue &condition) {
        const QString type = condition["discount_condition_type"_L1].toString();
        return type.compare("Schedule"_L1, Qt::CaseInsensitive) == 0;
    });
}

std::optional<Money> lowered(Money price, const QJsonValue &discount)
{
    const QString method = discount["discount_method"_L1].toString();
    const QString amount = decimalOf(discount["discount_amount"_L1]);
    if (method == "PERCENT"_L1) {
        const auto partsPerMillion = scaledDecimal(amount, 4, 1'000'000);
        return partsPerMillion ? std::optional(price - price.share(*partsPerMillion)) : std::nullopt;
    }
    const auto dollars = Money::parse(amount, price.currency());
    return method == "DOLLAR"_L1 && dollars ? std::optional(price - *dollars) : std::nullopt;
}

/**
 * Treez's own result is believed only where everybody gets the discount: each condition is a schedule, and our own
 * arithmetic comes to the same amount. A discount for some customers must not be promised to all.
 */
std::optional<Money> salePrice(const QJsonObject &product, Money price)
{
    const auto stated = moneyOf(product["pricing"_L1]["discounted_price"_L1], price.currency());
    const auto discounts = product["discounts"_L1].toArray();
    if (!stated || stated->isNegative() || *stated >= price || discounts.isEmpty())
        return std::nullopt;
    Money computed = price;
    for (const auto &discount : discounts) {
        const auto next = lowered(computed, discount);
        if (!next || !onlyScheduled(discount["discount_condition_detail"_L1].toArray()))
            return std::nullopt;
        computed = *next;
    }
    return computed == *stated ? std::optional(computed) : std::nullopt;
}
} // namespace

Result<TreezPrice> treezPrice(const QJsonObject &product, Currency currency)
{
    const auto pricing = product["pricing"_L1].toObject();
    const bool tier = pricing["price_type"_L1] == "TIER"_L1;
    const auto price = tier ? tierPrice(pricing["tier_pricing_detail"_L1].toArray(), currency)
                            : priceOf(pricing["price_sell"_L1], currency);
    if (!price)
        return price.error();
    return TreezPrice{*price, tier ? std::nullopt : salePrice(product, *price), tier};
}

} // namespace Peak
