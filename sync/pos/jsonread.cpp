#include "sync/pos/jsonread.h"

#include "core/decimal.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

static bool disturbs(QChar c)
{
    const char16_t code = c.unicode();
    const bool turnsDirection = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return c == QChar::ReplacementCharacter || turnsDirection || (c.category() == QChar::Other_Control && c != u'\n');
}

Result<QJsonObject> jsonObject(const QByteArray &bytes)
{
    QJsonParseError problem;
    auto document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error == QJsonParseError::IllegalUTF8String)
        document = QJsonDocument::fromJson(QString::fromUtf8(bytes).toUtf8(), &problem);
    if (!document.isObject())
        return Error{Error::Kind::Malformed, u"the answer is no JSON object"_s};
    return document.object();
}

QString decimalOf(const QJsonValue &value)
{
    // JSON numbers reach us as doubles. A double gives back every decimal number of up to 15 digits as it was written,
    // so 18.306636 is that text again, and the arithmetic happens on the text.
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    return value.toString().trimmed();
}

Result<Money> moneyOf(const QJsonValue &value, Currency currency) { return Money::parse(decimalOf(value), currency); }

std::optional<qint64> wholeOf(const QJsonValue &value)
{
    constexpr qint64 largest = 1'000'000'000'000;
    const QString text = decimalOf(value);
    const auto whole = scaledDecimal(text, 0, largest);
    const auto thousandths = scaledDecimal(text, 3, largest * 1000);
    if (!whole || !thousandths || *whole * 1000 != *thousandths)
        return std::nullopt;
    return *whole;
}

QString idOf(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.toString().trimmed();
}

Instant instantOf(const QJsonValue &value)
{
    const auto moment = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return moment.isValid() ? fromMs(moment.toMSecsSinceEpoch()) : fromMs(0);
}

QString lineOf(const QJsonValue &value, qsizetype most)
{
    QString text = value.toString();
    std::ranges::replace_if(text, disturbs, u' ');
    return text.simplified().left(most);
}

QString proseOf(const QJsonValue &value, qsizetype most)
{
    QString text = value.toString();
    text.removeIf(disturbs);
    return text.trimmed().left(most);
}

} // namespace Peak
