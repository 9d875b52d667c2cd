#include "tests/possim/blaze/blazeshopjson.h"

#include "tests/possim/blaze/blazeproductjson.h"
#include "tests/possim/blaze/blazesettings.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

QJsonObject blazeShopInfo(const StoreSetup &setup)
{
    const auto minimum = setup.behaviour.vendor["minimum_cents"_L1].toInteger();
    const QJsonObject online{{u"enabled"_s, true}, {u"enableStorePickup"_s, true},
        {u"cartMinimum"_s, blazeDollars(minimum)}, {u"cartMinType"_s, u"Subtotal"_s}, {u"validateInventory"_s, true},
        {u"enableInventoryType"_s, u"Custom"_s}, {u"activeInventoryId"_s, BlazeFloor}, {u"denyBannedCustomers"_s, true},
        {u"enableCommitCartQuantities"_s, true}, {u"expireCartAfterMinutes"_s, 60}};
    const auto offset = toDateTime(setup.now()).toTimeZone(setup.zone).offsetFromUtc() / 60;
    const QJsonObject shop{{u"id"_s, BlazeShop}, {u"companyId"_s, BlazeCompany}, {u"name"_s, u"Harbor Street"_s},
        {u"timeZone"_s, QString::fromLatin1(setup.zone.id())}, {u"timezoneOffsetInMinutes"_s, offset},
        {u"shopType"_s, u"Both"_s}, {u"active"_s, true},
        {u"allowAnonymousOrders"_s, BlazeSettings::isOn(setup, "anonymous_orders"_L1)},
        {u"checkoutType"_s, u"Fulfillment"_s}, {u"onlineStoreInfo"_s, online}};
    return {{u"shop"_s, shop}, {u"contract"_s, QJsonValue::Null}, {u"toleranceMap"_s, QJsonObject()},
        {u"companyLogoURL"_s, QJsonValue::Null}};
}

QJsonArray blazeTaxes()
{
    return {QJsonObject{
        {u"taxTerritory"_s, u"City"_s}, {u"name"_s, u"City tax"_s}, {u"taxType"_s, u"City"_s}, {u"appendTax"_s, true}}};
}

QList<QJsonObject> blazeTerminals()
{
    return {{{u"id"_s, blazeId(u"terminal 1"_s)}, {u"name"_s, u"Counter 1"_s}, {u"active"_s, true},
        {u"assignedInventoryId"_s, BlazeFloor}}};
}

} // namespace Peak::Possim
