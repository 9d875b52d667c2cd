#include "tests/possim/treez/treezpricing.h"

#include "tests/possim/treez/treezproductjson.h"

#include <QUuid>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

struct Coupon {
    QLatin1StringView code;
    QLatin1StringView title;
    int percent;
    qint64 cents;
};

// clang-format off
constexpr Coupon coupons[] = {
    {"WELCOME10"_L1, "Welcome, 10 percent"_L1, 10, 0},
    {"FIVE"_L1,      "Five dollars off"_L1,    0,  500},
};
// clang-format on
static constexpr auto expiredCoupon = "EXPIRED"_L1;

qint64 PricedTicket::subTotal() const
{
    qint64 sum = 0;
    for (const auto &line : lines)
        sum += line.after;
    return sum;
}

qint64 PricedTicket::discountTotal() const
{
    qint64 sum = 0;
    for (const auto &line : lines)
        sum += line.before - line.after;
    return sum;
}

qint64 PricedTicket::taxTotal() const
{
    qint64 sum = 0;
    for (const auto &line : lines)
        sum += line.tax;
    return sum;
}

/** The price of all pieces: tiers go by the weight of the whole line. */
static std::optional<qint64> listPrice(const StockItem &item, int quantity)
{
    if (item.tiers.isEmpty())
        return item.priceCents ? std::optional(*item.priceCents * quantity) : std::nullopt;
    const auto grams = item.amount * quantity;
    auto step = item.tiers.first();
    for (const auto &next : item.tiers) {
        if (next.from <= grams)
            step = next;
    }
    return qint64(std::llround(double(step.cents) * grams));
}

static void addDiscount(PricedLine &line, const QString &id, const QString &title, const QString &method,
    const QJsonValue &amount, qint64 cents)
{
    const auto given = std::clamp<qint64>(cents, 0, line.after);
    line.after -= given;
    line.discounts.append(QJsonObject{{u"id"_s, id}, {u"discount_title"_s, title}, {u"discount_method"_s, method},
        {u"discount_amount"_s, amount}, {u"savings"_s, dollars(given)}});
}

static void addOwnDiscounts(PricedLine &line)
{
    const auto &item = line.item;
    if (line.asked.automaticDiscounts && item.saleCents && item.priceCents) {
        const auto cents = *item.priceCents - *item.saleCents;
        addDiscount(
            line, u"sale-"_s + item.id, u"Menu sale"_s, u"DOLLAR"_s, dollars(cents), cents * line.asked.quantity);
    }
    for (const auto &value : line.asked.posDiscounts) {
        const auto amount = value["discount_amount"_L1].toDouble();
        const bool percent = value["discount_method"_L1].toString() == "PERCENT"_L1;
        const auto cents = percent ? qint64(std::llround(double(line.after) * amount / 100.0)) : centsOf(amount);
        addDiscount(line, value["discount_id"_L1].toString(), value["discount_title"_L1].toString(),
            percent ? u"PERCENT"_s : u"DOLLAR"_s, amount, cents);
    }
}

/** Spreads a coupon over the lines by their amounts; the last one takes what rounding left. */
static void addCoupon(PricedTicket &ticket, const Coupon &coupon)
{
    const auto base = ticket.subTotal();
    auto left = coupon.percent > 0 ? (base * coupon.percent + 50) / 100 : std::min(coupon.cents, base);
    const auto whole = left;
    for (qsizetype i = 0; i < ticket.lines.size() && base > 0; ++i) {
        auto &line = ticket.lines[i];
        const bool last = i + 1 == ticket.lines.size();
        const auto part = last ? left : std::min(left, whole * line.after / base);
        left -= part;
        const auto amount = coupon.percent > 0 ? QJsonValue(coupon.percent) : dollars(part);
        addDiscount(line, u"coupon-"_s + coupon.code, coupon.title, coupon.percent > 0 ? u"PERCENT"_s : u"DOLLAR"_s,
            amount, part);
    }
    ticket.coupons.append(coupon.code);
}

static std::optional<Refusal> applyCoupons(const QStringList &codes, PricedTicket &ticket)
{
    for (const auto &code : codes) {
        if (code == expiredCoupon)
            return Refusal{400, u"INVALID_REQUEST"_s, u"the coupon has expired"_s};
        for (const auto &coupon : coupons) { // An unknown code changes nothing, as at a till.
            if (code == coupon.code)
                addCoupon(ticket, coupon);
        }
    }
    return std::nullopt;
}

std::optional<Refusal> priceTicket(
    const TicketRequest &request, const TreezProducts &products, qint64 taxPpm, PricedTicket &ticket)
{
    for (const auto &asked : request.items) {
        const auto *entry = products.find(asked.sizeId);
        if (!entry || !entry->item.active)
            return Refusal{400, u"PRODUCT_NOT_FOUND"_s, u"no product %1"_s.arg(asked.sizeId)};
        const auto price = listPrice(entry->item, asked.quantity);
        if (!price)
            return Refusal{400, u"MODEL_VALIDATION_FAIL"_s, u"product %1 has no price"_s.arg(asked.sizeId)};
        PricedLine line{asked, entry->item, *price, *price, 0, {}};
        addOwnDiscounts(line);
        ticket.lines.append(std::move(line));
    }
    if (const auto refusal = applyCoupons(request.coupons, ticket))
        return refusal;
    for (auto &line : ticket.lines)
        line.tax = (line.after * taxPpm + 500'000) / 1'000'000;
    ticket.fees = request.fees;
    for (const auto &fee : request.fees)
        ticket.feeCents += centsOf(fee["total_amount"_L1].toDouble());
    return std::nullopt;
}

LimitUse::LimitUse(const QList<PricedLine> &lines)
{
    for (const auto &line : lines) {
        concentrated += treezConcentrateGrams(line.item) * line.asked.quantity;
        nonConcentrated += treezFlowerGrams(line.item) * line.asked.quantity;
    }
}

QJsonObject LimitUse::toJson() const
{
    const auto text = [](double used, double most) { return u"%1/%2"_s.arg(used).arg(most); };
    return {{u"concentrated"_s, text(concentrated, ConcentratedMost)},
        {u"non_concentrated"_s, text(nonConcentrated, NonConcentratedMost)}, {u"plant"_s, u"0/6"_s}};
}

} // namespace Peak::Possim
