#pragma once

#include "tests/possim/treez/treezreply.h"

namespace Peak::Possim {

/** One entry of `items` in a ticket body. */
struct TicketItem {
    QString sizeId;
    int quantity = 0;
    QString inventoryType; ///< Empty: any.
    QString location; ///< Empty: any.
    bool automaticDiscounts = false;
    QJsonArray posDiscounts;
};

/** The body of preview, create and update, its form checked. */
struct TicketRequest {
    enum class Use { Preview, Create, Update };

    QString type;
    QString source;
    QString status;
    QString revenueSource;
    QString customerId; ///< Empty: none, or not said.
    QList<TicketItem> items;
    bool hasItems = false;
    QStringList coupons;
    bool hasCoupons = false;
    QJsonArray fees;
    QJsonArray payments;
    QJsonObject body; ///< For the members that are only stored and echoed.

    /** A refusal for what the form alone shows to be wrong. */
    static std::optional<Refusal> parse(const QByteArray &json, Use use, TicketRequest &request);
};

/** The words of `order_status`; `isListed` ones appear in replies and searches. */
bool isTreezStatus(const QString &word);
/** The refusal of a word that is none. */
Refusal unknownTreezStatus(const QString &word);

} // namespace Peak::Possim
