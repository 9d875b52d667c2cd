#pragma once

#include "core/result.h"

#include <QStringView>

namespace Peak {

/**
 * Reads a decimal number text ("18.306636", "-3", "1.5e2") as a whole number of 10^-digits units, rounding half away
 * from zero on the text, so that no amount ever passes through a binary fraction.
 * Malformed when it is no number, or its absolute value exceeds `largest` units.
 */
Result<qint64> scaledDecimal(QStringView text, int digits, qint64 largest);

/** The other way: 1234 with 2 digits is "12.34". */
QString decimalText(qint64 scaled, int digits);

} // namespace Peak
