#pragma once

#include "core/product.h"
#include "sync/pos/leaflogix/leaflogixsession.h"

#include <QHash>
#include <QSet>

namespace Peak {

/** A product sold by weight, whose values still have the list's prices. */
struct LeaflogixUnpriced {
    Product product;
    QString version;
};

/**
 * What weights of a product cost. The vendor does not say whether the prices of its tiers are of a gram or of the whole
 * weight, so each is asked for once in a cart of its own, and remembered until the product changes.
 */
class LeaflogixTierPrices {
public:
    explicit LeaflogixTierPrices(LeaflogixSession &session);

    /**
     * The same products with what they cost; one the POS does not price is left out and named in `refused`. Errors are
     * those of the POS not answering.
     */
    QCoro::Task<Result<QList<Product>>> priced(QList<LeaflogixUnpriced> products, QList<SetAside> *refused);
    /** Who buys when nobody in particular does: "customerTypeId" of the ordinary customer, or the guest's number. */
    QCoro::Task<Result<qint64>> customerType(bool medical);

private:
    struct Known {
        QString version;
        Money price;
    };

    QCoro::Task<Result<Ok>> learn(QList<LeaflogixUnpriced> products, qsizetype tier);
    QCoro::Task<Result<Ok>> ask(QList<LeaflogixUnpriced> products, qsizetype tier);
    [[nodiscard]] bool knows(const LeaflogixUnpriced &product, qsizetype tier) const;
    [[nodiscard]] std::optional<Product> withPrices(const LeaflogixUnpriced &unpriced) const;

    LeaflogixSession &m_session;
    QHash<ProductValueId, Known> m_known;
    std::optional<qint64> m_adultType;
    std::optional<qint64> m_medicalType;
};

} // namespace Peak
