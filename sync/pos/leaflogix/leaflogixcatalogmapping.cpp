#include "sync/pos/leaflogix/leaflogixcatalogmapping.h"

#include "core/decimal.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixjson.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using LeaflogixJson::member;
constexpr qint64 mostStock = 1'000'000;

Error malformed(const QString &why) { return Error{Error::Kind::Malformed, why}; }

QString textOf(const QJsonObject &json, std::initializer_list<QLatin1StringView> names)
{
    for (const auto name : names) {
        if (QString text = lineOf(member(json, name)); !text.isEmpty())
            return text;
    }
    return {};
}

bool isTrue(const QJsonObject &json, QLatin1StringView name) { return member(json, name).toBool(); }

std::optional<Money> priceIn(const QJsonObject &json, QLatin1StringView name, Currency currency)
{
    const auto price = moneyOf(member(json, name), currency);
    return price && price->minor() > 0 ? std::optional(*price) : std::nullopt;
}

/** What a customer without papers pays; of products only patients may buy, what they pay. */
std::optional<Money> priceOf(
    const QJsonObject &json, const LeaflogixBatches &batches, bool medicalOnly, Currency currency)
{
    for (const auto &price : {medicalOnly ? batches.medPrice : batches.recPrice, batches.unitPrice,
             priceIn(json, medicalOnly ? "medPrice"_L1 : "recPrice"_L1, currency),
             priceIn(json, "price"_L1, currency)}) {
        if (price)
            return price;
    }
    return std::nullopt;
}

std::optional<Potency> potencyOf(const QJsonObject &json, QLatin1StringView content, QLatin1StringView unitName)
{
    constexpr qint64 largest = 1'000'000'000;
    const auto value = scaledDecimal(decimalOf(member(json, content)), 3, largest);
    if (!value || *value <= 0)
        return std::nullopt;
    const auto unit = member(json, unitName).toString().trimmed().toLower();
    if (unit == "%"_L1)
        return Potency{*value, Potency::Unit::Percent};
    return unit == "mg"_L1 ? std::optional(Potency{*value, Potency::Unit::Milligrams}) : std::nullopt;
}

QStringList imagesOf(const QJsonObject &json)
{
    QStringList images;
    auto candidates = member(json, "imageUrls"_L1).toArray();
    candidates.append(member(json, "imageUrl"_L1));
    for (const auto &candidate : candidates) {
        const QString address = candidate.toString().trimmed();
        const bool isWeb = address.startsWith("https://"_L1) || address.startsWith("http://"_L1);
        if (isWeb && !images.contains(address))
            images.append(address);
    }
    return images;
}

QStringList tagsOf(const QJsonObject &json)
{
    QStringList tags;
    for (const auto &tag : member(json, "tags"_L1).toArray()) {
        const QString name = lineOf(member(tag.toObject(), "tagName"_L1), 60).toLower();
        if (!name.isEmpty() && !tags.contains(name))
            tags.append(name);
    }
    return tags;
}

QString gramsLabel(qint64 thousandths)
{
    const QString grams = decimalOf(LeaflogixJson::fromThousandths(thousandths));
    return grams + u" g"_s;
}

QString labelOf(const QJsonObject &json, const LeaflogixBatches &batches)
{
    const QString size = lineOf(member(json, "size"_L1), 60);
    if (!size.isEmpty() || !batches.size.isEmpty())
        return size.isEmpty() ? batches.size : size;
    const QString net = decimalOf(member(json, "netWeight"_L1));
    if (!net.isEmpty())
        return u"%1 %2"_s.arg(net, lineOf(member(json, "netWeightUnit"_L1), 20)).trimmed();
    const auto grams = LeaflogixJson::thousandths(member(json, "productGrams"_L1));
    return grams && *grams > 0 ? gramsLabel(*grams) : QString();
}

int pieces(qint64 thousandths, qint64 each)
{
    return static_cast<int>(std::min(std::max<qint64>(thousandths, 0) / each, mostStock));
}

QList<ProductValue> weightValues(
    const QJsonObject &json, const LeaflogixBatches &batches, const QList<LeaflogixTier> &tiers)
{
    QList<ProductValue> values;
    for (const auto &tier : tiers) {
        ProductValue value;
        value.id = ProductValueId(u"%1:%2"_s.arg(LeaflogixCatalogMapping::productId(json))
                                      .arg(decimalOf(LeaflogixJson::fromThousandths(tier.thousandths))));
        value.label = gramsLabel(tier.thousandths);
        value.price = tier.price;
        value.priceIsFrom = true;
        value.weight = Weight::milligrams(tier.thousandths);
        value.stock = pieces(batches.thousandths, tier.thousandths);
        values.append(value);
    }
    return values;
}

