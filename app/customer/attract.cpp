#include "app/customer/attract.h"

#include "app/customer/categorymodel.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Peak {

Attract::Attract(const StoreConfig &config, const ShopHours &hours, CatalogReader &reader, const Formatting &formatting,
    QObject *parent)
    : QObject(parent), m_config(config), m_hours(hours), m_reader(reader), m_formatting(formatting)
{
    connect(&m_hours, &ShopHours::changed, this, &Attract::changed);
    connect(&m_reader, &CatalogReader::changed, this, &Attract::choose);
    connect(&m_reader.pictures(), &PictureFolder::changed, this, &Attract::showcaseChanged);
    choose();
}

QString Attract::opensText() const
{
    const auto opening = isOpen() ? QDateTime() : m_hours.nextOpening();
    return opening.isValid() ? m_formatting.moment(opening) : QString();
}

void Attract::choose()
{
    constexpr qsizetype most = 8;
    ProductQuery onSale;
    onSale.onSale = true;
    ProductQuery featured;
    featured.featured = true;
    m_products.clear();
    QSet<ProductId> taken;
    for (auto query : {onSale, featured, ProductQuery()}) {
        query.inStockOnly = true;
        query.limit = most;
        const auto found = m_reader.products(query).valueOr({});
        for (const auto &product : found) {
            if (m_products.size() < most && !taken.contains(product.id)) {
                taken.insert(product.id);
                m_products.append(product);
            }
        }
    }
    Q_EMIT showcaseChanged();
}

QVariantList Attract::showcase() const
{
    QVariantList shown;
    for (const auto &product : m_products) {
        const auto &cheapest = product.values.constFirst();
        shown.append(QVariantMap{
            {u"name"_s, product.name},
            {u"brand"_s, product.brand},
            {u"price"_s, m_formatting.money(cheapest.effectivePrice())},
            {u"wasPrice"_s, cheapest.salePrice ? m_formatting.money(cheapest.price) : QString()},
            {u"icon"_s, CategoryModel::iconOf(product.category)},
            {u"picture"_s, m_reader.pictures().pictureOf(product)},
        });
    }
    return shown;
}

} // namespace Peak
