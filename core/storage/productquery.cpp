#include "core/storage/productquery.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// What shops call the products they put in front.
const QStringList &featuredTags()
{
    static const QStringList tags{u"featured"_s, u"staff pick"_s, u"staff picks"_s};
    return tags;
}

/** What was typed as an FTS5 expression: every word the start of one; empty when nothing can be searched for. */
QString matchExpression(const QString &typed)
{
    static const QRegularExpression notInWords(u"[^\\p{L}\\p{N}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    // Through UTF-8, because an expression is not applied at all to a text with half a surrogate pair in it.
    const QString text = QString::fromUtf8(typed.left(100).toUtf8()).normalized(QString::NormalizationForm_C);
    QStringList words;
    for (const auto &word : text.split(notInWords, Qt::SkipEmptyParts))
        words.append(u'"' + word + u"\"*"_s);
    return words.join(u' ');
}

/** The amount where it has this unit, and nothing anywhere else. */
QString amountIn(QLatin1StringView column, QLatin1StringView unit, QLatin1StringView direction)
{
    return u"CASE WHEN %1_unit = '%2' THEN %1 END %3 NULLS LAST, product.name COLLATE NOCASE, product.id"_s.arg(
        column, unit, direction);
}

QString orderOf(ProductSort sort)
{
    switch (sort) {
    case ProductSort::Name:
        return u"product.name COLLATE NOCASE, product.id"_s;
    case ProductSort::PriceUp:
        return u"min_price = 0, min_price, product.id"_s;
    case ProductSort::PriceDown:
        return u"min_price DESC, product.id"_s;
    case ProductSort::ThcPercentUp:
        return amountIn("thc"_L1, "%"_L1, "ASC"_L1);
    case ProductSort::ThcPercentDown:
        return amountIn("thc"_L1, "%"_L1, "DESC"_L1);
    case ProductSort::ThcMgUp:
        return amountIn("thc"_L1, "mg"_L1, "ASC"_L1);
    case ProductSort::ThcMgDown:
        return amountIn("thc"_L1, "mg"_L1, "DESC"_L1);
    case ProductSort::CbdPercentUp:
        return amountIn("cbd"_L1, "%"_L1, "ASC"_L1);
    case ProductSort::CbdPercentDown:
        return amountIn("cbd"_L1, "%"_L1, "DESC"_L1);
    case ProductSort::CbdMgUp:
        return amountIn("cbd"_L1, "mg"_L1, "ASC"_L1);
    case ProductSort::CbdMgDown:
        return amountIn("cbd"_L1, "mg"_L1, "DESC"_L1);
    }
    Q_UNREACHABLE();
}

QString marks(qsizetype count) { return QStringList(count, u"?"_s).join(u", "_s); }
} // namespace

QString ProductSelection::sql() const { return u" FROM %1 WHERE %2"_s.arg(from, conditions.join(u" AND "_s)); }

void ProductSelection::add(const QString &condition, const QVariant &value)
{
    conditions.append(condition);
    values.append(value);
}

void ProductSelection::addText(const ProductQuery &query)
{
    if (const QString match = matchExpression(query.text); !match.isEmpty()) {
        // CROSS: the words are looked up first, whatever else is asked for.
        from = u"product_fts CROSS JOIN product ON product.id = product_fts.rowid"_s;
        add(u"product_fts MATCH ?"_s, match);
        // One or two letters match thousands of products: ranking them would cost more than it tells.
        if (query.sort == ProductSort::Name)
            order =
                query.text.trimmed().size() < 3 ? u"product_fts.rowid"_s : u"bm25(product_fts, 10.0, 4.0, 1.0, 2.0)"_s;
    } else if (!query.text.trimmed().isEmpty()) {
        conditions.append(u"0"_s);
    }
}

void ProductSelection::addOneOf(const QString &expression, const QStringList &words)
{
    if (words.isEmpty())
        return;
    conditions.append(expression.arg(marks(words.size())));
    for (const auto &word : words)
        values.append(word);
}

void ProductSelection::addRange(const QString &column, const Range &range)
{
    if (range.from)
        add(column + u" >= ?"_s, *range.from);
    if (range.to)
        add(column + u" < ?"_s, *range.to);
}

void ProductSelection::addPotency(const QString &column, const PotencyRange &range)
{
    if (range.thousandths.isOpen())
        return;
    add(column + u"_unit = ?"_s, range.unit == Potency::Unit::Percent ? u"%"_s : u"mg"_s);
    conditions.append(column + u" IS NOT NULL"_s);
    addRange(column, range.thousandths);
}

/**
 * Whether every product has to be looked at: then in the index that holds all of it, which SQLite does not choose by
 * itself. Everything else has an index of its own that leads to few rows, or is in order already.
 */
static bool needsScan(const ProductQuery &query)
{
    const bool narrow = !query.brand.isEmpty() || !query.tags.isEmpty() || query.featured || query.updatedSince;
    const bool inOrder = query.sort == ProductSort::Name || query.sort == ProductSort::PriceDown;
    const bool filtered = !query.strains.isEmpty() || !query.sizes.isEmpty() || !query.price.isOpen()
        || !query.thc.thousandths.isOpen() || !query.cbd.thousandths.isOpen() || query.onSale || query.inStockOnly;
    return !narrow && (filtered || !inOrder);
}

ProductSelection ProductSelection::of(const ProductQuery &query)
{
    ProductSelection selection;
    selection.order = orderOf(query.sort);
    if (needsScan(query))
        selection.from = u"product INDEXED BY product_facts"_s;
    selection.addText(query);
    if (!query.category.isEmpty())
        selection.add(u"product.category = ?"_s, query.category);
    if (!query.brand.isEmpty())
        selection.add(u"product.brand = ?"_s, query.brand);
    for (const auto &tag : query.tags)
        selection.add(u"product.id IN (SELECT product_row FROM product_tag WHERE tag = ?)"_s, tag);
    if (query.featured)
        selection.addOneOf(u"product.id IN (SELECT product_row FROM product_tag WHERE tag IN (%1))"_s, featuredTags());
    selection.addOneOf(u"strain IN (%1)"_s, query.strains);
    selection.addOneOf(
        u"EXISTS (SELECT 1 FROM product_value WHERE product_row = product.id AND size IN (%1))"_s, query.sizes);
    selection.addRange(u"min_price"_s, query.price);
    selection.addPotency(u"thc"_s, query.thc);
    selection.addPotency(u"cbd"_s, query.cbd);
    if (query.onSale)
        selection.conditions.append(u"on_sale = 1"_s);
    if (query.updatedSince)
        selection.add(u"as_of >= ?"_s, toMs(*query.updatedSince));
    if (query.inStockOnly)
        selection.conditions.append(u"product.stock > 0"_s);
    return selection;
}

} // namespace Peak
