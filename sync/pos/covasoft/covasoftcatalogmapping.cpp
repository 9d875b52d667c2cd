#include "sync/pos/covasoft/covasoftcatalogmapping.h"

#include "sync/pos/covasoft/covasoftreply.h"
#include "sync/pos/covasoft/covasoftvalues.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/plaintext.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using CovasoftReply::member;

Error malformed(const QString &why) { return Error{Error::Kind::Malformed, why}; }

bool isForSale(const QJsonObject &product)
{
    const auto lifeCycle = lineOf(member(product, "LifeCycle"_L1));
    return lifeCycle.compare("Active"_L1, Qt::CaseInsensitive) == 0 && !member(product, "IsArchived"_L1).toBool()
        && !member(product, "IsNonStock"_L1).toBool();
}

void appendAddress(QStringList &addresses, const QJsonValue &value)
{
    const QString address = value.toString().trimmed();
    const bool isWeb = address.startsWith("https://"_L1) || address.startsWith("http://"_L1);
    if (isWeb && !addresses.contains(address))
        addresses.append(address);
}

/** Assets name their address in one of two ways; those that say they are something else than pictures are none. */
QStringList imagesOf(const QJsonObject &product)
{
    QStringList addresses;
    for (const auto &entry : member(product, "Assets"_L1).toArray()) {
        const auto asset = entry.toObject();
        const auto type = lineOf(member(asset, "Type"_L1));
        if (!type.isEmpty() && type.compare("Image"_L1, Qt::CaseInsensitive) != 0)
            continue;
        appendAddress(addresses, member(asset, "Uri"_L1));
        appendAddress(addresses, member(asset, "Url"_L1));
    }
    appendAddress(addresses, member(product, "HeroShotUri"_L1));
    return addresses;
}

QString descriptionOf(const QJsonObject &product)
{
    const auto full = plainText(member(product, "LongDescription"_L1));
    return full.isEmpty() ? plainText(member(product, "ShortDescription"_L1)) : full;
}

/** The milligrams of a whole package count towards limits; percent of an unknown weight do not. */
qint64 thcMgOf(const std::optional<Potency> &thc)
{
    return thc && thc->unit == Potency::Unit::Milligrams ? (thc->thousandths + 500) / 1000 : 0;
}

/** As it reads without a price. Malformed without an id or a name. */
Result<Product> described(
    const QJsonObject &json, const CovasoftSpecifications &specifications, const CovasoftSettings &settings)
{
    const auto classification = lineOf(member(json, "ClassificationName"_L1));
    const auto brand = specifications.text({"Brands"_L1, "Brand"_L1});
    Product product;
    product.id = ProductId(idOf(member(json, "ProductId"_L1)));
    product.name = lineOf(member(json, "Name"_L1));
    product.brand = brand.isEmpty() ? lineOf(member(json, "Manufacturer"_L1)) : brand;
    product.category = classification.toUpper();
    product.strain = specifications.text({"Strain"_L1}).toUpper();
    product.description = descriptionOf(json);
    product.thc = specifications.potency("THC"_L1);
    product.cbd = specifications.potency("CBD"_L1);
    product.images = imagesOf(json);
    product.tags = specifications.tags();
    product.visible = isForSale(json);
    product.medicalOnly = settings.medicalClassifications.contains(classification.toLower());
    if (product.id.isEmpty())
        return malformed(u"it has no id"_s);
    if (product.name.isEmpty())
        return malformed(u"it has no name"_s);
    return product;
}

/** Off the menu, with nothing that could be bought. */
std::optional<Product> hidden(const QJsonObject &json, const CovasoftSettings &settings)
{
    auto product = described(json, CovasoftSpecifications(QJsonArray()), settings);
    if (!product)
        return std::nullopt;
    ProductValue value;
    value.id = ProductValueId(product->id.toString());
    value.price = Money(0, settings.currency);
    product->visible = false;
    product->values = {value};
    return *product;
}

QJsonObject body(qint64 skip, qint64 top, bool details, const CovasoftSettings &settings)
{
    return {
        {"LocationId"_L1, settings.locationId},
        {"IncludeProductSkusAndUpcs"_L1, false},
        {"IncludeProductSpecifications"_L1, details},
        {"IncludeClassifications"_L1, false},
        {"IncludeProductAssets"_L1, details},
        {"IncludeAvailability"_L1, details},
        {"IncludePackageDetails"_L1, false},
        {"IncludePricing"_L1, details},
        {"IncludeTaxes"_L1, false},
        {"InStockOnly"_L1, false},
        {"IncludeAllLifecycles"_L1, false},
        {"SellingRoomOnly"_L1, true},
        {"Skip"_L1, skip},
        {"Top"_L1, top},
    };
}
} // namespace

QJsonObject CovasoftCatalogMapping::pageBody(qint64 skip, qint64 top, const CovasoftSettings &settings)
{
    return body(skip, top, true, settings);
}

QJsonObject CovasoftCatalogMapping::probeBody(qint64 skip, const CovasoftSettings &settings)
{
    return body(skip, 1, false, settings);
}

Result<qsizetype> CovasoftCatalogMapping::pageSize(const QJsonObject &answer)
{
    const auto products = member(answer, "Products"_L1);
    if (!products.isArray())
        return malformed(u"the answer holds no product list"_s);
    return products.toArray().size();
}

Result<Product> CovasoftCatalogMapping::parseProduct(const QJsonObject &json, const CovasoftSettings &settings)
{
    const CovasoftSpecifications specifications(member(json, "ProductSpecifications"_L1));
    auto product = described(json, specifications, settings);
    if (!product)
        return product;
    const auto values = covasoftValues(json, specifications, settings);
    if (!values)
        return values.error();
    product->values = *values;
    for (auto &value : product->values) {
        value.thcMg = thcMgOf(product->thc);
        if (!product->visible)
            value.stock = 0;
    }
    return product;
}

Result<CatalogPage> CovasoftCatalogMapping::parsePage(
    const QJsonObject &answer, bool increment, const CovasoftSettings &settings)
{
    if (const auto size = pageSize(answer); !size)
        return size.error();
    CatalogPage page;
    for (const auto &entry : member(answer, "Products"_L1).toArray()) {
        const auto json = entry.toObject();
        auto product = parseProduct(json, settings);
        if (product) {
            page.products.append(std::move(*product));
            continue;
        }
        const auto gone = hidden(json, settings);
        if (gone && (increment || !isForSale(json)))
            page.products.append(*gone);
        if (!gone || isForSale(json))
            page.setAside.append(
                {idOf(member(json, "ProductId"_L1)), lineOf(member(json, "Name"_L1)), product.error().message});
    }
    return page;
}

} // namespace Peak
