#include "core/storage/catalogstore.h"

#include "core/logging.h"
#include "core/storage/catalogschema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr auto productColumns =
    "product.id, product_id, product.name, product.brand, product.category, strain, description, thc, thc_unit, "
    "cbd, cbd_unit, images, product.tags, visible, medical_only"_L1;

QStringList textsOf(const QByteArray &json)
{
    QStringList texts;
    for (const auto &entry : QJsonDocument::fromJson(json).array())
        texts.append(entry.toString());
    return texts;
}

/** `column` holds the thousandths, the next one their unit. */
std::optional<Potency> potencyOf(const Row &row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    const auto unit = row.text(column + 1) == "mg"_L1 ? Potency::Unit::Milligrams : Potency::Unit::Percent;
    return Potency{row.number(column), unit};
}

Product productFrom(const Row &row)
{
    Product product;
    product.id = ProductId(row.text(1));
    product.name = row.text(2);
    product.brand = row.text(3);
    product.category = row.text(4);
    product.strain = row.text(5);
    product.description = row.text(6);
    product.thc = potencyOf(row, 7);
    product.cbd = potencyOf(row, 9);
    product.images = textsOf(row.bytes(11));
    product.tags = textsOf(row.bytes(12));
    product.visible = row.flag(13);
    product.medicalOnly = row.flag(14);
    return product;
}

ProductValue valueFrom(const Row &row)
{
    const Currency currency = Currency::fromCode(row.text(4)).valueOr({});
    ProductValue value;
    value.id = ProductValueId(row.text(0));
    value.label = row.text(1);
    value.price = Money(row.number(2), currency);
    if (!row.isNull(3))
        value.salePrice = Money(row.number(3), currency);
    value.weight = Weight::milligrams(row.number(5));
    value.thcMg = row.number(6);
    value.stock = row.integer(7);
    value.priceIsFrom = row.flag(8);
    return value;
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

/** FROM, WHERE and their values for a query. */
struct Selection {
    QString from = u"product"_s;
    QStringList conditions{u"visible = 1"_s};
    QVariantList values;
    QString order;

    [[nodiscard]] QString sql() const { return u" FROM %1 WHERE %2"_s.arg(from, conditions.join(u" AND "_s)); }
};

QString orderOf(ProductSort sort)
{
    switch (sort) {
    case ProductSort::Name:
        return u"product.name COLLATE NOCASE, product.id"_s;
    case ProductSort::PriceUp:
        return u"min_price, product.id"_s;
    case ProductSort::PriceDown:
        return u"min_price DESC, product.id"_s;
    }
    Q_UNREACHABLE();
}

Selection selectionOf(const ProductQuery &query)
{
    Selection selection;
    selection.order = orderOf(query.sort);
    const auto add = [&](const QString &condition, const QVariant &value) {
        selection.conditions.append(condition);
        selection.values.append(value);
    };
    if (const QString match = matchExpression(query.text); !match.isEmpty()) {
        selection.from = u"product_fts JOIN product ON product.id = product_fts.rowid"_s;
        add(u"product_fts MATCH ?"_s, match);
        // One or two letters match thousands of products: ranking them would cost more than it tells.
        selection.order =
            query.text.trimmed().size() < 3 ? u"product_fts.rowid"_s : u"bm25(product_fts, 10.0, 4.0, 1.0, 2.0)"_s;
    } else if (!query.text.trimmed().isEmpty()) {
        selection.conditions.append(u"0"_s);
    }
    if (!query.category.isEmpty())
        add(u"product.category = ?"_s, query.category);
    if (!query.brand.isEmpty())
        add(u"product.brand = ?"_s, query.brand);
    for (const auto &tag : query.tags)
        add(u"EXISTS (SELECT 1 FROM json_each(product.tags) WHERE json_each.value = ?)"_s, tag);
    if (query.updatedSince)
        add(u"as_of >= ?"_s, toMs(*query.updatedSince));
    if (query.inStockOnly)
        selection.conditions.append(u"product.stock > 0"_s);
    return selection;
}

Result<QList<Product>> withValues(Database &database, const QString &select, const QVariantList &values)
{
    return database.consistently([&]() -> Result<QList<Product>> {
        auto found =
            database.rows(select, values, [](const Row &row) { return std::pair(row.number(0), productFrom(row)); });
        if (!found)
            return found.error();
        QList<Product> products;
        for (auto &[row, product] : *found) {
            auto options = database.rows(
                u"SELECT value_id, label, price, sale_price, currency, weight_mg, thc_mg, stock, price_is_from "
                "FROM product_value WHERE product_row = ? ORDER BY position"_s,
                {row}, valueFrom);
            if (!options)
                return options.error();
            product.values = std::move(*options);
            products.append(std::move(product));
        }
        return products;
    });
}
} // namespace

