#include "core/storage/catalogstore.h"

using namespace Qt::StringLiterals;

namespace Peak {

static WordCount wordCount(const Row &row) { return {row.text(0), row.integer(1)}; }

/** `sql` has a %1 where the category may narrow it down. */
Result<QList<WordCount>> CatalogStore::counted(const QString &sql, const QString &category)
{
    if (category.isEmpty())
        return m_database.rows(sql.arg(QString()), {}, wordCount);
    return m_database.rows(sql.arg(u" AND product.category = ?"_s), {category}, wordCount);
}

Result<QList<WordCount>> CatalogStore::brands(const QString &category)
{
    return counted(u"SELECT brand, count(*) FROM product INDEXED BY product_facts WHERE visible = 1 AND brand <> ''%1 "
                   "GROUP BY brand HAVING sum(stock) > 0 ORDER BY brand COLLATE NOCASE"_s,
        category);
}

Result<QList<WordCount>> CatalogStore::tags(const QString &category)
{
    return counted(u"SELECT tag, count(*) FROM product INDEXED BY product_facts CROSS JOIN product_tag ON product_row "
                   u"= product.id "
                   "WHERE visible = 1%1 GROUP BY tag ORDER BY count(*) DESC, tag"_s,
        category);
}

Result<QList<WordCount>> CatalogStore::strains(const QString &category)
{
    return counted(
        u"SELECT strain, count(*) FROM product INDEXED BY product_facts WHERE visible = 1 AND strain <> ''%1 "
        "GROUP BY strain ORDER BY count(*) DESC, strain"_s,
        category);
}

Result<QList<SizeCount>> CatalogStore::sizes(const QString &category)
{
    const auto sql = u"SELECT size, max(weight_mg), max(label), count(DISTINCT product_row) "
                     "FROM product INDEXED BY product_facts CROSS JOIN product_value ON product_row = product.id "
                     "WHERE product.visible = 1 AND size <> ''%1 GROUP BY size ORDER BY 4 DESC, size"_s;
    const auto read = [](const Row &row) { return SizeCount{row.text(0), row.number(1), row.text(2), row.integer(3)}; };
    if (category.isEmpty())
        return m_database.rows(sql.arg(QString()), {}, read);
    return m_database.rows(sql.arg(u" AND product.category = ?"_s), {category}, read);
}

Result<PotencyUnits> CatalogStore::potencyUnits(const QString &category)
{
    const auto found =
        m_database.row(u"SELECT max(thc_unit = '%' AND thc IS NOT NULL), max(thc_unit = 'mg' AND thc IS NOT NULL), "
                       "max(cbd_unit = '%' AND cbd IS NOT NULL), max(cbd_unit = 'mg' AND cbd IS NOT NULL) "
                       "FROM product INDEXED BY product_facts WHERE visible = 1"_s
                + (category.isEmpty() ? QString() : u" AND category = ?"_s),
            category.isEmpty() ? QVariantList() : QVariantList{category}, [](const Row &row) {
                return PotencyUnits{row.flag(0), row.flag(1), row.flag(2), row.flag(3)};
            });
    return found.map([](const std::optional<PotencyUnits> &units) { return units.value_or(PotencyUnits()); });
}

Result<QStringList> CatalogStore::pictures(int perProduct)
{
    return m_database
        .rows(u"SELECT value FROM product, json_each(images) WHERE visible = 1 AND key < ? "
              "GROUP BY value ORDER BY min(key), max(stock) = 0, min(product.id)"_s,
            {perProduct}, [](const Row &row) { return row.text(0); })
        .map([](const QList<QString> &addresses) { return QStringList(addresses); });
}

Result<QList<Product>> CatalogStore::similar(const ProductId &id, int limit)
{
    struct Original {
        qint64 row = 0;
        QString category;
        QString strain;
        qint64 price = 0;
    };
    return m_database.consistently([&]() -> Result<QList<Product>> {
        const auto found = m_database.row(u"SELECT id, category, strain, min_price FROM product WHERE product_id = ?"_s,
            {id.toString()}, [](const Row &row) {
                return Original{row.number(0), row.text(1), row.text(2), row.number(3)};
            });
        if (!found)
            return found.error();
        const auto original = found->value_or(Original());
        // clang-format off
        const std::pair<QString, QVariantList> ways[] = {
            {u"SELECT id FROM product WHERE visible = 1 AND stock > 0 AND category = ? AND strain = ? AND id <> ? "
             "ORDER BY abs(min_price - ?), id LIMIT ?"_s,
                {original.category, original.strain, original.row, original.price, limit}},
            {u"SELECT id FROM product WHERE visible = 1 AND stock > 0 AND category = ? AND id <> ? "
             "AND min_price BETWEEN ? * 4 / 5 AND ? * 6 / 5 ORDER BY abs(min_price - ?), id LIMIT ?"_s,
                {original.category, original.row, original.price, original.price, original.price, 2 * limit}},
            {u"SELECT other.product_row FROM product_tag AS own JOIN product_tag AS other USING (tag) "
             "JOIN product ON product.id = other.product_row WHERE own.product_row = ? AND other.product_row <> ? "
             "AND visible = 1 AND stock > 0 GROUP BY other.product_row ORDER BY count(*) DESC, 1 LIMIT ?"_s,
                {original.row, original.row, 3 * limit}},
        };
        // clang-format on
        QList<qint64> rows;
        for (const auto &[sql, values] : ways) {
            if (rows.size() >= limit)
                break;
            const auto more = m_database.rows(sql, values, [](const Row &row) { return row.number(0); });
            if (!more)
                return more.error();
            for (const auto row : *more) {
                if (rows.size() < limit && !rows.contains(row))
                    rows.append(row);
            }
        }
        return productsOf(rows);
    });
}

Result<QList<WordCount>> CatalogStore::vocabulary()
{
    return m_database.rows(u"SELECT term, doc FROM product_word WHERE length(term) >= 3"_s, {}, wordCount);
}

} // namespace Peak
