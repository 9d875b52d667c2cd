#include "tests/possim/behaviour.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

struct Number {
    QLatin1StringView name;
    qint64 Behaviour::*value;
};
struct Switch {
    QLatin1StringView name;
    bool Behaviour::*value;
};

// clang-format off
constexpr Number numbers[] = {
    {"visibility_delay_ms"_L1, &Behaviour::visibilityDelayMs},
    {"clock_skew_s"_L1, &Behaviour::clockSkewS},
    {"preview_differs_cents"_L1, &Behaviour::previewDiffersCents},
    {"tax_ppm"_L1, &Behaviour::taxPpm},
    {"burst"_L1, &Behaviour::burst},
    {"page_size"_L1, &Behaviour::pageSize},
    {"token_life_s"_L1, &Behaviour::tokenLifeS},
    {"seed"_L1, &Behaviour::seed},
};
constexpr Switch switches[] = {
    {"rate_limited"_L1, &Behaviour::rateLimited},
    {"purchase_limits"_L1, &Behaviour::purchaseLimits},
    {"old_products"_L1, &Behaviour::oldProducts},
    {"announce_token_life"_L1, &Behaviour::announceTokenLife},
    {"newest_first"_L1, &Behaviour::newestFirst},
};
// clang-format on

QJsonObject Behaviour::toJson() const
{
    QJsonObject all;
    for (const auto &row : numbers)
        all[row.name] = this->*row.value;
    for (const auto &row : switches)
        all[row.name] = this->*row.value;
    all["vendor"_L1] = vendor;
    return all;
}

static bool setOwn(QJsonObject &own, const QJsonObject &members)
{
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (!own.contains(member.key()) || own.value(member.key()).type() != member.value().type())
            return false;
        own[member.key()] = member.value();
    }
    return true;
}

static bool setOne(Behaviour &behaviour, const QString &name, const QJsonValue &value)
{
    if (name == "vendor"_L1 && value.isObject())
        return setOwn(behaviour.vendor, value.toObject());
    for (const auto &row : numbers) {
        if (name == row.name && value.isDouble()) {
            behaviour.*row.value = value.toInteger();
            return true;
        }
    }
    for (const auto &row : switches) {
        if (name == row.name && value.isBool()) {
            behaviour.*row.value = value.toBool();
            return true;
        }
    }
    return false;
}

Result<Ok> Behaviour::change(const QJsonObject &members)
{
    auto changed = *this;
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (!setOne(changed, member.key(), member.value()))
            return Error{Error::Kind::Invalid, u"no such setting, or not its type: %1"_s.arg(member.key())};
    }
    if (changed.pageSize < 1 || changed.burst < 1)
        return Error{Error::Kind::Invalid, u"page_size and burst must be at least 1"_s};
    *this = changed;
    return Ok{};
}

} // namespace Peak::Possim