Result<std::unique_ptr<Database>> openCatalogForWriting(const QString &path, const QString &user)
{
    const DatabaseOptions options{.durable = false, .applicationId = catalogApplicationId};
    bool damaged = false; // A failing disk is no reason to throw away what can still be sold from.
    const auto attempt = [&]() -> Result<std::unique_ptr<Database>> {
        auto database = std::make_unique<Database>(path, user, options);
        const auto opened = database->open(catalogSchema());
        const auto found = opened ? database->quickCheck() : Result<QString>(opened.error());
        damaged = database->damaged() || (found && *found != "ok"_L1);
        if (!found)
            return found.error();
        if (damaged)
            return Error{Error::Kind::Storage, *found};
        return database;
    };
    auto first = attempt();
    if (first || !damaged)
        return first;
    qCWarning(lcStorage) << "the catalogue is damaged and is made new:" << first.error().message;
    for (const auto &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
    return attempt();
}

Result<std::unique_ptr<Database>> openCatalogForReading(const QString &path, const QString &user)
{
    if (!QFile::exists(path))
        return Error{Error::Kind::NotFound, u"there is no catalogue yet"_s};
    auto database = std::make_unique<Database>(
        path, user, DatabaseOptions{.readOnly = true, .applicationId = catalogApplicationId});
    if (const auto opened = database->open(catalogSchema()); !opened)
        return opened.error();
    const auto version = database->number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    if (*version < catalogSchema().back().version)
        return Error{Error::Kind::NotFound, u"the catalogue is of an older version or being made"_s};
    const auto owner = database->number(u"PRAGMA application_id"_s);
    if (!owner)
        return owner.error();
    if (*owner != catalogApplicationId)
        return Error{Error::Kind::Storage, u"%1 is a database of another program"_s.arg(path)};
    return database;
}

CatalogStore::CatalogStore(Database &database) : m_database(database) { }

Result<QList<Product>> CatalogStore::products(const ProductQuery &query)
{
    const auto selection = selectionOf(query);
    return withValues(m_database,
        u"SELECT %1 %2 ORDER BY %3 LIMIT ? OFFSET ?"_s.arg(productColumns, selection.sql(), selection.order),
        selection.values + QVariantList{query.limit, query.offset});
}

Result<int> CatalogStore::count(const ProductQuery &query)
{
    const auto selection = selectionOf(query);
    return m_database.number(u"SELECT count(*)"_s + selection.sql(), selection.values).map([](qint64 number) {
        return static_cast<int>(number);
    });
}

Result<std::optional<Product>> CatalogStore::product(const ProductId &id)
{
    const auto found =
        withValues(m_database, u"SELECT %1 FROM product WHERE product_id = ?"_s.arg(productColumns), {id.toString()});
    return found.map([](const QList<Product> &products) {
        return products.isEmpty() ? std::nullopt : std::optional(products.first());
    });
}

Result<QList<CategoryCount>> CatalogStore::categories()
{
    return m_database.rows(
        u"SELECT category, count(*) FROM product WHERE visible = 1 GROUP BY category ORDER BY category"_s, {},
        [](const Row &row) {
            return CategoryCount{row.text(0), row.integer(1)};
        });
}

Result<CatalogState> CatalogStore::state()
{
    const auto entries = m_database.rows(
        u"SELECT key, value FROM state"_s, {}, [](const Row &row) { return std::pair(row.text(0), row.text(1)); });
    if (!entries)
        return entries.error();
    CatalogState state;
    for (const auto &[key, value] : *entries) {
        if (key == "generation"_L1)
            state.generation = value.toLongLong();
        else if (key == "as_of"_L1)
            state.asOf = fromMs(value.toLongLong());
        else if (key == "full_as_of"_L1)
            state.fullAsOf = fromMs(value.toLongLong());
        else if (key == "last_error"_L1)
            state.lastError = value;
    }
    const auto visible = m_database.number(u"SELECT count(*) FROM product WHERE visible = 1"_s);
    if (!visible)
        return visible.error();
    const auto aside = m_database.number(u"SELECT count(*) FROM set_aside"_s);
    if (!aside)
        return aside.error();
    state.visibleProducts = static_cast<int>(*visible);
    state.setAside = static_cast<int>(*aside);
    return state;
}

Result<QList<SetAside>> CatalogStore::setAside()
{
    return m_database.rows(u"SELECT product_id, name, reason FROM set_aside ORDER BY rowid"_s, {}, [](const Row &row) {
        return SetAside{row.text(0), row.text(1), row.text(2)};
    });
}

Result<std::optional<Instant>> CatalogStore::productAsOf(const ProductId &id)
{
    return m_database.row(u"SELECT as_of FROM product WHERE product_id = ?"_s, {id.toString()},
        [](const Row &row) { return fromMs(row.number(0)); });
}

} // namespace Peak
