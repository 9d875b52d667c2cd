#pragma once

#include <QHash>
#include <QString>

#include <compare>
#include <utility>

namespace Peak {

/** A text that names one kind of thing, so that an order's name cannot be handed in where a product's is meant. */
template<class Tag>
class Id {
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) { }

    [[nodiscard]] const QString &toString() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id &, const Id &) = default;
    friend std::strong_ordering operator<=>(const Id &a, const Id &b) { return a.m_text.compare(b.m_text) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

using OrderId = Id<struct OrderIdTag>; ///< Ours: a UUIDv7 made on this kiosk before anything is sent.
using PosOrderId = Id<struct PosOrderIdTag>; ///< The name the POS gave the same order.
using ProductId = Id<struct ProductIdTag>; ///< The product's name in the POS.
using ProductValueId = Id<struct ProductValueIdTag>; ///< One price option (size, weight) of a product.
using CustomerId = Id<struct CustomerIdTag>; ///< The customer's name in the POS.

} // namespace Peak
