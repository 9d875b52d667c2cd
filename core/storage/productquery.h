#pragma once

#include "core/clock.h"
#include "core/product.h"

#include <QVariant>

namespace Peak {

/** Percent and milligrams are sorted apart: what is stated in the other unit, or not at all, comes after the rest. */
enum class ProductSort {
    Name,
    PriceUp, ///< What has no price comes last.
    PriceDown,
    ThcPercentUp,
    ThcPercentDown,
    ThcMgUp,
    ThcMgDown,
    CbdPercentUp,
    CbdPercentDown,
    CbdMgUp,
    CbdMgDown
};

/** From `from` to less than `to`, where given. */
struct Range {
    std::optional<qint64> from{};
    std::optional<qint64> to{};

    [[nodiscard]] bool isOpen() const { return !from && !to; }
    friend bool operator==(const Range &, const Range &) = default;
};

/** A range of strengths in thousandths of one unit; products that state the other unit are outside. */
struct PotencyRange {
    Potency::Unit unit = Potency::Unit::Percent;
    Range thousandths{};

    friend bool operator==(const PotencyRange &, const PotencyRange &) = default;
};

/** Which visible products, and in which order. What is left empty does not matter. */
struct ProductQuery {
    QString text{}; ///< As typed: every word must start a word of name, brand, category or tags.
    QString category{};
    QString brand{};
    QStringList tags{}; ///< All of them.
    QStringList strains{}; ///< One of them.
    QStringList sizes{}; ///< One option has one of them; keys of SizeCount.
    Range price{}; ///< Of the cheapest option, in minor units.
    PotencyRange thc{};
    PotencyRange cbd{};
    bool onSale = false;
    bool featured = false; ///< The shop gave it a tag that says so.
    bool inStockOnly = false;
    std::optional<Instant> updatedSince{};
    ProductSort sort = ProductSort::Name; ///< A `text` of three letters or more puts the best match first instead.
    int offset = 0;
    int limit = 60;

    friend bool operator==(const ProductQuery &, const ProductQuery &) = default;
};

/** A ProductQuery as SQL over the catalogue's tables. */
struct ProductSelection {
    QString from = QStringLiteral("product");
    QStringList conditions{QStringLiteral("product.visible = 1")};
    QVariantList values;
    QString order;

    [[nodiscard]] static ProductSelection of(const ProductQuery &query);
    /** " FROM … WHERE …" */
    [[nodiscard]] QString sql() const;

private:
    void add(const QString &condition, const QVariant &value);
    void addText(const ProductQuery &query);
    void addOneOf(const QString &expression, const QStringList &words);
    void addRange(const QString &column, const Range &range);
    void addPotency(const QString &column, const PotencyRange &range);
};

} // namespace Peak
