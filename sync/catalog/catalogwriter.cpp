#include "sync/catalog/catalogwriter.h"

#include "core/logging.h"
#include "sync/catalog/catalogdiff.h"
#include "sync/catalog/productblob.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int plausibleFrom = 20; ///< Fewer products than this may vanish at once.
constexpr std::chrono::days shownAfterMissing(7);
constexpr int writtenAtOnce = 200; ///< Products in memory.

QString orEmpty(const QString &text)
{
    return text.isNull() ? u""_s : text; // A null text would bind as NULL.
}

QString jsonOf(const QStringList &texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

QVariant amountOf(const std::optional<Potency> &potency)
{
    return potency ? QVariant(potency->thousandths) : QVariant(QMetaType::fromType<qint64>());
}

QString unitOf(const std::optional<Potency> &potency)
{
    return potency && potency->unit == Potency::Unit::Milligrams ? u"mg"_s : u"%"_s;
}

qint64 lowestPrice(const Product &product)
{
    return std::ranges::min(
        product.values, {}, [](const ProductValue &value) { return value.effectivePrice().minor(); })
        .effectivePrice()
        .minor();
}

bool isOnSale(const Product &product)
{
    return std::ranges::any_of(product.values, [](const ProductValue &value) { return value.salePrice.has_value(); });
}

qint64 stockOf(const Product &product)
{
    qint64 stock = 0;
    for (const auto &value : product.values)
        stock += value.stock;
    return stock;
}
} // namespace

QString CatalogChange::toText() const
{
    return u"%1 products: %2 new, %3 changed, %4 missing, %5 set aside"_s.arg(seen)
        .arg(added)
        .arg(changed)
        .arg(soldOut)
        .arg(setAside);
}

CatalogWriter::CatalogWriter(QString path) : m_path(std::move(path)) { }

CatalogWriter::~CatalogWriter() = default;

Result<Ok> CatalogWriter::open()
{
    auto database = openCatalogForWriting(m_path, u"catalog-writer"_s);
    if (!database)
        return database.error();
    m_database = std::move(*database);
    return begin();
}

Result<Ok> CatalogWriter::begin()
{
    m_setAside.clear();
    if (!m_database || m_database->damaged()) {
        m_database.reset();
        return open();
    }
    // Not once in open(): a connection that was lost took its temporary table along.
    const auto made = m_database->execute(u"CREATE TEMP TABLE IF NOT EXISTS stage (product_id TEXT PRIMARY KEY, "
                                          "hash BLOB NOT NULL, product BLOB NOT NULL)"_s);
    return made ? m_database->execute(u"DELETE FROM temp.stage"_s) : made;
}

Result<Ok> CatalogWriter::stage(const CatalogPage &page)
{
    m_setAside.append(page.setAside);
    return m_database->write([&]() -> Result<Ok> {
        for (const auto &product : page.products) {
            if (auto staged = stageProduct(product, page.carriesStock); !staged)
                return staged;
        }
        return Ok{};
    });
}

Result<Ok> CatalogWriter::stageProduct(const Product &product, bool carriesStock)
{
    if (product.id.isEmpty() || product.values.isEmpty()) {
        m_setAside.append({product.id.toString(), product.name, u"it has no id or nothing that could be bought"_s});
        return Ok{};
    }
    Product whole = product;
    if (!carriesStock) {
        const auto known = CatalogStore(*m_database).product(product.id);
        if (!known)
            return known.error();
        whole = withKnownStock(product, *known);
    }
    auto staged = m_database->execute(u"INSERT INTO temp.stage VALUES (?, ?, ?) ON CONFLICT (product_id) DO NOTHING"_s,
        {product.id.toString(), contentHash(whole), ProductBlob::toBytes(whole)});
    if (staged && m_database->changedRows() == 0)
        m_setAside.append(
            {product.id.toString(), product.name, u"the same product id came twice; the first one counts"_s});
    return staged;
}

