#include "tests/possim/leaflogix/leaflogixdiscounts.h"

#include "tests/possim/leaflogix/leaflogixaccess.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

struct CodeRow {
    QLatin1StringView code;
    QLatin1StringView description;
    int id;
    double fraction;
    qint64 cents;
    bool expired;
    bool active;
};

// clang-format off
constexpr CodeRow codes[] = {
    {"WELCOME10"_L1, "Welcome, 10 percent"_L1, 501, 0.1, 0,   false, true},
    {"FIVE"_L1,      "Five dollars off"_L1,    502, 0.0, 500, false, true},
    {"EXPIRED"_L1,   "Last summer"_L1,         503, 0.2, 0,   true,  true},
    {"PAUSED"_L1,    "Not at present"_L1,      504, 0.2, 0,   false, false},
};
constexpr QLatin1StringView weekdays[] = {"monday"_L1, "tuesday"_L1, "wednesday"_L1, "thursday"_L1, "friday"_L1, "saturday"_L1, "sunday"_L1};
// clang-format on

std::optional<LeaflogixCode> leaflogixCode(const QString &code)
{
    for (const auto &row : codes) {
        if (row.active && !row.expired && code.compare(row.code, Qt::CaseInsensitive) == 0)
            return LeaflogixCode{row.code, row.description, row.id, row.fraction, row.cents};
    }
    return std::nullopt;
}

static QJsonObject reward(int id, const QString &method, double value, const QJsonValue &restrictions)
{
    return {{u"discountRewardId"_s, id}, {u"discountId"_s, id}, {u"calculationMethod"_s, method},
        {u"discountValue"_s, value}, {u"includeNonCannabis"_s, true}, {u"highestOrLowest"_s, QJsonValue::Null},
        {u"thresholdType"_s, u"NUMBER_OF_ITEMS"_s}, {u"hasThreshold"_s, false}, {u"thresholdMin"_s, QJsonValue::Null},
        {u"thresholdMax"_s, QJsonValue::Null}, {u"applyToOnlyOneItem"_s, false}, {u"restrictions"_s, restrictions}};
}

static QJsonObject discount(int id, const QString &description, const QString &code, Instant now, bool expired)
{
    const auto from = leaflogixStamp(now - std::chrono::hours(24 * 60));
    const auto to = expired ? QJsonValue(leaflogixStamp(now - std::chrono::hours(24 * 30))) : QJsonValue();
    QJsonObject json{{u"id"_s, id}, {u"externalId"_s, QJsonValue::Null}, {u"validDateFrom"_s, from},
        {u"validDateTo"_s, to}, {u"maxRedemptions"_s, QJsonValue::Null}, {u"redemptionLimit"_s, QJsonValue::Null},
        {u"discountDescription"_s, description}, {u"discountCode"_s, code.isEmpty() ? QJsonValue() : QJsonValue(code)},
        {u"applicationMethod"_s, code.isEmpty() ? u"Automatic"_s : u"Code"_s}, {u"canStackAutomatically"_s, true},
        {u"onlineName"_s, description}, {u"locationRestrictions"_s, QJsonArray{LeaflogixAccess::LocationId}},
        {u"restrictToGroupIds"_s, QJsonArray()}, {u"startTime"_s, QJsonValue::Null}, {u"endTime"_s, QJsonValue::Null},
        {u"isActive"_s, true}, {u"isBundledDiscount"_s, false}, {u"constraints"_s, QJsonArray()}};
    for (const auto &day : weekdays)
        json[day] = true;
    return json;
}

static bool asksForInactive(const HttpServerRequest &request)
{
    return leaflogixQuery(request, "includeInactive"_L1).toLower() == "true"_L1;
}

HttpServerResponse leaflogixDiscounts(const HttpServerRequest &request, const LeaflogixProducts &products, Instant now)
{
    QJsonArray all;
    for (const auto &row : codes) {
        if (!row.active && !asksForInactive(request))
            continue;
        auto json = discount(row.id, row.description, row.code, now, row.expired);
        json["isActive"_L1] = row.active;
        const bool percent = row.fraction > 0;
        json["reward"_L1] = reward(row.id, percent ? u"PERCENT_OFF"_s : u"AMOUNT_OFF_TOTAL"_s,
            percent ? row.fraction : leaflogixMoney(row.cents), QJsonValue::Null);
        all.append(json);
    }
    const bool detailed = leaflogixQuery(request, "includeInclusionExclusionData"_L1).toLower() == "true"_L1;
    for (const auto &entry : products.all()) {
        if (!entry.item.priceCents || !entry.item.saleCents)
            continue;
        const auto id = entry.id + 500'000;
        auto json = discount(id, u"Menu sale"_s, {}, now, false);
        const QJsonObject only{{u"restrictionIds"_s, QJsonArray{entry.id}}, {u"isExclusion"_s, false}};
        json["reward"_L1] = reward(id, u"AMOUNT_OFF"_s, leaflogixMoney(*entry.item.priceCents - *entry.item.saleCents),
            detailed ? QJsonValue(QJsonObject{{u"Product"_s, only}}) : QJsonValue());
        all.append(json);
    }
    return leaflogixData(all);
}

HttpServerResponse leaflogixOldDiscounts(const HttpServerRequest &request, Instant now)
{
    QJsonArray all;
    for (const auto &row : codes) {
        if (!row.active && !asksForInactive(request))
            continue;
        const auto full = discount(row.id, row.description, row.code, now, row.expired);
        all.append(QJsonObject{{u"discountId"_s, row.id}, {u"discountName"_s, QString(row.description)},
            {u"discountAmount"_s, row.fraction > 0 ? row.fraction : leaflogixMoney(row.cents)},
            {u"discountCode"_s, QString(row.code)}, {u"isActive"_s, row.active},
            {u"validFrom"_s, full.value("validDateFrom"_L1)}, {u"validUntil"_s, full.value("validDateTo"_L1)},
            {u"includeNonCannabis"_s, true}, {u"firstTimeCustomerOnly"_s, false}});
    }
    return leaflogixData(all);
}

} // namespace Peak::Possim
