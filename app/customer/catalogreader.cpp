#include "app/customer/catalogreader.h"

#include "core/logging.h"

#include <QFile>

#include <algorithm>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

static Error noCatalog() { return {Error::Kind::NotFound, u"there is no catalogue yet"_s}; }

CatalogReader::CatalogReader(QString path, const QString &pictures, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_pictures(pictures)
{
    connect(&m_timer, &QTimer::timeout, this, &CatalogReader::look);
    m_timer.start(3s);
    look();
}

CatalogReader::~CatalogReader() = default;

quint64 CatalogReader::fileNumber() const
{
    struct stat entry { };
    return ::stat(QFile::encodeName(m_path).constData(), &entry) == 0 ? entry.st_ino : 0;
}

void CatalogReader::close()
{
    m_correction.reset();
    m_store.reset();
    m_database.reset();
    m_state = {};
}

void CatalogReader::open()
{
    auto opened = openCatalogForReading(m_path, u"kiosk-catalog"_s);
    if (!opened) {
        if (opened.error().kind != Error::Kind::NotFound)
            qCWarning(lcCatalog) << "cannot read the catalogue:" << opened.error().message;
        return;
    }
    m_database = std::move(*opened);
    m_store = std::make_unique<CatalogStore>(*m_database);
    m_correction = std::make_unique<SearchCorrection>(*m_store);
    m_fileNumber = fileNumber();
    m_dataVersion = -1;
}

void CatalogReader::look()
{
    lookAtCatalog();
    m_pictures.look();
}

void CatalogReader::lookAtCatalog()
{
    qint64 before = m_state.generation;
    if (m_database && fileNumber() != m_fileNumber) {
        close(); // A new file took the place of the one we hold.
        before = -1;
    }
    if (!m_database)
        open();
    if (!m_database) {
        if (before != 0)
            Q_EMIT changed();
        return;
    }
    const auto version = m_database->dataVersion();
    if (version && *version == m_dataVersion)
        return;
    const auto state = m_store->state();
    if (!version || !state) {
        close();
    } else {
        m_dataVersion = *version;
        m_state = *state;
    }
    if (m_state.generation == before)
        return;
    if (m_correction)
        m_correction->forget();
    Q_EMIT changed();
}

Result<QList<Product>> CatalogReader::products(const ProductQuery &query)
{
    return m_store ? m_store->products(query) : noCatalog();
}

Result<std::optional<Product>> CatalogReader::product(const ProductId &id)
{
    return m_store ? m_store->product(id) : noCatalog();
}

Result<int> CatalogReader::count(const ProductQuery &query) { return m_store ? m_store->count(query) : noCatalog(); }

Result<QList<CategoryCount>> CatalogReader::categories() { return m_store ? m_store->categories() : noCatalog(); }

Result<QList<WordCount>> CatalogReader::brands(const QString &category)
{
    return m_store ? m_store->brands(category) : noCatalog();
}

Result<QList<WordCount>> CatalogReader::tags(const QString &category)
{
    return m_store ? m_store->tags(category) : noCatalog();
}

Result<QList<WordCount>> CatalogReader::strains(const QString &category)
{
    return m_store ? m_store->strains(category) : noCatalog();
}

Result<QList<SizeCount>> CatalogReader::sizes(const QString &category)
{
    return m_store ? m_store->sizes(category) : noCatalog();
}

Result<PotencyUnits> CatalogReader::potencyUnits(const QString &category)
{
    return m_store ? m_store->potencyUnits(category) : noCatalog();
}

Result<QList<Product>> CatalogReader::similar(const ProductId &id, int limit)
{
    return m_store ? m_store->similar(id, limit) : noCatalog();
}

Result<QList<Product>> CatalogReader::highlights(int limit)
{
    auto found = products({.featured = true, .inStockOnly = true, .limit = limit});
    if (!found || found->size() == limit)
        return found;
    const auto onSale = products({.onSale = true, .inStockOnly = true, .limit = limit});
    if (!onSale)
        return onSale;
    for (const auto &product : *onSale) {
        if (found->size() < limit && std::ranges::find(*found, product.id, &Product::id) == found->end())
            found->append(product);
    }
    return found;
}

Result<QString> CatalogReader::didYouMean(const ProductQuery &query)
{
    return m_correction ? m_correction->correct(query) : noCatalog();
}

} // namespace Peak
