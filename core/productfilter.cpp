#include "core/productfilter.h"

using namespace Qt::StringLiterals;

namespace Peak {

using Kind = FilterPart::Kind;

QString ProductFilter::rangeKey(const Range &range)
{
    const auto text = [](const std::optional<qint64> &end) { return end ? QString::number(*end) : QString(); };
    return text(range.from) + u'-' + text(range.to);
}

Range ProductFilter::rangeOf(const QString &key)
{
    const auto end = [&](int part) {
        bool ok = false;
        const auto number = key.section(u'-', part, part).toLongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    };
    return {end(0), end(1)};
}

QString ProductFilter::potencyKey(const PotencyRange &range)
{
    return (range.unit == Potency::Unit::Percent ? u"%"_s : u"mg"_s) + rangeKey(range.thousandths);
}

PotencyRange ProductFilter::potencyOf(const QString &key)
{
    if (key.startsWith("mg"_L1))
        return {Potency::Unit::Milligrams, rangeOf(key.sliced(2))};
    return {Potency::Unit::Percent, rangeOf(key.mid(1))};
}

QList<FilterPart> ProductFilter::partsOf(const ProductQuery &query)
{
    QList<FilterPart> parts;
    const auto addAll = [&](Kind kind, const QStringList &words) {
        for (const auto &word : words)
            parts.append({kind, word});
    };
    if (query.featured)
        parts.append({Kind::Featured});
    if (query.onSale)
        parts.append({Kind::OnSale});
    if (query.inStockOnly)
        parts.append({Kind::InStock});
    if (!query.brand.isEmpty())
        parts.append({Kind::Brand, query.brand});
    if (!query.price.isOpen())
        parts.append({Kind::Price, rangeKey(query.price)});
    addAll(Kind::Strain, query.strains);
    if (!query.thc.thousandths.isOpen())
        parts.append({Kind::Thc, potencyKey(query.thc)});
    if (!query.cbd.thousandths.isOpen())
        parts.append({Kind::Cbd, potencyKey(query.cbd)});
    addAll(Kind::Size, query.sizes);
    addAll(Kind::Tag, query.tags);
    return parts;
}

static ProductQuery changed(ProductQuery query, const FilterPart &part, bool present)
{
    const auto change = [&](QStringList &words) {
        words.removeAll(part.value);
        if (present)
            words.append(part.value);
    };
    const auto value = present ? part.value : QString();
    switch (part.kind) {
    case Kind::Featured:
        query.featured = present;
        break;
    case Kind::OnSale:
        query.onSale = present;
        break;
    case Kind::InStock:
        query.inStockOnly = present;
        break;
    case Kind::Brand:
        query.brand = value;
        break;
    case Kind::Price:
        query.price = ProductFilter::rangeOf(value);
        break;
    case Kind::Strain:
        change(query.strains);
        break;
    case Kind::Thc:
        query.thc = ProductFilter::potencyOf(value);
        break;
    case Kind::Cbd:
        query.cbd = ProductFilter::potencyOf(value);
        break;
    case Kind::Size:
        change(query.sizes);
        break;
    case Kind::Tag:
        change(query.tags);
        break;
    }
    return query;
}

ProductQuery ProductFilter::with(ProductQuery query, const FilterPart &part) { return changed(query, part, true); }

ProductQuery ProductFilter::without(ProductQuery query, const FilterPart &part) { return changed(query, part, false); }

} // namespace Peak