Result<CatalogChange> CatalogWriter::apply(PullKind kind, Instant now, bool trustSmall)
{
    const auto staged = m_database->number(u"SELECT count(*) FROM temp.stage"_s);
    if (!staged)
        return staged.error();
    if (kind == PullKind::Full && !trustSmall) {
        if (const auto plausible = refuseSmall(static_cast<int>(*staged)); !plausible)
            return plausible.error();
    }
    auto change = m_database->write([&] { return applyStaged(kind, now); });
    if (!change)
        return change;
    change->seen = static_cast<int>(*staged);
    change->setAside = static_cast<int>(m_setAside.size());
    qCInfo(lcCatalog) << "catalogue applied:" << change->toText();
    if (const auto cleared = begin(); !cleared)
        return cleared.error();
    return change;
}

Result<Ok> CatalogWriter::refuseSmall(int staged)
{
    const auto known = m_database->number(u"SELECT count(*) FROM product WHERE visible = 1 AND stock > 0"_s);
    if (!known)
        return known.error();
    const bool plausible = *known < plausibleFrom ? staged > 0 || *known == 0 : staged * 2 >= *known;
    if (plausible)
        return Ok{};
    return Error{Error::Kind::Rejected,
        u"the POS sent %1 products where %2 were known; nothing was changed"_s.arg(staged).arg(*known)};
}

Result<CatalogChange> CatalogWriter::applyStaged(PullKind kind, Instant now)
{
    const auto before = CatalogStore(*m_database).state();
    if (!before)
        return before.error();
    CatalogChange change;
    change.generation = before->generation + 1;

    for (qint64 after = 0;;) {
        const auto next = writeDifferent(after, change, now);
        if (!next)
            return next.error();
        if (!*next)
            break;
        after = **next;
    }
    if (kind == PullKind::Full) {
        if (const auto zeroed = zeroMissing(change, now); !zeroed)
            return zeroed.error();
    }
    if (const auto kept = keepSetAside(kind); !kept)
        return kept.error();
    // Readers reload on a new generation; an unchanged catalogue only gets younger.
    if (change.added + change.changed + change.soldOut == 0)
        change.generation = before->generation;
    if (const auto noted = noteSuccess(kind, std::max<qint64>(change.generation, 1), now); !noted)
        return noted.error();
    return change;
}

/** A few at a time, from the stage's row `after` on; the last row that was looked at, or nothing at the end. */
Result<std::optional<qint64>> CatalogWriter::writeDifferent(qint64 after, CatalogChange &change, Instant now)
{
    const auto different = m_database->rows(
        u"SELECT stage.rowid, stage.hash, stage.product, product.id IS NULL FROM temp.stage LEFT JOIN product "
        "USING (product_id) WHERE stage.rowid > ? AND product.hash IS NOT stage.hash ORDER BY stage.rowid LIMIT ?"_s,
        {after, writtenAtOnce},
        [](const Row &row) { return std::tuple(row.number(0), row.bytes(1), row.bytes(2), row.flag(3)); });
    if (!different)
        return different.error();
    for (const auto &[row, hash, blob, isNew] : *different) {
        if (const auto written = writeProduct(ProductBlob::fromBytes(blob), hash, now); !written)
            return written.error();
        (isNew ? change.added : change.changed) += 1;
    }
    return different->isEmpty() ? std::nullopt : std::optional(std::get<0>(different->last()));
}

