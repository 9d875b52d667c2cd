#include "tests/possim/leaflogix/leaflogixpricing.h"

#include "tests/possim/leaflogix/leaflogixproductjson.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr double FlowerLimitGrams = 28.5;

qint64 LeaflogixCart::sum(qint64 LeaflogixLine::*part) const
{
    qint64 whole = 0;
    for (const auto &line : lines)
        whole += line.*part;
    return whole;
}

std::optional<LeaflogixRefusal> leaflogixAsked(const QJsonValue &list, QList<LeaflogixAsked> &asked)
{
    for (const auto &value : list.toArray()) {
        const auto item = value.toObject();
        const LeaflogixAsked one{item.value("productid"_L1).toInt(), item.value("quantity"_L1).toDouble()};
        if (one.productId <= 0)
            return LeaflogixRefusal{u"ProductId is required."_s, u"ProductId"_s};
        if (one.quantity <= 0 || one.quantity > 1'000'000)
            return LeaflogixRefusal{u"Quantity must be greater than 0."_s, u"Quantity"_s};
        asked.append(one);
    }
    if (asked.isEmpty())
        return LeaflogixRefusal{u"At least one item is required."_s, u"Items"_s};
    return std::nullopt;
}

/** All pieces, or all grams at the price of the tier their weight falls into. */
static std::optional<qint64> listPrice(const LeaflogixItem &entry, double quantity, bool medical)
{
    if (!entry.isByWeight()) {
        const auto price = entry.priceCents(medical);
        return price ? std::optional(qint64(std::llround(double(*price) * quantity))) : std::nullopt;
    }
    auto step = entry.item.tiers.first();
    for (const auto &next : entry.item.tiers) {
        if (next.from <= quantity)
            step = next;
    }
    return qint64(std::llround(double(step.cents) * quantity));
}

static void addDiscount(LeaflogixLine &line, const QString &name, int id, qint64 cents)
{
    const auto given = std::clamp<qint64>(cents, 0, line.after);
    line.after -= given;
    line.discounts.append(QJsonObject{{u"name"_s, name}, {u"amount"_s, leaflogixMoney(given)}, {u"discountId"_s, id}});
}

/** Spreads a code over the lines by their amounts; the last one takes what rounding left. */
static void addCode(LeaflogixCart &cart, const LeaflogixCode &code)
{
    const auto base = cart.sum(&LeaflogixLine::after);
    const auto whole =
        code.fraction > 0 ? qint64(std::llround(double(base) * code.fraction)) : std::min(code.cents, base);
    auto left = whole;
    for (qsizetype i = 0; i < cart.lines.size() && base > 0; ++i) {
        auto &line = cart.lines[i];
        const auto part = i + 1 == cart.lines.size() ? left : std::min(left, whole * line.after / base);
        left -= part;
        addDiscount(line, code.description, code.id, part);
    }
}

std::optional<LeaflogixRefusal> leaflogixPrice(const QList<LeaflogixAsked> &asked, const QStringList &codes,
    bool medical, const LeaflogixProducts &products, qint64 taxPpm, LeaflogixCart &cart)
{
    for (const auto &one : asked) {
        const auto *entry = products.find(one.productId);
        const auto price = entry && entry->item.active ? listPrice(*entry, one.quantity, medical) : std::nullopt;
        if (!price)
            return LeaflogixRefusal{u"Product %1 cannot be sold."_s.arg(one.productId), u"ProductId"_s};
        if (!entry->isByWeight() && one.quantity != std::floor(one.quantity))
            return LeaflogixRefusal{u"Quantity must be a whole number."_s, u"Quantity"_s};
        LeaflogixLine line{one.productId, entry->item.name, one.quantity, *price, *price, 0, {}};
        if (entry->item.saleCents && entry->item.priceCents)
            addDiscount(line, u"Menu sale"_s, entry->id + 500'000,
                qint64(double(*entry->item.priceCents - *entry->item.saleCents) * one.quantity));
        cart.lines.append(line);
    }
    for (const auto &code : codes) {
        const auto known = leaflogixCode(code);
        if (!known)
            return LeaflogixRefusal{u"The discount code is not valid."_s, u"Redemptions"_s};
        addCode(cart, *known);
    }
    for (auto &line : cart.lines)
        line.tax = (line.after * taxPpm + 500'000) / 1'000'000;
    return std::nullopt;
}

std::optional<LeaflogixRefusal> leaflogixLimits(const LeaflogixCart &cart, bool medical, bool purchaseLimits,
    const LeaflogixProducts &products, const QHash<int, double> &held)
{
    double flower = 0;
    for (const auto &line : cart.lines) {
        const auto *entry = products.find(line.productId);
        if (!entry)
            continue;
        flower += entry->isByWeight() ? line.quantity : leaflogixFlowerGrams(entry->item) * line.quantity;
        if (entry->item.medicalOnly && !medical)
            return LeaflogixRefusal{u"Product %1 is for patients only."_s.arg(line.productId), u"ProductId"_s};
        if (line.quantity > entry->available() + held.value(line.productId))
            return LeaflogixRefusal{u"Insufficient inventory for product %1."_s.arg(line.productId), u"Quantity"_s};
    }
    if (purchaseLimits && flower > FlowerLimitGrams)
        return LeaflogixRefusal{u"The order exceeds the purchase limit."_s, {}};
    return std::nullopt;
}

} // namespace Peak::Possim
