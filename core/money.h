#pragma once

#include "core/result.h"

#include <QString>

#include <compare>

namespace Peak {

/** ISO 4217: three capital letters and how many digits its minor unit has. */
struct Currency {
    char code[4] = "USD";
    int digits = 2;

    /** Invalid for a text that is not three capital letters of a currency we know the digits of. */
    static Result<Currency> fromCode(QStringView code);

    friend bool operator==(const Currency &a, const Currency &b) { return a.text() == b.text(); }
    [[nodiscard]] QLatin1StringView text() const { return QLatin1StringView(code, 3); }
};

/**
 * An amount in whole minor units of one currency. Amounts of two currencies never meet: that is our mistake and
 * asserts. Anything `parse` accepts stays far from overflow for 99 pieces on each of 50 lines.
 */
class Money {
public:
    /// The largest amount `parse` accepts, in minor units: 100 million dollars.
    static constexpr qint64 Largest = 10'000'000'000;

    Money() = default;
    explicit Money(qint64 minor, Currency currency = {}) : m_minor(minor), m_currency(currency) { }

    /**
     * Reads a decimal text such as "18.306636", "-3" or "1.2e1" (JSON numbers arrive that way), rounding half away
     * from zero on the text itself. Malformed when it is no number or beyond Largest.
     */
    static Result<Money> parse(QStringView decimal, Currency currency = {});

    [[nodiscard]] qint64 minor() const { return m_minor; }
    [[nodiscard]] Currency currency() const { return m_currency; }
    [[nodiscard]] bool isZero() const { return m_minor == 0; }
    [[nodiscard]] bool isNegative() const { return m_minor < 0; }

    /** Plain decimal text with a point, for APIs and databases: "1234.50". People get the locale's form from the app.
     */
    [[nodiscard]] QString toDecimal() const;

    /** This amount times `partsPerMillion`/1,000,000, rounded half away from zero. */
    [[nodiscard]] Money share(qint64 partsPerMillion) const;

    Money &operator+=(Money other);
    Money &operator-=(Money other);
    friend Money operator+(Money a, Money b) { return a += b; }
    friend Money operator-(Money a, Money b) { return a -= b; }
    friend Money operator*(Money a, qint64 count) { return Money(a.m_minor * count, a.m_currency); }
    friend Money operator-(Money a) { return Money(-a.m_minor, a.m_currency); }
    friend bool operator==(Money a, Money b) { return a.m_minor == b.m_minor && a.m_currency == b.m_currency; }
    friend std::strong_ordering operator<=>(Money a, Money b) { return a.m_minor <=> b.m_minor; }

private:
    qint64 m_minor = 0;
    Currency m_currency;
};

} // namespace Peak
