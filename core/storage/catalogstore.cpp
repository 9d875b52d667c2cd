#include "core/storage/catalogstore.h"

#include "core/logging.h"
#include "core/storage/catalogschema.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr auto productColumns =
    "product_id, product.name, product.brand, product.category, strain, description, thc, thc_unit, "
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
    product.id = ProductId(row.text(0));
    product.name = row.text(1);
    product.brand = row.text(2);
    product.category = row.text(3);
    product.strain = row.text(4);
    product.description = row.text(5);
    product.thc = potencyOf(row, 6);
    product.cbd = potencyOf(row, 8);
    product.images = textsOf(row.bytes(10));
    product.tags = textsOf(row.bytes(11));
    product.visible = row.flag(12);
    product.medicalOnly = row.flag(13);
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
    const auto owner = database->number(u"PRAGMA application_id"_s);
    if (!owner)
        return owner.error();
    const auto version = database->number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    if (*owner != catalogApplicationId && *version > 0)
        return Error{Error::Kind::Storage, u"%1 is a database of another program"_s.arg(path)};
    if (*version < catalogSchema().back().version)
        return Error{Error::Kind::NotFound, u"the catalogue is of an older version or being made"_s};
    return database;
}

CatalogStore::CatalogStore(Database &database) : m_database(database) { }

static Result<Product> readProduct(Database &database, qint64 row)
{
    auto product =
        database.row(u"SELECT %1 FROM product WHERE product.id = ?"_s.arg(productColumns), {row}, productFrom);
    if (!product)
        return product.error();
    auto options =
        database.rows(u"SELECT value_id, label, price, sale_price, currency, weight_mg, thc_mg, stock, price_is_from "
                      "FROM product_value WHERE product_row = ? ORDER BY position"_s,
            {row}, valueFrom);
    if (!options)
        return options.error();
    auto whole = product->value_or(Product());
    whole.values = std::move(*options);
    return whole;
}

/** In this order. Call it consistently() with what found the rows. */
Result<QList<Product>> CatalogStore::productsOf(const QList<qint64> &rows)
{
    QList<Product> products;
    for (const auto row : rows) {
        auto product = readProduct(m_database, row);
        if (!product)
            return product.error();
        products.append(std::move(*product));
    }
    return products;
}

static qint64 rowNumber(const Row &row) { return row.number(0); }

Result<QList<Product>> CatalogStore::products(const ProductQuery &query)
{
    const auto selection = ProductSelection::of(query);
    return m_database.consistently([&]() -> Result<QList<Product>> {
        const auto rows = m_database.rows(
            u"SELECT product.id %1 ORDER BY %2 LIMIT ? OFFSET ?"_s.arg(selection.sql(), selection.order),
            selection.values + QVariantList{query.limit, query.offset}, rowNumber);
        return rows ? productsOf(*rows) : rows.error();
    });
}

Result<int> CatalogStore::count(const ProductQuery &query)
{
    const auto selection = ProductSelection::of(query);
    return m_database.number(u"SELECT count(*)"_s + selection.sql(), selection.values).map([](qint64 number) {
        return static_cast<int>(number);
    });
}

Result<std::optional<Product>> CatalogStore::product(const ProductId &id)
{
    return m_database.consistently([&]() -> Result<std::optional<Product>> {
        const auto row = m_database.row(u"SELECT id FROM product WHERE product_id = ?"_s, {id.toString()}, rowNumber);
        if (!row)
            return row.error();
        if (!*row)
            return std::optional<Product>();
        return readProduct(m_database, **row).map([](const Product &product) { return std::optional(product); });
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
