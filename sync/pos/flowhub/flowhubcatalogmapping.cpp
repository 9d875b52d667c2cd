#include "sync/pos/flowhub/flowhubcatalogmapping.h"

#include "core/decimal.h"
#include "core/logging.h"
#include "sync/pos/flowhub/flowhubmeasures.h"
#include "sync/pos/jsonread.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qint64 mostStock = 1'000'000;

struct Category {
    QLatin1StringView theirs;
    QLatin1StringView ours;
};

// Flowhub's own words; anything else, and what a store calls its shelves, stays as it is.
// clang-format off
constexpr Category categories[] = {
    {"PackedBud"_L1, "FLOWER"_L1},
    {"BulkBud"_L1,   "FLOWER"_L1},
    {"Joint"_L1,     "PRE-ROLL"_L1},
    {"Edibles"_L1,   "EDIBLE"_L1},
};
// clang-format on

Error malformed(const QString &why) { return Error{Error::Kind::Malformed, why}; }

QString categoryOf(const QJsonObject &row)
{
    const QString custom = lineOf(row["customCategoryName"_L1]);
    if (!custom.isEmpty())
        return custom.toUpper();
    const QString own = lineOf(row["category"_L1]);
    for (const auto &category : categories) {
        if (own.compare(category.theirs, Qt::CaseInsensitive) == 0)
            return category.ours;
    }
    return own.toUpper();
}

QString sizeOf(const QJsonObject &row)
{
    const QString amount = decimalOf(row["productWeight"_L1]);
    const QString unit = lineOf(row["productUnitOfMeasure"_L1]);
    return amount.isEmpty() || unit.compare("each"_L1, Qt::CaseInsensitive) == 0 ? QString() : amount + u' ' + unit;
}

/** Buds and shake of one strain differ by their weight only: it belongs to the name, unless it stands there already. */
QString nameOf(const QJsonObject &row)
{
    const QString name = lineOf(row["productName"_L1]);
    const QString size = sizeOf(row);
    const QString category = row["category"_L1].toString();
    const bool loose = flowhubIsFlower(category) && category.compare("Flower"_L1, Qt::CaseInsensitive) != 0;
    if (!loose || name.isEmpty() || size.isEmpty() || name.contains(decimalOf(row["productWeight"_L1])))
        return name;
    return u"%1 (%2)"_s.arg(name, size);
}

/** "Hybrid - Sativa" is a hybrid. */
QString strainOf(const QJsonObject &row)
{
    return lineOf(row["speciesName"_L1]).section(u'-', 0, 0).trimmed().toUpper();
}

QStringList tagsOf(const QJsonObject &row)
{
    QStringList tags;
    for (const auto name : {"effects"_L1, "tags"_L1}) {
        for (const auto &entry : row[name].toArray()) {
            const QString tag = lineOf(entry, 60).toLower();
            if (!tag.isEmpty() && !tags.contains(tag))
                tags.append(tag);
        }
    }
    return tags;
}

QStringList imagesOf(const QJsonObject &row)
{
    const QString address = row["productPictureURL"_L1].toString().trimmed();
    const bool isWeb = address.startsWith("https://"_L1) || address.startsWith("http://"_L1);
    return isWeb ? QStringList{address} : QStringList{};
}

/** Whole pieces of all packages together; quantities may be broken, and negative where a store counted wrong. */
int stockOf(const QList<QJsonObject> &rows)
{
    qint64 thousandths = 0;
    for (const auto &row : rows)
        thousandths += scaledDecimal(decimalOf(row["quantity"_L1]), 3, mostStock * 1000).valueOr(0);
    return static_cast<int>(std::clamp<qint64>(thousandths / 1000, 0, mostStock));
}

/** Packages of one product should cost the same. Where they do not, nobody is charged more than the screen said. */
std::optional<Money> priceOf(const QList<QJsonObject> &rows, Weight weight, Currency currency)
{
    std::optional<Money> highest;
    bool differ = false;
    for (const auto &row : rows) {
        const auto price = flowhubPrice(row, weight, currency);
        differ = differ || (highest && price && *price != *highest);
        if (price && (!highest || *price > *highest))
            highest = price;
    }
    if (differ)
        qCInfo(lcCatalog) << "packages with different prices:" << idOf(rows.first()["productId"_L1]);
    return highest;
}

Result<ProductValue> valueOf(
    const QList<QJsonObject> &rows, const std::optional<Potency> &thc, const FlowhubSettings &settings)
{
    const auto &row = rows.first();
    const auto weight = flowhubWeight(row, settings);
    const auto price = priceOf(rows, weight, settings.currency);
    if (!price)
        return malformed(u"it has no price"_s);
    const QString variant = lineOf(row["variantName"_L1], 60);
    ProductValue value;
    value.id = FlowhubCatalogMapping::valueIdOf(row["productId"_L1]);
    value.label = variant.isEmpty() ? sizeOf(row) : variant;
    value.price = *price;
    value.weight = weight;
    value.thcMg = flowhubThcMg(thc, weight);
    value.stock = stockOf(rows);
    return value;
}

bool isSoldByWeight(const QJsonObject &row) { return row["isSoldByWeight"_L1].toBool(); }
bool isMedical(const QJsonObject &row) { return row["purchaseCategory"_L1] == "med"_L1; }
} // namespace

bool FlowhubCatalogMapping::isForUs(const QJsonObject &row, const FlowhubSettings &settings)
{
    const QString kind = row["purchaseCategory"_L1].toString();
    return settings.customerType.isEmpty() || kind == "unrestricted"_L1 || (!kind.isEmpty() && settings.serves(kind));
}

Result<Product> FlowhubCatalogMapping::parseProduct(const QList<QJsonObject> &rows, const FlowhubSettings &settings)
{
    const auto &row = rows.first();
    Product product;
    product.id = ProductId(idOf(row["productId"_L1]));
    product.name = nameOf(row);
    if (product.id.isEmpty())
        return malformed(u"it has no id"_s);
    if (product.name.isEmpty())
        return malformed(u"it has no name"_s);
    if (std::ranges::any_of(rows, isSoldByWeight)) // Pieces or grams: what an order's quantity means is not documented.
        return malformed(u"it is weighed at the counter"_s);
    product.brand = lineOf(row["brand"_L1]);
    product.category = categoryOf(row);
    product.strain = strainOf(row);
    product.description = proseOf(row["productDescription"_L1]);
    product.thc = flowhubPotency(row, "thc"_L1);
    product.cbd = flowhubPotency(row, "cbd"_L1);
    product.images = imagesOf(row);
    product.tags = tagsOf(row);
    product.medicalOnly = std::ranges::any_of(rows, isMedical);
    const auto value = valueOf(rows, product.thc, settings);
    if (!value)
        return value.error();
    product.values = {*value};
    return product;
}

SetAside FlowhubCatalogMapping::setAsideFor(const QList<QJsonObject> &rows, const QString &reason)
{
    const auto row = rows.value(0);
    return SetAside{idOf(row["productId"_L1]), lineOf(row["productName"_L1]), reason};
}

static bool isDigits(const QString &text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

ProductValueId FlowhubCatalogMapping::valueIdOf(const QJsonValue &productId)
{
    const QString id = idOf(productId);
    return ProductValueId(productId.isString() && isDigits(id) ? u'"' + id + u'"' : id);
}

QJsonValue FlowhubCatalogMapping::productIdOf(const ProductValueId &value)
{
    const QString &id = value.toString();
    if (isDigits(id) && id.size() <= 15)
        return id.toLongLong();
    return id.startsWith(u'"') ? id.mid(1).chopped(1) : id;
}

} // namespace Peak
