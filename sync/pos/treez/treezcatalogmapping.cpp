#include "sync/pos/treez/treezcatalogmapping.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/treez/treezpricing.h"
#include "sync/pos/treez/treezsizes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qint64 mostStock = 1'000'000;

Error malformed(const QString &why) { return Error{Error::Kind::Malformed, why}; }

Result<int> stockOf(const QJsonValue &value)
{
    const auto stock = wholeOf(value);
    if (!stock)
        return malformed(u"its stock cannot be read"_s);
    if (*stock < 0)
        return malformed(u"its stock is negative"_s);
    return static_cast<int>(std::min(*stock, mostStock));
}

bool matches(const QJsonValue &value, const QString &wanted)
{
    return wanted.isEmpty() || value.toString().trimmed().compare(wanted, Qt::CaseInsensitive) == 0;
}

/** What the configured place and kind of stock hold; without either, what Treez would sell at all. */
Result<int> sellable(const QJsonObject &product, const TreezSettings &settings)
{
    const bool anywhere = settings.locationName.isEmpty() && settings.inventoryType.isEmpty();
    const auto detail = product["sellable_quantity_detail"_L1];
    if (anywhere || !detail.isArray())
        return stockOf(product["sellable_quantity"_L1]);
    int sum = 0;
    for (const auto &place : detail.toArray()) {
        if (!matches(place["location"_L1], settings.locationName)
            || !matches(place["inventory_type"_L1], settings.inventoryType))
            continue;
        const auto stock = stockOf(place["sellable_quantity"_L1]);
        if (!stock)
            return stock;
        sum = static_cast<int>(std::min<qint64>(qint64(sum) + *stock, mostStock));
    }
    return sum;
}

/** Only medical stock anywhere: others may look at it, not buy it. */
bool isMedicalOnly(const QJsonArray &places)
{
    return !places.isEmpty() && std::ranges::all_of(places, [](const QJsonValue &place) {
        return place["inventory_type"_L1] == "MEDICAL"_L1;
    });
}

void appendAddresses(QStringList &addresses, const QJsonValue &value)
{
    const auto candidates = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const auto &candidate : candidates) {
        const QString address = candidate.toString().trimmed();
        const bool isWeb = address.startsWith("https://"_L1) || address.startsWith("http://"_L1);
        if (isWeb && !addresses.contains(address))
            addresses.append(address);
    }
}

QStringList tagsOf(const QJsonValue &effects)
{
    QStringList tags;
    for (const auto &effect : effects.toArray()) {
        const QString tag = lineOf(effect, 60).toLower();
        if (!tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

Weight weightOf(const QJsonObject &fields)
{
    const auto weight = treezWeight(decimalOf(fields["amount"_L1]), fields["uom"_L1].toString());
    return weight.isZero() ? treezWeight(decimalOf(fields["total_flower_weight_g"_L1]), u"GRAMS"_s) : weight;
}

Result<ProductValue> valueOf(const QJsonObject &product, bool visible, const TreezSettings &settings)
{
    const auto price = treezPrice(product, settings.currency);
    if (!price)
        return price.error();
    const auto stock = visible ? sellable(product, settings) : Result<int>(0);
    if (!stock)
        return stock.error();
    const auto fields = product["product_configurable_fields"_L1].toObject();
    ProductValue value;
    value.id = ProductValueId(idOf(product["product_id"_L1]));
    value.label = treezLabel(decimalOf(fields["amount"_L1]), fields["uom"_L1].toString());
    value.price = price->price;
    value.salePrice = price->sale;
    value.priceIsFrom = price->isFrom;
    value.weight = weightOf(fields);
    value.thcMg = treezThcMg(product);
    value.stock = *stock;
    return value;
}

Result<Ok> requireIdAndName(const Product &product)
{
    if (product.id.isEmpty())
        return malformed(u"it has no id"_s);
    if (product.name.isEmpty())
        return malformed(u"it has no name"_s);
    return Ok{};
}

SetAside setAsideFor(const QJsonObject &product, const Error &error)
{
    const QString name = lineOf(product["product_configurable_fields"_L1]["name"_L1]);
    return SetAside{
        idOf(product["product_id"_L1]), name.isEmpty() ? lineOf(product["product_name"_L1]) : name, error.message};
}
} // namespace

bool TreezCatalogMapping::isForSale(const QJsonObject &product)
{
    const auto category = product.contains("category_type"_L1) ? product["category_type"_L1] : product["type"_L1];
    return lineOf(category).toUpper() != "NON-INV"_L1;
}

Result<CatalogPage> TreezCatalogMapping::parsePage(const QJsonObject &answer, const TreezSettings &settings)
{
    const auto data = answer["data"_L1];
    const auto list = data["product_list"_L1];
    if (!list.isArray() && !(data.isObject() && list.isNull()))
        return malformed(u"the answer holds no product list"_s);
    CatalogPage page;
    const auto total = wholeOf(data["total_count"_L1]);
    page.announced = total && *total > 0 ? static_cast<int>(std::min<qint64>(*total, 100'000'000)) : -1;
    for (const auto &entry : list.toArray()) {
        const auto json = entry.toObject();
        if (!isForSale(json))
            continue;
        const bool sizes = settings.sizeLists && json.contains("size_list"_L1);
        auto product = sizes ? parseSizeList(json, settings, page.setAside) : parseProduct(json, settings);
        if (product)
            page.products.append(std::move(*product));
        else
            page.setAside.append(setAsideFor(json, product.error()));
    }
    return page;
}

Result<Product> TreezCatalogMapping::parseProduct(const QJsonObject &json, const TreezSettings &settings)
{
    const auto fields = json["product_configurable_fields"_L1].toObject();
    const auto shop = json["e_commerce"_L1].toObject();
    const QString title = lineOf(shop["menu_title"_L1]);
    Product product;
    product.id = ProductId(idOf(json["product_id"_L1]));
    product.name = title.isEmpty() ? lineOf(fields["name"_L1]) : title;
    product.brand = lineOf(fields["brand"_L1]);
    product.category = lineOf(json["category_type"_L1]).toUpper();
    product.strain = lineOf(fields["classification"_L1]);
    product.description = proseOf(shop["product_description"_L1]);
    product.thc = treezThc(json);
    product.cbd = treezCbd(json);
    appendAddresses(product.images, shop["primary_image"_L1]);
    appendAddresses(product.images, shop["all_images"_L1]);
    product.tags = tagsOf(json["attributes"_L1]["effects"_L1]);
    product.visible = json["product_status"_L1] == "ACTIVE"_L1 && !shop["hide_from_menu"_L1].toBool();
    product.medicalOnly = isMedicalOnly(json["sellable_quantity_detail"_L1].toArray());
    if (const auto complete = requireIdAndName(product); !complete)
        return complete.error();
    const auto value = valueOf(json, product.visible, settings);
    if (!value)
        return value.error();
    product.values = {*value};
    return product;
}

} // namespace Peak
