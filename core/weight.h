#pragma once

#include "core/result.h"

#include <compare>

namespace Peak {

/** A mass in whole milligrams. */
class Weight {
public:
    static constexpr qint64 LargestMg = 10'000'000'000; ///< Ten tonnes: anything above is a vendor's mistake.

    Weight() = default;
    static Weight milligrams(qint64 mg) { return Weight(mg); }

    /** Grams as decimal text ("3.5"), rounded to the milligram. Malformed when it is no number or absurd. */
    static Result<Weight> fromGrams(QStringView decimal);

    [[nodiscard]] qint64 mg() const { return m_mg; }
    [[nodiscard]] bool isZero() const { return m_mg == 0; }

    Weight &operator+=(Weight other)
    {
        m_mg += other.m_mg;
        return *this;
    }
    friend Weight operator+(Weight a, Weight b) { return a += b; }
    friend Weight operator*(Weight a, qint64 count) { return Weight(a.m_mg * count); }
    friend bool operator==(Weight, Weight) = default;
    friend std::strong_ordering operator<=>(Weight a, Weight b) { return a.m_mg <=> b.m_mg; }

private:
    explicit Weight(qint64 mg) : m_mg(mg) { }

    qint64 m_mg = 0;
};

} // namespace Peak
