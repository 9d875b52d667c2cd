#pragma once

#include "app/customer/catalogreader.h"
#include "app/customer/shophours.h"
#include "app/formatting.h"
#include "core/storeconfig.h"

#include <QVariant>

#include <qqmlregistration.h>

namespace Peak {

/** What nobody in particular is shown: the shop, whether it takes orders, and some of what it sells. */
class Attract : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString opensText READ opensText NOTIFY changed)
    Q_PROPERTY(int minimumAge READ minimumAge CONSTANT)
    Q_PROPERTY(QVariantList showcase READ showcase NOTIFY showcaseChanged)

public:
    Attract(const StoreConfig &config, const ShopHours &hours, CatalogReader &reader, const Formatting &formatting,
        QObject *parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_hours.isOpen(); }
    /** "Monday, 9:00 AM"; empty while open, and for a shop that never opens. */
    [[nodiscard]] QString opensText() const;
    /** Years. */
    [[nodiscard]] int minimumAge() const { return m_config.customers.minimumAge; }
    /** A handful of products, those on sale first, then those the shop features; each a map of `name`, `brand`,
     * `price`, `wasPrice`, `icon` and `picture`. */
    [[nodiscard]] QVariantList showcase() const;

Q_SIGNALS:
    void changed();
    void showcaseChanged();

private:
    void choose();

    const StoreConfig &m_config;
    const ShopHours &m_hours;
    CatalogReader &m_reader;
    const Formatting &m_formatting;
    QList<Product> m_products;
};

} // namespace Peak
