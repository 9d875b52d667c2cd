#include "core/decimal.h"

#include <QRegularExpression>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Peak {

Result<qint64> scaledDecimal(QStringView text, int digits, qint64 largest)
{
    static const QRegularExpression shape(uR"(^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*$)"_s);
    const auto match = shape.match(text.toString());
    const QString whole = match.captured(2);
    const QString fraction = match.captured(3);
    if (!match.hasMatch() || (whole.isEmpty() && fraction.isEmpty()))
        return Error{Error::Kind::Malformed, u"not a decimal number"_s};

    // The digits as one run, with the point after `point` of them once the exponent and the unit are applied.
    const QString run = whole + fraction;
    const qsizetype point = whole.size() + match.captured(4).toInt() + digits;
    qint64 value = 0;
    for (qsizetype i = 0; i < point; ++i) {
        value = value * 10 + (i < run.size() ? run[i].digitValue() : 0);
        if (value > largest)
            return Error{Error::Kind::Malformed, u"number too large"_s};
    }
    if (point >= 0 && point < run.size() && run[point].digitValue() >= 5)
        ++value;
    if (value > largest)
        return Error{Error::Kind::Malformed, u"number too large"_s};
    return match.captured(1) == u'-' ? -value : value;
}

QString decimalText(qint64 scaled, int digits)
{
    const bool negative = scaled < 0;
    QString text = QString::number(std::abs(scaled)).rightJustified(digits + 1, u'0');
    if (digits > 0)
        text.insert(text.size() - digits, u'.');
    return negative ? u'-' + text : text;
}

} // namespace Peak
