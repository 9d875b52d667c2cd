#include "tests/possim/catalog.h"

#include "core/money.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static std::optional<qint64> cents(const QJsonValue &text)
{
    const auto money = Money::parse(text.toString());
    return money ? std::optional(money->minor()) : std::nullopt;
}

static std::optional<Potency> potency(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    return Potency{value["value"_L1].toString().toDouble(), value["unit"_L1].toString()};
}

static QStringList words(const QJsonValue &list)
{
    QStringList all;
    for (const auto &word : list.toArray())
        all.append(word.toString());
    return all;
}

static StockItem ofProduct(const QJsonObject &product)
{
    StockItem item;
    item.productId = product["id"_L1].toString();
    item.name = product["name"_L1].toString();
    item.brand = product["brand"_L1].toString();
    item.category = product["category"_L1].toString();
    item.strain = product["strain"_L1].toString();
    item.thc = potency(product["thc"_L1]);
    item.cbd = potency(product["cbd"_L1]);
    item.effects = words(product["effects"_L1]);
    item.tags = words(product["tags"_L1]);
    item.medicalOnly = product["medical_only"_L1].toBool();
    item.hidden = product["hidden"_L1].toBool();
    item.active = product["active"_L1].toBool(true);
    if (product.contains("weight_g"_L1))
        item.weightGrams = product["weight_g"_L1].toString().toDouble();
    return item;
}

static void addSize(StockItem &item, const QJsonObject &size)
{
    item.id = size["id"_L1].toString();
    item.label = size["label"_L1].toString();
    item.amount = size["value"_L1].toString().toDouble();
    item.unit = size["unit"_L1].toString();
    item.priceCents = cents(size["price"_L1]);
    item.saleCents = cents(size["sale_price"_L1]);
    item.stock = size["stock"_L1].toInt();
    item.tierName = size["tier_name"_L1].toString();
    for (const auto &tier : size["tiers"_L1].toArray())
        item.tiers.append({tier["from"_L1].toString().toDouble(), cents(tier["price"_L1]).value_or(0)});
}

Result<QList<StockItem>> readCatalog(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::Invalid, u"%1: %2"_s.arg(path, file.errorString())};
    QJsonParseError problem;
    const auto root = QJsonDocument::fromJson(file.readAll(), &problem).object();
    if (root["format"_L1].toString() != "peak-demo-catalog/1"_L1)
        return Error{Error::Kind::Invalid, u"%1: not a demo catalogue (%2)"_s.arg(path, problem.errorString())};
    QList<StockItem> items;
    for (const auto &product : root["products"_L1].toArray()) {
        for (const auto &size : product["sizes"_L1].toArray()) {
            auto item = ofProduct(product.toObject());
            addSize(item, size.toObject());
            items.append(std::move(item));
        }
    }
    return items;
}

} // namespace Peak::Possim
