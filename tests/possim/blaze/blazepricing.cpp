#include "tests/possim/blaze/blazepricing.h"

#include "tests/possim/blaze/blazeproductjson.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

/**
 * The server answers weights in grams (`quantity`) beside the packs (`unitQty`), so its own reply, sent back, has to
 * mean the same: where `unitQty` is given it counts.
 */
static double packsOf(const QJsonObject &item)
{
    const bool packs = item["useUnitQty"_L1].toBool() && item["unitQty"_L1].toDouble() > 0;
    return packs ? item["unitQty"_L1].toDouble() : item["quantity"_L1].toDouble(-1);
}

static std::optional<BlazeRefusal> parseItem(const QJsonObject &json, BlazeItem &item)
{
    item.productId = json["productId"_L1].toString();
    if (item.productId.isEmpty())
        return BlazeRefusal{400, u"productId is required"_s, u"productId"_s};
    const auto packs = packsOf(json);
    if (packs < 1 || packs > 1'000'000 || packs != std::floor(packs))
        return BlazeRefusal{400, u"quantity must be a whole number from 1 on"_s, u"quantity"_s};
    item.packs = int(packs);
    item.weightKey = json["useUnitQty"_L1].toBool() ? json["weightKey"_L1].toString() : QString();
    item.json = json;
    return std::nullopt;
}

std::optional<BlazeRefusal> BlazeBasket::parse(const QJsonObject &cart, BlazeBasket &basket)
{
    for (const auto &value : cart["items"_L1].toArray()) {
        BlazeItem item;
        if (const auto refusal = parseItem(value.toObject(), item))
            return refusal;
        basket.items.append(std::move(item));
    }
    for (const auto &code : cart["promoCode"_L1].toString().split(u',', Qt::SkipEmptyParts))
        basket.promoCodes.append(code.trimmed());
    basket.patient = cart["consumerType"_L1].toString().startsWith("Medicinal"_L1);
    return std::nullopt;
}

qint64 BlazePriced::subTotal() const
{
    qint64 sum = 0;
    for (const auto &line : lines)
        sum += line.cost;
    return sum;
}

qint64 BlazePriced::discount() const
{
    qint64 sum = 0;
    for (const auto &line : lines)
        sum += line.discount;
    return sum;
}

qint64 BlazePriced::tax() const
{
    qint64 sum = 0;
    for (const auto &line : lines)
        sum += line.tax;
    return sum;
}

QJsonObject BlazePriced::limitsJson() const
{
    const auto entry = [](const QString &key, double used, double most) {
        return QJsonObject{
            {u"key"_s, key}, {u"name"_s, key}, {u"usage"_s, used}, {u"limit"_s, most}, {u"uom"_s, u"g"_s}};
    };
    const QJsonArray limits{
        entry(u"nonConcentrates"_s, flower, FlowerMost), entry(u"concentrates"_s, concentrate, ConcentrateMost)};
    return {{u"passed"_s, !overLimit}, {u"usageResult"_s, QJsonObject{{u"limits"_s, limits}}}};
}

/** Pieces go by the largest break that still fits, then by the next. */
static qint64 costOfPieces(const BlazeLine &line)
{
    auto breaks = line.product.breaks;
    std::sort(
        breaks.begin(), breaks.end(), [](const BlazeBreak &a, const BlazeBreak &b) { return a.quantity > b.quantity; });
    auto left = line.asked.packs;
    qint64 cost = 0;
    for (const auto &one : breaks) {
        cost += (left / one.quantity) * one.toPay();
        left %= one.quantity;
    }
    return cost + left * line.unit;
}

/** Why the store does not sell this, or an empty text. Fills in product and price. */
static QString findPrice(const BlazeBasket &basket, const BlazeProducts &products, BlazeLine &line)
{
    const auto *product = products.find(line.asked.productId);
    if (!product || !product->canBeSold())
        return u"Product is no longer available"_s;
    if (product->item().medicalOnly && !basket.patient)
        return u"%1 is for medical patients only"_s.arg(product->name);
    const auto key = product->byWeight ? line.asked.weightKey : u"UNIT"_s;
    const auto *price = product->price(key);
    if (!price || !price->toPay())
        return u"%1 has no price for %2"_s.arg(product->name, key.isEmpty() ? u"no weight"_s : key);
    line.product = *product;
    line.price = *price;
    line.unit = *price->toPay();
    line.cost = product->byWeight ? line.unit * line.asked.packs : costOfPieces(line);
    return {};
}

static QString stockProblem(const QList<BlazeLine> &lines)
{
    QHash<QString, double> wanted;
    for (const auto &line : lines) {
        auto &sum = wanted[line.product.id];
        sum += line.amount();
        if (sum > line.product.onFloor - line.product.committed + 1e-6)
            return u"Not enough inventory for %1"_s.arg(line.product.name);
    }
    return {};
}

/** Spreads a discount over the lines by their amounts; the last one takes what rounding left. */
static void takeOff(BlazePriced &priced, const BlazePromotion &promotion)
{
    const auto base = priced.subTotal() - priced.discount();
    const auto whole = promotion.percent > 0 ? (base * promotion.percent + 50) / 100 : std::min(promotion.cents, base);
    auto left = whole;
    for (qsizetype i = 0; i < priced.lines.size() && base > 0; ++i) {
        auto &line = priced.lines[i];
        const bool last = i + 1 == priced.lines.size();
        const auto part = last ? left : std::min(left, whole * line.toPay() / base);
        left -= part;
        line.discount += part;
    }
}

static void applyPromotions(const BlazeBasket &basket, BlazePriced &priced)
{
    for (const auto &code : basket.promoCodes) {
        const auto *promotion = blazePromotion(code);
        if (!promotion)
            priced.error = u"Promo code '%1' is not valid"_s.arg(code);
        else if (promotion->expired)
            priced.error = u"Promo code '%1' has expired"_s.arg(code);
        else if (promotion->patientsOnly && !basket.patient)
            priced.error = u"Promo code '%1' cannot be applied"_s.arg(code);
        else {
            takeOff(priced, *promotion);
            priced.promoCodes.append(code);
        }
    }
}

BlazePriced blazePrice(const BlazeBasket &basket, const BlazeProducts &products, const StoreSetup &setup)
{
    BlazePriced priced;
    for (const auto &item : basket.items) {
        BlazeLine line;
        line.asked = item;
        if (const auto problem = findPrice(basket, products, line); !problem.isEmpty()) {
            priced.error = problem;
            continue;
        }
        priced.flower += blazeFlowerGrams(line.price) * item.packs;
        priced.concentrate += blazeConcentrateGrams(line.price) * item.packs;
        priced.lines.append(std::move(line));
    }
    applyPromotions(basket, priced);
    for (auto &line : priced.lines)
        line.tax = (line.toPay() * setup.behaviour.taxPpm + 500'000) / 1'000'000;
    if (const auto problem = stockProblem(priced.lines); !problem.isEmpty())
        priced.error = problem;
    const auto minimum = setup.behaviour.vendor["minimum_cents"_L1].toInteger();
    if (priced.subTotal() < minimum)
        priced.error = u"The order is below the minimum of %1"_s.arg(double(minimum) / 100);
    priced.overLimit = setup.behaviour.purchaseLimits
        && (priced.flower > BlazePriced::FlowerMost || priced.concentrate > BlazePriced::ConcentrateMost);
    return priced;
}

} // namespace Peak::Possim
