// The old product shape, for stores whose `api_version` is not v2.5.
#include "sync/pos/treez/treezcatalogmapping.h"

#include "core/decimal.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/treez/treezsizes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
Error malformed(const QString &why) { return Error{Error::Kind::Malformed, why}; }

std::optional<Potency> potencyOf(const QJsonValue &amount, Potency::Unit unit)
{
    const auto thousandths = scaledDecimal(decimalOf(amount), 3, 1'000'000'000);
    if (!thousandths || *thousandths <= 0)
        return std::nullopt;
    return Potency{*thousandths, unit};
}

std::optional<Potency> thcOf(const QJsonObject &attributes)
{
    const auto mg = potencyOf(attributes["total_mg_thc"_L1], Potency::Unit::Milligrams);
    return mg ? mg : potencyOf(attributes["thc_percentage"_L1], Potency::Unit::Percent);
}

std::optional<Potency> cbdOf(const QJsonObject &attributes)
{
    const auto percent = potencyOf(attributes["cbd_percentage"_L1], Potency::Unit::Percent);
    return percent ? percent : potencyOf(attributes["total_mg_cbd"_L1], Potency::Unit::Milligrams);
}

Result<int> stockOf(const QJsonValue &value)
{
    const auto stock = wholeOf(value);
    if (!stock)
        return malformed(u"its stock cannot be read"_s);
    if (*stock < 0)
        return malformed(u"its stock is negative"_s);
    return static_cast<int>(std::min<qint64>(*stock, 1'000'000));
}

Result<ProductValue> parseSize(const QJsonObject &size, const TreezSettings &settings)
{
    ProductValue value;
    value.id = ProductValueId(idOf(size["size_id"_L1]));
    if (value.id.isEmpty())
        return malformed(u"a size has no id"_s);
    const auto price = moneyOf(size["price_sell"_L1], settings.currency);
    if (!price || price->isNegative())
        return malformed(u"size %1 has no price that can be used"_s.arg(value.id.toString()));
    const auto stock = stockOf(size["live_inventory_quantity"_L1]);
    if (!stock)
        return malformed(u"size %1: %2"_s.arg(value.id.toString(), stock.error().message));
    const QString amount = decimalOf(size["size"_L1]);
    const QString unit = size["product_unit"_L1].toString();
    const QString label = treezLabel(amount, unit);
    value.label = label.isEmpty() ? lineOf(size["product_size_name"_L1], 60) : label;
    value.weight = treezWeight(amount, unit);
    value.price = *price;
    value.stock = *stock;
    return value;
}

void appendImage(QStringList &images, const QJsonValue &value)
{
    const QString address = value.toString().trimmed();
    if (address.startsWith("http"_L1) && !images.contains(address))
        images.append(address);
}

Product headOf(const QJsonObject &json)
{
    const auto attributes = json["attributes"_L1].toObject();
    const auto images = json["images"_L1].toObject();
    Product product;
    product.id = ProductId(idOf(json["product_id"_L1]));
    product.name = lineOf(json["product_name"_L1]);
    product.brand = lineOf(json["brand"_L1]);
    product.category = lineOf(json["type"_L1]).toUpper();
    product.strain = lineOf(json["classifications"_L1].toArray().first());
    product.description = proseOf(json["description"_L1]);
    product.thc = thcOf(attributes);
    product.cbd = cbdOf(attributes);
    for (const auto name : {"large_image"_L1, "cropped_image"_L1, "cropped_image_url"_L1})
        appendImage(product.images, images[name]);
    for (const auto &effect : attributes["effects"_L1].toArray())
        product.tags.append(lineOf(effect, 60).toLower());
    product.tags.removeDuplicates();
    product.tags.removeAll(QString());
    product.visible = json["active"_L1].toBool();
    return product;
}
} // namespace

Result<Product> TreezCatalogMapping::parseSizeList(
    const QJsonObject &json, const TreezSettings &settings, QList<SetAside> &setAside)
{
    Product product = headOf(json);
    if (product.id.isEmpty())
        return malformed(u"it has no id"_s);
    if (product.name.isEmpty())
        return malformed(u"it has no name"_s);
    for (const auto &entry : json["size_list"_L1].toArray()) {
        auto value = parseSize(entry.toObject(), settings);
        if (!value) {
            setAside.append(SetAside{product.id.toString(), product.name, value.error().message});
            continue;
        }
        if (!product.visible)
            value->stock = 0;
        product.values.append(std::move(*value));
    }
    if (product.values.isEmpty())
        return malformed(u"it has no size that can be used"_s);
    std::ranges::stable_sort(product.values, {}, [](const ProductValue &value) { return value.effectivePrice(); });
    return product;
}

} // namespace Peak
