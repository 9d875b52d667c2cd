#pragma once

#include "tests/possim/blaze/blazeproducts.h"
#include "tests/possim/blaze/blazepromotions.h"

namespace Peak::Possim {

/** One entry of `cart.items`. */
struct BlazeItem {
    QString productId;
    int packs = 0; ///< Pieces, or packs of the weight.
    QString weightKey; ///< Empty: by piece.
    QJsonObject json; ///< As it was sent.
};

/** `cart` of a request, its form checked. */
struct BlazeBasket {
    QList<BlazeItem> items;
    QStringList promoCodes;
    bool patient = false;

    static std::optional<BlazeRefusal> parse(const QJsonObject &cart, BlazeBasket &basket);
};

/** One position, priced. Amounts in cents. */
struct BlazeLine {
    BlazeItem asked;
    BlazePrice price;
    BlazeProduct product;
    qint64 unit = 0;
    qint64 cost = 0;
    qint64 discount = 0;
    qint64 tax = 0;

    [[nodiscard]] double amount() const { return price.grams * asked.packs; } ///< Of stock.
    [[nodiscard]] qint64 toPay() const { return cost - discount; }
};

/** A cart with prices. With an `error` the store would not take it: a business refusal, which travels in a 200. */
struct BlazePriced {
    QList<BlazeLine> lines;
    QStringList promoCodes; ///< Those that count.
    QString error;
    double flower = 0;
    double concentrate = 0;
    bool overLimit = false;

    static constexpr double FlowerMost = 28.5;
    static constexpr double ConcentrateMost = 8;

    [[nodiscard]] qint64 subTotal() const;
    [[nodiscard]] qint64 discount() const;
    [[nodiscard]] qint64 tax() const;
    [[nodiscard]] qint64 total() const { return subTotal() - discount() + tax(); }
    [[nodiscard]] bool isAcceptable() const { return error.isEmpty() && !overLimit; }
    [[nodiscard]] QJsonObject limitsJson() const;
};

/** What the basket costs, and what speaks against it. */
BlazePriced blazePrice(const BlazeBasket &basket, const BlazeProducts &products, const StoreSetup &setup);

} // namespace Peak::Possim