Result<ProductValue> pieceValue(
    const QJsonObject &json, const LeaflogixBatches &batches, const Product &product, Currency currency)
{
    const auto price = priceOf(json, batches, product.medicalOnly, currency);
    if (!price)
        return malformed(u"it has no price"_s);
    ProductValue value;
    value.id = ProductValueId(product.id.toString());
    value.label = labelOf(json, batches);
    value.price = *price;
    value.weight = Weight::fromGrams(decimalOf(member(json, "productGrams"_L1))).valueOr(batches.unitWeight);
    if (value.weight.isZero())
        value.weight = batches.unitWeight;
    if (product.thc && product.thc->unit == Potency::Unit::Milligrams)
        value.thcMg = product.thc->thousandths / 1000;
    value.stock = pieces(batches.thousandths, 1000);
    return value;
}
} // namespace

bool LeaflogixCatalogMapping::isMerchandise(const QJsonObject &json)
{
    return !isTrue(json, "isCoupon"_L1) && !isTrue(json, "isTestProduct"_L1) && !isTrue(json, "isNutrient"_L1);
}

QList<LeaflogixTier> LeaflogixCatalogMapping::tiers(const QJsonObject &json, Currency currency)
{
    QList<LeaflogixTier> tiers;
    if (member(json, "unitType"_L1).toString().compare("Qty"_L1, Qt::CaseInsensitive) == 0)
        return tiers;
    for (const auto &entry : member(json, "pricingTierData"_L1).toArray()) {
        const auto tier = entry.toObject();
        const auto from = LeaflogixJson::thousandths(member(tier, "startWeight"_L1));
        const auto price = moneyOf(member(tier, "price"_L1), currency);
        if (from && *from > 0 && price)
            tiers.append({*from, *price});
    }
    return tiers;
}

qint64 LeaflogixCatalogMapping::productId(const QJsonObject &json)
{
    return wholeOf(member(json, "productId"_L1)).value_or(0);
}

QString LeaflogixCatalogMapping::version(const QJsonObject &json)
{
    return member(json, "lastModifiedDateUTC"_L1).toString();
}

Result<Product> LeaflogixCatalogMapping::parse(
    const QJsonObject &json, const LeaflogixBatches &batches, Currency currency)
{
    Product product;
    const qint64 number = productId(json);
    product.id = ProductId(number > 0 ? QString::number(number) : QString());
    product.name = textOf(json, {"onlineTitle"_L1, "productName"_L1});
    if (product.id.isEmpty() || product.name.isEmpty())
        return malformed(product.id.isEmpty() ? u"it has no number"_s : u"it has no name"_s);
    product.brand = textOf(json, {"brandName"_L1});
    product.category = textOf(json, {"masterCategory"_L1, "category"_L1}).toUpper();
    product.strain = textOf(json, {"strainType"_L1}).toUpper();
    const QString online = LeaflogixJson::plainText(member(json, "onlineDescription"_L1));
    product.description = online.isEmpty() ? LeaflogixJson::plainText(member(json, "description"_L1)) : online;
    product.thc = batches.thc ? batches.thc : potencyOf(json, "thcContent"_L1, "thcContentUnit"_L1);
    product.cbd = batches.cbd ? batches.cbd : potencyOf(json, "cbdContent"_L1, "cbdContentUnit"_L1);
    product.images = imagesOf(json);
    product.tags = tagsOf(json);
    if (product.tags.isEmpty())
        product.tags = batches.tags;
    product.medicalOnly = isTrue(json, "isMedicalOnly"_L1) || batches.medicalOnly;
    const bool isOffered = member(json, "onlineAvailable"_L1).toBool(true);
    product.visible = isTrue(json, "isActive"_L1) && isOffered && batches.thousandths > 0;

    const auto weights = tiers(json, currency);
    if (!weights.isEmpty()) {
        product.values = weightValues(json, batches, weights);
        return product;
    }
    const auto value = pieceValue(json, batches, product, currency);
    if (!value)
        return value.error();
    product.values = {*value};
    return product;
}

SetAside LeaflogixCatalogMapping::setAside(const QJsonObject &json, const Error &error)
{
    return {idOf(member(json, "productId"_L1)), textOf(json, {"onlineTitle"_L1, "productName"_L1}), error.message};
}

} // namespace Peak
