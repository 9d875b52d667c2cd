#include "tests/possim/blaze/blazecartdoc.h"

#include "tests/possim/blaze/blazeproductjson.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

// clang-format off
constexpr BlazeMove moves[] = {
    {"Placed"_L1,               "Placed"_L1,               "Placed"_L1},
    {"Accepted"_L1,             "Accepted"_L1,             "Accepted"_L1},
    {"Packaged"_L1,             "Accepted"_L1,             "Packaged"_L1},
    {"WaitingPickup"_L1,        "Accepted"_L1,             "WaitingPickup"_L1},
    {"OnTheWay"_L1,             "Accepted"_L1,             "OnTheWay"_L1},
    {"Delivered"_L1,            "Accepted"_L1,             "Delivered"_L1},
    {"Completed"_L1,            "Completed"_L1,            "Delivered"_L1},
    {"Declined"_L1,             "Declined"_L1,             "Declined"_L1},
    {"CanceledByConsumer"_L1,   "CanceledByConsumer"_L1,   ""_L1},
    {"CanceledByDispensary"_L1, "CanceledByDispensary"_L1, ""_L1},
};
// clang-format on

const BlazeMove *blazeMove(const QString &word)
{
    for (const auto &row : moves) {
        if (word == row.word)
            return &row;
    }
    return nullptr;
}

QJsonObject blazeBlankCart(const QString &id, const QString &cuid, qint64 now)
{
    const QJsonObject cart{{u"items"_s, QJsonArray()}, {u"promoCode"_s, QJsonValue::Null},
        {u"consumerType"_s, u"AdultUse"_s}, {u"paymentOption"_s, u"None"_s}, {u"subTotal"_s, 0}, {u"total"_s, 0}};
    QJsonObject doc{{u"id"_s, id}, {u"created"_s, now}, {u"modified"_s, now}, {u"deleted"_s, false},
        {u"companyId"_s, BlazeCompany}, {u"shopId"_s, BlazeShop},
        {u"consumerId"_s, cuid.isEmpty() ? QJsonValue() : QJsonValue(cuid)}, {u"memberId"_s, QJsonValue::Null},
        {u"cart"_s, cart}, {u"placed"_s, false}, {u"accepted"_s, false}, {u"packaged"_s, false}, {u"onTheWay"_s, false},
        {u"completed"_s, false}, {u"anonymous"_s, cuid.isEmpty()}, {u"sessionId"_s, QJsonValue::Null},
        {u"externalId"_s, QJsonValue::Null}, {u"publicKey"_s, u"pk_"_s + blazeId(u"public "_s + id)},
        {u"cartStatus"_s, u"InProgress"_s}, {u"trackingStatus"_s, u"NotStarted"_s}, {u"pickupType"_s, u"Pickup"_s},
        {u"source"_s, QJsonValue::Null}, {u"salesChannel"_s, QJsonValue::Null}, {u"transactionId"_s, QJsonValue::Null},
        {u"transNo"_s, QJsonValue::Null}, {u"orderNo"_s, QJsonValue::Null}, {u"reason"_s, QJsonValue::Null},
        {u"errorMsg"_s, QJsonValue::Null}, {u"memo"_s, QJsonValue::Null}, {u"eta"_s, 0},
        {u"employeeName"_s, QJsonValue::Null}, {u"orderTags"_s, QJsonArray()}, {u"rewardErrorMap"_s, QJsonObject()}};
    for (const auto &time : {u"orderPlacedTime"_s, u"acceptedTime"_s, u"packagedTime"_s, u"onTheWayTime"_s,
             u"completedTime"_s, u"canceledTime"_s, u"declinedTime"_s, u"expiredAt"_s})
        doc[time] = 0;
    return doc;
}

static void take(QJsonObject &into, const QJsonObject &from, std::initializer_list<QLatin1StringView> names)
{
    for (const auto name : names) {
        if (from.contains(name))
            into[name] = from[name];
    }
}

void blazeTakeOver(QJsonObject &doc, const QJsonObject &said)
{
    take(doc, said,
        {"sessionId"_L1, "externalId"_L1, "source"_L1, "salesChannel"_L1, "pickupType"_L1, "memo"_L1, "orderTags"_L1,
            "additionalNotes"_L1, "pickUpDate"_L1, "deliveryDate"_L1, "deliveryAddress"_L1, "transactionSource"_L1});
    auto cart = doc["cart"_L1].toObject();
    take(cart, said["cart"_L1].toObject(), {"items"_L1, "promoCode"_L1, "consumerType"_L1, "paymentOption"_L1});
    doc["cart"_L1] = cart;
}

static QJsonObject itemJson(const BlazeLine &line, qsizetype number, bool gramsInReply)
{
    const bool grams = line.product.byWeight && gramsInReply;
    const auto perPack = line.unit;
    QJsonObject json{{u"id"_s, u"i%1"_s.arg(number)}, {u"orderItemId"_s, u"oi%1"_s.arg(number)},
        {u"productId"_s, line.product.id}, {u"productName"_s, line.product.name},
        {u"categoryName"_s, blazeCategory(line.product)["name"_L1]},
        {u"quantity"_s, grams ? line.amount() : double(line.asked.packs)}, {u"useUnitQty"_s, line.product.byWeight},
        {u"unitPrice"_s, blazeDollars(perPack)}, {u"cost"_s, blazeDollars(line.cost)},
        {u"calcDiscount"_s, blazeDollars(line.discount)}, {u"finalPrice"_s, blazeDollars(line.toPay())},
        {u"calcTax"_s, blazeDollars(line.tax)}, {u"status"_s, u"Active"_s}};
    if (line.product.byWeight) {
        json["weightKey"_L1] = line.price.weightKey;
        json["unitQty"_L1] = line.asked.packs;
    }
    return json;
}

void blazeFillCart(
    QJsonObject &doc, const BlazePriced &priced, qint64 taxPpm, bool gramsInReply, qint64 previewOffCents)
{
    auto cart = doc["cart"_L1].toObject();
    QJsonArray items;
    for (const auto &line : priced.lines)
        items.append(itemJson(line, items.size() + 1, gramsInReply));
    const auto tax = priced.tax() + previewOffCents;
    cart["items"_L1] = items;
    cart["promoCode"_L1] = priced.promoCodes.isEmpty() ? QJsonValue() : QJsonValue(priced.promoCodes.join(u','));
    cart["subTotal"_L1] = blazeDollars(priced.subTotal());
    cart["totalDiscount"_L1] = blazeDollars(priced.discount());
    cart["subTotalDiscount"_L1] = blazeDollars(priced.subTotal() - priced.discount());
    cart["totalCalcTax"_L1] = blazeDollars(tax);
    cart["tax"_L1] = 0;
    cart["total"_L1] = blazeDollars(priced.total() + previewOffCents);
    cart["taxResult"_L1] = QJsonObject{{u"totalPostCalcTax"_s, blazeDollars(tax)},
        {u"totalCityTax"_s, taxPpm == 0 ? QJsonValue(0) : blazeDollars(tax)}, {u"totalCountyTax"_s, 0},
        {u"totalStateTax"_s, 0}, {u"totalExciseTax"_s, 0}};
    doc["cart"_L1] = cart;
    doc["errorMsg"_L1] = priced.error.isEmpty() ? QJsonValue() : QJsonValue(priced.error);
    doc["cannabislimits"_L1] = priced.limitsJson();
}

} // namespace Peak::Possim
