#include "tests/possim/blaze/blazepromotions.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

// clang-format off
constexpr BlazePromotion promotions[] = {
    {"WELCOME10"_L1, "Welcome, 10 percent"_L1, 10, 0,   false, false},
    {"FIVE"_L1,      "Five dollars off"_L1,    0,  500, false, false},
    {"PATIENT20"_L1, "Patients, 20 percent"_L1, 20, 0,  false, true},
    {"EXPIRED"_L1,   "Last summer"_L1,         15, 0,   true,  false},
};
// clang-format on

const BlazePromotion *blazePromotion(const QString &code)
{
    for (const auto &row : promotions) {
        if (code.compare(row.code, Qt::CaseInsensitive) == 0)
            return &row;
    }
    return nullptr;
}

HttpServerResponse blazePromotionReply(const QString &code, Instant now)
{
    const auto *row = blazePromotion(code);
    if (!row)
        return blazeFail({404, u"Promotion not found"_s, {}});
    const auto day = qint64(86'400'000);
    QJsonObject json{{u"id"_s, blazeId(u"promotion "_s + row->code)}, {u"name"_s, row->name},
        {u"promoDesc"_s, row->name}, {u"discountType"_s, row->percent > 0 ? u"Percentage"_s : u"Cash"_s},
        {u"discountAmt"_s, row->percent > 0 ? QJsonValue(row->percent) : blazeDollars(row->cents)},
        {u"promotionType"_s, u"Cart"_s}, {u"active"_s, true}, {u"deleted"_s, false}, {u"promoCodeRequired"_s, true},
        {u"promoCodes"_s, QJsonArray{row->code}}, {u"startDate"_s, toMs(now) - 60 * day},
        {u"endDate"_s, toMs(now) + (row->expired ? -30 : 30) * day}, {u"enableDayDuration"_s, false},
        {u"enableMaxAvailable"_s, false}, {u"maxAvailable"_s, 0}, {u"usageCount"_s, 3},
        {u"enableLimitPerCustomer"_s, false}, {u"limitPerCustomer"_s, 0}, {u"salesChannels"_s, QJsonArray{u"Any"_s}},
        {u"restrictConsumerTypes"_s, row->patientsOnly},
        {u"consumerTypes"_s, row->patientsOnly ? QJsonArray{u"MedicinalState"_s} : QJsonArray()},
        {u"stackable"_s, true}};
    for (const auto &weekday : {u"mon"_s, u"tues"_s, u"wed"_s, u"thur"_s, u"fri"_s, u"sat"_s, u"sun"_s})
        json[weekday] = true;
    return blazeJson(json);
}

} // namespace Peak::Possim
