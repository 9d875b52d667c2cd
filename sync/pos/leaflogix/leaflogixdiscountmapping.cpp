#include "sync/pos/leaflogix/leaflogixdiscountmapping.h"

#include "core/decimal.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using LeaflogixJson::member;

constexpr qint64 million = 1'000'000;

QJsonObject rewardOf(const QJsonObject &discount) { return member(discount, "reward"_L1).toObject(); }

QString methodOf(const QJsonObject &discount)
{
    return member(rewardOf(discount), "calculationMethod"_L1).toString().toUpper();
}

/** A share in millionths or an amount in millionths of a dollar. */
std::optional<qint64> amountOf(const QJsonObject &discount)
{
    const auto scaled = scaledDecimal(decimalOf(member(rewardOf(discount), "discountValue"_L1)), 6, million * million);
    return scaled && *scaled > 0 ? std::optional(*scaled) : std::nullopt;
}

bool isForWeekday(const QJsonObject &discount, int day)
{
    // clang-format off
    constexpr QLatin1StringView names[] = {"monday"_L1, "tuesday"_L1, "wednesday"_L1, "thursday"_L1, "friday"_L1, "saturday"_L1, "sunday"_L1};
    // clang-format on
    return member(discount, names[day - 1]).toBool(true);
}

/** "09:30:00", or a whole date with one. */
std::optional<QTime> timeOfDay(const QJsonValue &value)
{
    const auto text = value.toString();
    const auto time = QTime::fromString(text.section(u'T', -1).left(8), u"HH:mm:ss"_s);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

bool isNow(const QJsonObject &discount, Instant now, const QTimeZone &zone)
{
    const auto from = LeaflogixJson::time(member(discount, "validDateFrom"_L1));
    const auto to = LeaflogixJson::time(member(discount, "validDateTo"_L1));
    if ((from && now < *from) || (to && now > *to))
        return false;
    const auto local = toDateTime(now).toTimeZone(zone);
    const auto start = timeOfDay(member(discount, "startTime"_L1));
    const auto end = timeOfDay(member(discount, "endTime"_L1));
    if ((start && local.time() < *start) || (end && local.time() > *end))
        return false;
    return isForWeekday(discount, local.date().dayOfWeek());
}

bool isHere(const QJsonObject &discount, qint64 location)
{
    const auto places = member(discount, "locationRestrictions"_L1).toArray();
    return places.isEmpty() || location == 0
        || std::ranges::any_of(places, [&](const QJsonValue &place) { return wholeOf(place) == location; });
}

bool isOffTheWholeCart(const QJsonObject &discount)
{
    const auto reward = rewardOf(discount);
    return member(reward, "restrictions"_L1).toObject().isEmpty() && member(reward, "thresholdMin"_L1).isNull()
        && !member(reward, "applyToOnlyOneItem"_L1).toBool();
}
} // namespace

std::optional<QJsonObject> LeaflogixDiscountMapping::find(
    const QJsonArray &discounts, const QString &code, qint64 location, Instant now, const QTimeZone &zone)
{
    for (const auto &entry : discounts) {
        const auto discount = entry.toObject();
        if (member(discount, "discountCode"_L1).toString().compare(code.trimmed(), Qt::CaseInsensitive) != 0)
            continue;
        if (member(discount, "isActive"_L1).toBool() && isHere(discount, location) && isNow(discount, now, zone))
            return discount;
    }
    return std::nullopt;
}

QString LeaflogixDiscountMapping::kind(const QJsonObject &discount)
{
    const auto method = methodOf(discount);
    if (method == "PERCENT_OFF"_L1)
        return u"percent"_s;
    return method.startsWith("AMOUNT_OFF"_L1) ? u"amount"_s : u"other"_s;
}

QString LeaflogixDiscountMapping::value(const QJsonObject &discount)
{
    const auto amount = amountOf(discount);
    if (!amount)
        return {};
    const bool percent = kind(discount) == "percent"_L1; // Given as a share of one.
    QString text = decimalText(percent ? *amount * 100 : *amount, 6);
    while (text.endsWith(u'0'))
        text.chop(1);
    return text.endsWith(u'.') ? text.chopped(1) : text;
}

QString LeaflogixDiscountMapping::title(const QJsonObject &discount)
{
    const QString name = lineOf(member(discount, "onlineName"_L1));
    return name.isEmpty() ? lineOf(member(discount, "discountDescription"_L1)) : name;
}

Totals LeaflogixDiscountMapping::applied(const QJsonObject &discount, const Totals &totals)
{
    Totals reduced = totals;
    reduced.estimate = true; // The POS decides when the order is sent.
    const auto amount = amountOf(discount);
    const auto method = methodOf(discount);
    const Money before = totals.subTotal - totals.discountTotal;
    if (!amount || !isOffTheWholeCart(discount) || before.minor() <= 0)
        return reduced;
    Money off(0, before.currency());
    if (method == "PERCENT_OFF"_L1)
        off = before.share(std::min(*amount, million));
    else if (method == "AMOUNT_OFF_TOTAL"_L1)
        off = std::min(before, Money::parse(value(discount), before.currency()).valueOr(off));
    // Taxes go down with what is taxed.
    const qint64 left = (before - off).minor() * million / before.minor();
    reduced.discountTotal += off;
    reduced.taxTotal = totals.taxTotal.share(left);
    reduced.total = reduced.subTotal - reduced.discountTotal + reduced.taxTotal;
    return reduced;
}

} // namespace Peak
