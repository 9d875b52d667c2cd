#pragma once

#include "core/money.h"
#include "core/product.h"
#include "core/result.h"

#include <QHash>
#include <QJsonObject>

#include <optional>

namespace Peak {

/** What the batches of one product say together. Only those that may be sold count. */
struct LeaflogixBatches {
    qint64 thousandths = 0; ///< Pieces or grams, times a thousand; never negative.
    std::optional<Money> unitPrice;
    std::optional<Money> recPrice;
    std::optional<Money> medPrice;
    QString size;
    Weight unitWeight;
    std::optional<Potency> thc; ///< Of the first batch with results.
    std::optional<Potency> cbd;
    QStringList tags;
    bool medicalOnly = false;
};

/** The stock of the store by product number, read out of a whole `/inventory` answer. */
class LeaflogixStock {
public:
    /** Malformed when the answer is not one complete list. A batch that cannot be read counts for nothing. */
    static Result<LeaflogixStock> fromJson(QByteArrayView text, Currency currency);

    [[nodiscard]] LeaflogixBatches of(qint64 product) const { return m_products.value(product); }
    [[nodiscard]] qsizetype size() const { return m_products.size(); }
    [[nodiscard]] bool isEmpty() const { return m_batches == 0; }

    /** One batch of the list. Malformed for what is no object. */
    Result<Ok> add(const QByteArray &element, Currency currency);

private:
    void count(const QJsonObject &batch, Currency currency);

    QHash<qint64, LeaflogixBatches> m_products;
    qsizetype m_batches = 0; ///< All there are, also those that do not count.
};

} // namespace Peak