Result<Ok> CatalogWriter::writeProduct(const Product &product, const QByteArray &hash, Instant now)
{
    const auto written = m_database->execute(
        u"INSERT INTO product (product_id, name, brand, category, strain, description, thc, thc_unit, cbd, cbd_unit, "
        "images, tags, visible, medical_only, min_price, stock, on_sale, hash, as_of) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (product_id) DO UPDATE SET "
        "name = excluded.name, brand = excluded.brand, category = excluded.category, strain = excluded.strain, "
        "description = excluded.description, thc = excluded.thc, thc_unit = excluded.thc_unit, cbd = excluded.cbd, "
        "cbd_unit = excluded.cbd_unit, images = excluded.images, tags = excluded.tags, visible = excluded.visible, "
        "medical_only = excluded.medical_only, min_price = excluded.min_price, stock = excluded.stock, "
        "on_sale = excluded.on_sale, hash = excluded.hash, as_of = excluded.as_of"_s,
        {product.id.toString(), orEmpty(product.name), orEmpty(product.brand), orEmpty(product.category),
            orEmpty(product.strain), orEmpty(product.description), amountOf(product.thc), unitOf(product.thc),
            amountOf(product.cbd), unitOf(product.cbd), jsonOf(product.images), jsonOf(product.tags), product.visible,
            product.medicalOnly, lowestPrice(product), stockOf(product), isOnSale(product), hash, toMs(now)});
    if (!written)
        return written;
    const auto row = m_database->number(u"SELECT id FROM product WHERE product_id = ?"_s, {product.id.toString()});
    if (!row)
        return row.error();
    if (auto cleared = m_database->execute(u"DELETE FROM product_value WHERE product_row = ?"_s, {*row}); !cleared)
        return cleared;
    for (qsizetype i = 0; i < product.values.size(); ++i) {
        const auto &value = product.values[i];
        auto stored = m_database->execute(u"INSERT INTO product_value VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {*row, i, orEmpty(value.id.toString()), orEmpty(value.label), value.price.minor(),
                value.salePrice ? QVariant(value.salePrice->minor()) : QVariant(QMetaType::fromType<qint64>()),
                QString(value.price.currency().text()), value.weight.mg(), value.thcMg, value.stock,
                value.priceIsFrom});
        if (!stored)
            return stored;
    }
    return Ok{};
}

/**
 * Not in a complete feed: not to be had. After a week it is no longer shown either. Without its hash a product is
 * written afresh should it come back as it was.
 */
Result<Ok> CatalogWriter::zeroMissing(CatalogChange &change, Instant now)
{
    const auto missing = u"product_id NOT IN (SELECT product_id FROM temp.stage)"_s;
    const auto emptied = m_database->execute(
        u"UPDATE product_value SET stock = 0 WHERE stock <> 0 AND product_row IN (SELECT id FROM product WHERE "_s
        + missing + u')');
    if (!emptied)
        return emptied;
    const auto zeroed = m_database->execute(
        u"UPDATE product SET stock = 0, hash = x'', as_of = ? WHERE stock <> 0 AND "_s + missing, {toMs(now)});
    if (!zeroed)
        return zeroed;
    change.soldOut = m_database->changedRows();
    const auto hidden = m_database->execute(
        u"UPDATE product SET visible = 0, hash = x'' WHERE visible = 1 AND as_of < ? AND "_s + missing,
        {toMs(now - shownAfterMissing)});
    if (!hidden)
        return hidden;
    change.changed += m_database->changedRows();
    return Ok{};
}

Result<Ok> CatalogWriter::keepSetAside(PullKind kind)
{
    if (kind == PullKind::Full) {
        if (auto cleared = m_database->execute(u"DELETE FROM set_aside"_s); !cleared)
            return cleared;
    }
    for (const auto &entry : m_setAside) {
        auto kept = m_database->execute(u"INSERT INTO set_aside VALUES (?, ?, ?)"_s,
            {orEmpty(entry.productId), orEmpty(entry.name), orEmpty(entry.reason)});
        if (!kept)
            return kept;
    }
    return Ok{};
}

Result<Ok> CatalogWriter::setState(const QString &key, const QVariant &value)
{
    return m_database->execute(
        u"INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s, {key, value});
}

Result<Ok> CatalogWriter::noteSuccess(PullKind kind, qint64 generation, Instant now)
{
    QList<std::pair<QString, QVariant>> entries{{u"generation"_s, generation}};
    if (kind != PullKind::Some)
        entries.append({{u"as_of"_s, toMs(now)}, {u"last_error"_s, u""_s}});
    if (kind == PullKind::Full)
        entries.append({u"full_as_of"_s, toMs(now)});
    for (const auto &[key, value] : entries) {
        if (auto set = setState(key, value); !set)
            return set;
    }
    return Ok{};
}

Result<Ok> CatalogWriter::noteFailure(const QString &why)
{
    if (!m_database)
        return Error{Error::Kind::Storage, u"there is no catalogue to write to"_s};
    return m_database->write([&] { return setState(u"last_error"_s, orEmpty(why)); });
}

} // namespace Peak
