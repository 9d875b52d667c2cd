#include "core/money.h"

#include "core/decimal.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
struct KnownCurrency {
    QLatin1StringView code;
    int digits;
};
// ISO 4217, the currencies of places where the product may be sold.
constexpr std::array knownCurrencies{
    KnownCurrency{"USD"_L1, 2},
    KnownCurrency{"CAD"_L1, 2},
    KnownCurrency{"EUR"_L1, 2},
    KnownCurrency{"GBP"_L1, 2},
    KnownCurrency{"CHF"_L1, 2},
    KnownCurrency{"MXN"_L1, 2},
    KnownCurrency{"JPY"_L1, 0},
};
} // namespace

Result<Currency> Currency::fromCode(QStringView code)
{
    const auto *known = std::ranges::find_if(knownCurrencies, [&](const auto &row) { return code == row.code; });
    if (known == knownCurrencies.end())
        return Error{Error::Kind::Invalid, u"unknown currency %1"_s.arg(code)};
    Currency currency;
    std::copy_n(known->code.data(), 3, currency.code);
    currency.digits = known->digits;
    return currency;
}

Result<Money> Money::parse(QStringView decimal, Currency currency)
{
    return scaledDecimal(decimal, currency.digits, Largest).map([&](qint64 minor) { return Money(minor, currency); });
}

QString Money::toDecimal() const { return decimalText(m_minor, m_currency.digits); }

Money Money::share(qint64 partsPerMillion) const
{
    constexpr qint64 million = 1'000'000;
    // Amounts end at Largest × 99 × 50 and shares at a few million: the product needs 128 bits.
    const auto scaled = static_cast<__int128>(m_minor) * partsPerMillion;
    const auto half = scaled < 0 ? -million / 2 : million / 2;
    return Money(static_cast<qint64>((scaled + half) / million), m_currency);
}

Money &Money::operator+=(Money other)
{
    Q_ASSERT(m_currency == other.m_currency);
    m_minor += other.m_minor;
    return *this;
}

Money &Money::operator-=(Money other)
{
    Q_ASSERT(m_currency == other.m_currency);
    m_minor -= other.m_minor;
    return *this;
}

} // namespace Peak
