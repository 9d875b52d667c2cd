#include "tests/possim/treez/treezproductjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

QString treezLocation(const StockItem &item)
{
    return item.medicalOnly ? u"FRONT OF HOUSE MED"_s : u"FRONT OF HOUSE"_s;
}

QString treezInventoryType(const StockItem &item) { return item.medicalOnly ? u"MEDICAL"_s : u"ADULT"_s; }

QString treezUnit(const StockItem &item)
{
    return item.unit == "g"_L1 ? u"GRAMS"_s : item.unit == "mg"_L1 ? u"MILLIGRAMS"_s : QString();
}

static double grams(const StockItem &item)
{
    if (item.weightGrams)
        return *item.weightGrams;
    return item.unit == "g"_L1 ? item.amount : item.unit == "mg"_L1 ? item.amount / 1000.0 : 0.0;
}

double treezFlowerGrams(const StockItem &item)
{
    return item.category == "FLOWER"_L1 || item.category == "PREROLL"_L1 ? grams(item) : 0.0;
}

double treezConcentrateGrams(const StockItem &item)
{
    return item.category == "CARTRIDGE"_L1 || item.category == "EXTRACT"_L1 ? grams(item) : 0.0;
}

static QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }

static QJsonValue milligrams(const std::optional<Potency> &potency)
{
    return potency && potency->unit == "mg"_L1 ? potency->value : 0.0;
}

static QJsonObject fields(const StockItem &item)
{
    const auto unit = treezUnit(item);
    return {{u"name"_s, item.name}, {u"brand"_s, item.brand},
        {u"size"_s, unit.isEmpty() ? orNull(item.label) : QJsonValue()}, {u"amount"_s, item.amount},
        {u"uom"_s, orNull(unit)}, {u"classification"_s, orNull(item.strain.contains(u' ') ? u"HYBRID"_s : item.strain)},
        {u"subtype"_s, item.category == "FLOWER"_L1 ? QJsonValue(u"PRE-PACK"_s) : QJsonValue()},
        {u"total_mg_thc"_s, milligrams(item.thc)}, {u"total_mg_cbd"_s, milligrams(item.cbd)},
        {u"doses"_s, QJsonValue::Null}, {u"mg_per_dose"_s, QJsonValue::Null},
        {u"total_flower_weight_g"_s, treezFlowerGrams(item)},
        {u"total_concentrate_weight_g"_s, treezConcentrateGrams(item)}, {u"external_id"_s, QJsonValue::Null}};
}

static QJsonObject pricing(const StockItem &item)
{
    QJsonObject price{{u"price_type"_s, u"FLAT"_s}, {u"price_sell"_s, QJsonValue::Null},
        {u"discounted_price"_s, QJsonValue::Null}, {u"discount_amount"_s, 0}, {u"discount_percent"_s, 0},
        {u"tier_name"_s, orNull(item.tierName)}};
    if (item.priceCents)
        price["price_sell"_L1] = dollars(*item.priceCents);
    if (item.priceCents && item.saleCents) {
        price["discounted_price"_L1] = dollars(*item.saleCents);
        price["discount_amount"_L1] = dollars(*item.priceCents - *item.saleCents);
    }
    if (item.tiers.isEmpty())
        return price;
    QJsonArray steps;
    for (const auto &step : item.tiers)
        steps.append(QJsonObject{{u"start_value"_s, step.from}, {u"price_per_value"_s, dollars(step.cents)}});
    price["price_type"_L1] = u"TIER"_s;
    price["tier_method"_L1] = u"WEIGHT_GRAMS"_s;
    price["tier_pricing_detail"_L1] = steps;
    return price;
}

static QJsonArray discounts(const StockItem &item)
{
    if (!item.priceCents || !item.saleCents)
        return {};
    const QJsonObject condition{
        {u"discount_condition_type"_s, u"Schedule"_s}, {u"discount_condition_value"_s, u"EVERY DAY"_s}};
    return {QJsonObject{{u"discount_id"_s, u"sale-"_s + item.id}, {u"discount_title"_s, u"Menu sale"_s},
        {u"discount_amount"_s, dollars(*item.priceCents - *item.saleCents)}, {u"discount_method"_s, u"DOLLAR"_s},
        {u"discount_condition_detail"_s, QJsonArray{condition}}}};
}

static QJsonArray labResults(const StockItem &item)
{
    QJsonArray results;
    const auto add = [&](const QString &type, const std::optional<Potency> &potency) {
        if (!potency || potency->unit != "%"_L1)
            return;
        const QJsonObject range{{u"minimum_value"_s, QString::number(potency->value)},
            {u"maximum_value"_s, QString::number(potency->value + 1.5)}};
        results.append(
            QJsonObject{{u"result_type"_s, type}, {u"amount"_s, range}, {u"amount_type"_s, u"PERCENTAGE"_s}});
    };
    add(u"THC"_s, item.thc);
    add(u"CBD"_s, item.cbd);
    return results;
}

