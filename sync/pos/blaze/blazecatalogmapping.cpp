#include "sync/pos/blaze/blazecatalogmapping.h"

#include "core/decimal.h"
#include "sync/pos/jsonread.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
Error malformed(const QString &why) { return Error{Error::Kind::Malformed, why}; }

QString nameOf(const QJsonObject &product, QLatin1StringView object, QLatin1StringView text)
{
    const QString name = lineOf(product[object]["name"_L1]);
    return name.isEmpty() ? lineOf(product[text]) : name;
}

bool isVisible(const QJsonObject &product)
{
    return !product["deleted"_L1].toBool() && !product["archived"_L1].toBool() && product["active"_L1].toBool(true)
        && product["sellable"_L1].toBool(true) && product["productType"_L1] != "GIFT_CARD"_L1;
}

std::optional<Potency> amount(const QJsonValue &value, Potency::Unit unit)
{
    const auto thousandths = scaledDecimal(decimalOf(value), 3, 1'000'000'000);
    return thousandths && *thousandths > 0 ? std::optional(Potency{*thousandths, unit}) : std::nullopt;
}

/** Percent and milligrams stand side by side; zero means that nobody filled it in. */
std::optional<Potency> potency(const QJsonObject &product, QLatin1StringView name, bool milligramsFirst)
{
    const auto mg = amount(product["potencyAmount"_L1][name], Potency::Unit::Milligrams);
    const auto percent = amount(product[name], Potency::Unit::Percent);
    if (milligramsFirst)
        return mg ? mg : percent;
    return percent ? percent : mg;
}

void appendAddress(QStringList &addresses, const QString &address)
{
    const bool isWeb = address.startsWith("https://"_L1) || address.startsWith("http://"_L1);
    if (isWeb && !addresses.contains(address))
        addresses.append(address);
}

QStringList imagesOf(const QJsonObject &product)
{
    QList<QJsonObject> assets;
    for (const auto &asset : product["assets"_L1].toArray()) {
        if (asset["active"_L1].toBool(true))
            assets.append(asset.toObject());
    }
    std::ranges::stable_sort(assets, {}, [](const QJsonObject &asset) { return asset["priority"_L1].toInt(); });
    QStringList images;
    for (const auto &asset : assets) {
        const QString large = asset["largeURL"_L1].toString();
        appendAddress(images, large.isEmpty() ? asset["publicURL"_L1].toString() : large);
    }
    if (images.isEmpty())
        appendAddress(images, product["category"_L1]["photo"_L1]["publicURL"_L1].toString());
    return images;
}

QStringList tagsOf(const QJsonArray &words)
{
    QStringList tags;
    for (const auto &word : words) {
        const QString tag = lineOf(word, 60).toLower();
        if (!tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}
} // namespace

CatalogPage BlazeCatalogMapping::parsePage(const BlazeReply::Page &page, const BlazeSettings &settings)
{
    CatalogPage parsed;
    parsed.announced = page.total;
    for (const auto &entry : page.entries) {
        const auto json = entry.toObject();
        auto product = parseProduct(json, settings);
        if (product)
            parsed.products.append(*std::move(product));
        else
            parsed.setAside.append({idOf(json["id"_L1]), lineOf(json["name"_L1]), product.error().message});
    }
    return parsed;
}

Result<Product> BlazeCatalogMapping::parseProduct(const QJsonObject &json, const BlazeSettings &settings)
{
    Product product;
    product.id = ProductId(idOf(json["id"_L1]));
    product.name = lineOf(json["name"_L1]);
    if (product.id.isEmpty())
        return malformed(u"it has no id"_s);
    if (product.name.isEmpty())
        return malformed(u"it has no name"_s);
    const QString category = nameOf(json, "category"_L1, "categoryName"_L1);
    product.category = category.toUpper();
    product.brand = nameOf(json, "brand"_L1, "brandName"_L1);
    product.strain = lineOf(json["flowerType"_L1]);
    product.description = proseOf(json["description"_L1]);
    product.thc = potency(json, "thc"_L1, category.startsWith("Edible"_L1, Qt::CaseInsensitive));
    product.cbd = potency(json, "cbd"_L1, false);
    product.images = imagesOf(json);
    product.tags = tagsOf(json["tags"_L1].toArray());
    product.visible = isVisible(json);
    product.medicalOnly = json["productSaleType"_L1] == "Medicinal"_L1;
    const auto values = blazeValues(json, settings);
    if (!values)
        return values.error();
    product.values = *values;
    if (!product.visible) {
        for (auto &value : product.values)
            value.stock = 0;
    }
    return product;
}

} // namespace Peak
