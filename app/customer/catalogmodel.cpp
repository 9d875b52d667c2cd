#include "app/customer/catalogmodel.h"

#include "core/logging.h"

#include <algorithm>

namespace Peak {

CatalogModel::CatalogModel(
    CatalogReader &reader, const Formatting &formatting, const StoreConfig &config, QObject *parent)
    : ProductListModel(formatting, reader.pictures(), parent), m_reader(reader),
      m_categories(formatting, config.categoryOrder), m_filters(reader, formatting, config.currency),
      m_featured(formatting, reader.pictures()), m_onSale(formatting, reader.pictures())
{
    refresh();
    connect(&m_reader, &CatalogReader::changed, this, &CatalogModel::refresh);
    connect(&m_filters, &FilterModel::changed, this, &CatalogModel::restart);
}

QList<Product> CatalogModel::read(const ProductQuery &query)
{
    const auto found = m_reader.products(query);
    if (!found && found.error().kind != Error::Kind::NotFound)
        qCWarning(lcCatalog) << "cannot list products:" << found.error().message;
    return found.valueOr({});
}

QList<Product> CatalogModel::readPage(int offset, int limit)
{
    auto page = query();
    page.offset = offset;
    page.limit = limit;
    return read(page);
}

void CatalogModel::show(const QList<Product> &products, int wanted)
{
    set(products);
    m_more = products.size() == wanted;
    m_total = m_more ? m_reader.count(query()).valueOr(count()) : count();
    lookForHelp();
}

void CatalogModel::restart()
{
    const auto before = std::exchange(m_shown, query());
    show(readPage(0, PageSize), PageSize);
    if (before.text != m_shown.text)
        Q_EMIT searchChanged();
    if (before.category != m_shown.category)
        Q_EMIT categoryChanged();
    Q_EMIT restarted();
}

void CatalogModel::refresh()
{
    m_categories.set(m_reader.categories().valueOr({}));
    showShelves();
    const int shown = std::max(PageSize, count());
    show(readPage(0, shown), shown);
    Q_EMIT availableChanged();
}

void CatalogModel::showShelves()
{
    m_featured.set(read({.featured = true, .inStockOnly = true, .limit = ShelfSize}));
    m_onSale.set(read({.onSale = true, .inStockOnly = true, .limit = ShelfSize}));
}

/** Only an empty list needs it, and only then it is looked for: it takes a query a filter. */
void CatalogModel::lookForHelp()
{
    m_meant.clear();
    m_relief.reset();
    m_reliefProducts = 0;
    if (count() > 0 || !isAvailable())
        return;
    const auto parts = ProductFilter::partsOf(query());
    for (const auto &part : parts) {
        const int products = m_reader.count(ProductFilter::without(query(), part)).valueOr(0);
        if (products > m_reliefProducts) {
            m_relief = part;
            m_reliefProducts = products;
        }
    }
    if (!search().isEmpty() && !m_relief)
        m_meant = m_reader.didYouMean(inCategory()).valueOr({});
}

ProductQuery CatalogModel::inCategory() const
{
    ProductQuery wide;
    wide.text = search();
    wide.category = category();
    return wide;
}

QString CatalogModel::relief() const { return m_relief ? m_filters.titleOf(*m_relief) : QString(); }

bool CatalogModel::isWhole() const
{
    return search().isEmpty() && category().isEmpty() && ProductFilter::partsOf(query()).isEmpty();
}

void CatalogModel::setSearch(const QString &text)
{
    auto changed = query();
    changed.text = text;
    m_filters.setQuery(changed);
}

void CatalogModel::setCategory(const QString &word)
{
    if (word == category())
        return;
    // Sizes and strengths of another kind of thing would leave nothing.
    auto changed = query();
    changed.category = word;
    changed.sizes.clear();
    changed.thc = {};
    changed.cbd = {};
    m_filters.setQuery(changed);
}

void CatalogModel::searchMeant()
{
    auto changed = inCategory();
    changed.sort = query().sort;
    changed.text = QString(m_meant);
    m_filters.setQuery(changed);
}

void CatalogModel::relieve()
{
    if (m_relief)
        m_filters.setQuery(ProductFilter::without(query(), FilterPart(*m_relief)));
}

void CatalogModel::widen() { setCategory({}); }

void CatalogModel::showFeatured() { m_filters.setQuery({.featured = true}); }

void CatalogModel::showOnSale() { m_filters.setQuery({.onSale = true}); }

void CatalogModel::clear()
{
    if (query() == ProductQuery()) {
        if (count() > PageSize)
            restart();
        return;
    }
    m_filters.setQuery({});
}

bool CatalogModel::canFetchMore(const QModelIndex &parent) const { return !parent.isValid() && m_more; }

void CatalogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const auto next = readPage(count(), PageSize);
    m_more = next.size() == PageSize;
    append(next);
}

} // namespace Peak