static QJsonArray upper(const QStringList &words)
{
    QJsonArray all;
    for (const auto &word : words)
        all.append(word.toUpper());
    return all;
}

static QJsonArray stockDetail(const StockItem &item)
{
    if (item.stock == 0)
        return {};
    return {QJsonObject{{u"inventory_type"_s, treezInventoryType(item)}, {u"location"_s, treezLocation(item)},
        {u"location_id"_s, item.medicalOnly ? u"4"_s : u"3"_s},
        {u"sellable_quantity"_s, std::min(item.stock, TreezQuantityCap)}}};
}

QJsonObject treezProduct(const TreezItem &entry, const QTimeZone &zone, bool withDiscounts)
{
    const auto &item = entry.item;
    const QJsonObject attributes{{u"general"_s, upper(item.tags)}, {u"flavors"_s, QJsonArray()},
        {u"effects"_s, upper(item.effects)}, {u"ingredients"_s, QJsonArray()}, {u"internal_tags"_s, QJsonArray()}};
    const auto &pictures = item.pictures;
    const QJsonObject shop{{u"primary_image"_s, orNull(pictures.value(0))},
        {u"all_images"_s, QJsonArray::fromStringList(pictures)}, {u"menu_title"_s, QJsonValue::Null},
        {u"product_description"_s, QJsonValue::Null}, {u"minimum_visible_inventory_level"_s, TreezVisibleFrom},
        {u"hide_from_menu"_s, item.hidden}};
    return {{u"product_id"_s, item.id}, {u"catalog_parent_id"_s, item.productId},
        {u"product_status"_s, item.active ? u"ACTIVE"_s : u"DEACTIVATED"_s},
        {u"last_updated_at"_s, treezStamp(entry.updated, zone)},
        {u"sellable_quantity"_s, std::min(item.stock, TreezQuantityCap)},
        {u"sellable_quantity_detail"_s, stockDetail(item)}, {u"category_type"_s, item.category},
        {u"product_configurable_fields"_s, fields(item)}, {u"pricing"_s, pricing(item)},
        {u"discounts"_s, withDiscounts ? discounts(item) : QJsonArray()}, {u"attributes"_s, attributes},
        {u"product_barcodes"_s, QJsonArray()}, {u"e_commerce"_s, shop}, {u"autoupdate_lab_results"_s, true},
        {u"lab_results"_s, labResults(item)}, {u"above_threshold"_s, item.stock >= TreezVisibleFrom},
        {u"merged_from_product_ids"_s, QJsonArray()}, {u"external_references"_s, QJsonArray()}};
}

static QJsonObject oldSize(const StockItem &item)
{
    return {{u"size_id"_s, item.id}, {u"product_size_name"_s, item.name + u" - "_s + item.label},
        {u"size"_s, item.amount}, {u"product_unit"_s, orNull(treezUnit(item))}, {u"type"_s, item.category},
        {u"price_sell"_s, item.priceCents ? dollars(*item.priceCents) : QJsonValue()},
        {u"live_inventory_quantity"_s, std::min(item.stock, TreezQuantityCap)}};
}

static QJsonObject oldProduct(const StockItem &item)
{
    const auto percent = [](const std::optional<Potency> &potency) {
        return potency && potency->unit == "%"_L1 ? QJsonValue(potency->value) : QJsonValue();
    };
    const QJsonObject attributes{{u"effects"_s, upper(item.effects)}, {u"thc_percentage"_s, percent(item.thc)},
        {u"total_mg_thc"_s, milligrams(item.thc)}, {u"cbd_percentage"_s, percent(item.cbd)},
        {u"total_mg_cbd"_s, milligrams(item.cbd)}};
    return {{u"product_id"_s, item.productId}, {u"product_name"_s, item.name}, {u"type"_s, item.category},
        {u"brand"_s, item.brand}, {u"description"_s, QJsonValue::Null}, {u"active"_s, item.active && !item.hidden},
        {u"images"_s, QJsonObject()}, {u"attributes"_s, attributes},
        {u"classifications"_s, item.strain.isEmpty() ? QJsonArray() : QJsonArray{item.strain}}};
}

QJsonArray treezOldProducts(const QList<const TreezItem *> &entries)
{
    QList<QJsonObject> products;
    QList<QJsonArray> sizes;
    QHash<QString, qsizetype> places;
    for (const auto *entry : entries) {
        auto place = places.constFind(entry->item.productId);
        if (place == places.constEnd()) {
            place = places.insert(entry->item.productId, products.size());
            products.append(oldProduct(entry->item));
            sizes.append(QJsonArray());
        }
        sizes[*place].append(oldSize(entry->item));
    }
    QJsonArray all;
    for (qsizetype i = 0; i < products.size(); ++i) {
        products[i]["size_list"_L1] = sizes[i];
        products[i]["live_inventory_quantity"_L1] = sizes[i].first()["live_inventory_quantity"_L1];
        all.append(products[i]);
    }
    return all;
}

} // namespace Peak::Possim
