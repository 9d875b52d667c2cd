#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace Peak::Possim {

/** An amount of THC or CBD as the catalogue file says it. */
struct Potency {
    double value = 0;
    QString unit; ///< "%" or "mg" a package.
};

/** From `from` grams on, a gram costs `cents`. */
struct PriceStep {
    double from = 0;
    qint64 cents = 0;
};

/** One sellable size of a product, with what it has from the product. The vendors group and name as they like. */
struct StockItem {
    QString id;
    QString productId; ///< The same for all sizes of a product.
    QString name;
    QString brand;
    QString category;
    QString strain;
    QString label;
    double amount = 0;
    QString unit; ///< "g", "mg" or "ea".
    std::optional<double> weightGrams; ///< Set where it differs from the amount.
    std::optional<qint64> priceCents;
    std::optional<qint64> saleCents;
    QList<PriceStep> tiers;
    QString tierName;
    std::optional<Potency> thc;
    std::optional<Potency> cbd;
    QStringList effects;
    QStringList tags;
    QStringList pictures; ///< Addresses, where the simulator has pictures.
    int stock = 0;
    bool medicalOnly = false;
    bool hidden = false;
    bool active = true;
};

/** Reads a demo catalogue (tests/data/catalog/README.md). Invalid with the reason when it is none. */
Result<QList<StockItem>> readCatalog(const QString &path);

} // namespace Peak::Possim
