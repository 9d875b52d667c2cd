#pragma once

#include "core/order.h"
#include "core/product.h"
#include "core/purchaselimits.h"

#include <QMap>
#include <QStringList>

#include <functional>

namespace Peak {

/** What is wrong with an order, in a form that API and screen both can turn into words at the right place. */
struct Problem {
    enum class Code {
        Empty, ///< No lines at all.
        TooManyLines, ///< `limit`: how many are allowed.
        UnknownProduct,
        NotForSale, ///< Hidden or withdrawn.
        UnknownValue, ///< The price option is not one of this product's.
        QuantityTooSmall,
        QuantityTooLarge, ///< `limit`: 99.
        NotEnoughStock, ///< `limit`: how many are left; 0 is sold out.
        MedicalOnly,
        NotesTooLong, ///< `limit`: characters.
        CustomerRequired,
        BadPhone,
        BadEmail,
        TooYoung, ///< `limit`: years.
        LimitExceeded, ///< `name` of the purchase limit; `limit` and `actual` in mg.
    };

    QString field; ///< "items.0.quantity", "customer.phone", …
    Code code = Code::Empty;
    qint64 limit = 0;
    qint64 actual = 0;
    QString name{};

    friend bool operator==(const Problem &, const Problem &) = default;
};

/** English, for the API and the log; the screen has its own, translated words for each code. */
QString toText(const Problem &problem);
/** Field → messages, the shape of the API's `fields`. */
QMap<QString, QStringList> toFields(const QList<Problem> &problems);

/** One position as it is asked for, before anything is known about it. */
struct ItemRequest {
    ProductId product;
    ProductValueId value; ///< May be empty when the product has only one.
    qint64 quantity = 0;
};

/** What the rules need to know besides the order. */
struct OrderRules {
    static constexpr int MaxLines = 50;
    static constexpr int MaxQuantity = 99;
    static constexpr int MaxNotes = 500;

    bool needsCustomer = false; ///< From the vendor's capabilities.
    int minimumAge = 21;
    int minimumAgeMedical = 18;
    QList<PurchaseLimit> purchaseLimits;
};

/** Finds a product by id; nothing when the catalogue does not have it. */
using ProductLookup = std::function<Result<std::optional<Product>>(const ProductId &)>;

struct CheckedLines {
    QList<OrderLine> lines; ///< Same product and value joined; only meaningful without problems.
    QList<Problem> problems;
};

/**
 * Checks each position against the catalogue and gives it name, price and weight. Positions of the same value count
 * together against the stock. Storage when the catalogue cannot be read.
 */
Result<CheckedLines> checkItems(const QList<ItemRequest> &items, bool medical, const ProductLookup &lookup);

/** Everything about an order that is not a single position; `today` is the store's local day. */
QList<Problem> checkOrder(const OrderRequest &request, const OrderRules &rules, QDate today);

/** Without control characters but line breaks, white space at the ends removed. */
QString cleanedNotes(const QString &notes);
/** Ten digits of a North American number in any usual spelling, or nothing. */
std::optional<QString> normalisedPhone(const QString &typed);
/** Lower case and trimmed when it looks like an address, or nothing. */
std::optional<QString> normalisedEmail(const QString &typed);

} // namespace Peak
