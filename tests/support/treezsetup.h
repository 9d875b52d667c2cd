#pragma once

#include "core/order.h"
#include "sync/pos/treez/treezsettings.h"

namespace Peak {

inline TreezSettings treezSettings()
{
    TreezSettings settings;
    settings.base = QUrl(QStringLiteral("https://pos.example/v2.0/dispensary/harbor"));
    settings.auth = TreezSettings::Auth::Token;
    settings.clientId = QStringLiteral("KIOSK CLIENT");
    settings.tokenUrl = settings.url("/config/api/gettokens");
    settings.revenueSource = QStringLiteral("Kiosk");
    settings.locationName = QStringLiteral("FRONT OF HOUSE");
    settings.inventoryType = QStringLiteral("ADULT");
    settings.ticketType = QStringLiteral("PICKUP");
    settings.timeZone = QTimeZone("America/Los_Angeles");
    return settings;
}

inline OrderLine treezLine(const QString &product, int quantity)
{
    OrderLine line;
    line.product = ProductId(product);
    line.value = ProductValueId(product);
    line.quantity = quantity;
    return line;
}

/** The order of tests/data/treez/create.out.json. */
inline Order treezOrder()
{
    Order order;
    order.reference = QStringLiteral("K7-20261123-0042-9F3C");
    order.ticketNumber = QStringLiteral("042");
    order.kioskId = 7;
    order.customer = CustomerId(QStringLiteral("1305"));
    order.lines = {treezLine(QStringLiteral("p-flower"), 2), treezLine(QStringLiteral("p-pill"), 1)};
    order.notes = QStringLiteral("no stems please");
    return order;
}

inline Contact rosa()
{
    return Contact{QStringLiteral("Rosa"), QStringLiteral("Vale"), QStringLiteral("4155550142"),
        QStringLiteral("rosa@example.com"), QDate(1991, 2, 11)};
}

inline TargetLine treezTargetLine(const QString &product, int quantity)
{
    return TargetLine{ProductId(product), ProductValueId(product), quantity};
}

/** A second order of the same customer that joins the ticket of created.in.json. */
inline MergeTarget treezMerge()
{
    MergeTarget target;
    target.ticket = PosOrderId(QStringLiteral("aaaaaaaa-0000-4000-8000-000000000001"));
    target.customer = CustomerId(QStringLiteral("1305"));
    target.before = {treezTargetLine(QStringLiteral("p-flower"), 2), treezTargetLine(QStringLiteral("p-pill"), 1)};
    target.lines = {treezTargetLine(QStringLiteral("p-edible"), 3), treezTargetLine(QStringLiteral("p-flower"), 3),
        treezTargetLine(QStringLiteral("p-pill"), 1)};
    target.references = {QStringLiteral("K7-20261123-0042-9F3C"), QStringLiteral("K7-20261123-0043-ABCD")};
    return target;
}

} // namespace Peak
