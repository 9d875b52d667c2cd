#include "sync/pos/leaflogix/leaflogixjson.h"

#include "core/decimal.h"
#include "sync/pos/jsonread.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

QJsonValue LeaflogixJson::member(const QJsonObject &object, QLatin1StringView name)
{
    const auto exact = object.constFind(name);
    if (exact != object.constEnd())
        return exact.value();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.key().compare(name, Qt::CaseInsensitive) == 0)
            return it.value();
    }
    return QJsonValue(QJsonValue::Undefined);
}

Result<QJsonValue> LeaflogixJson::parse(const QByteArray &body)
{
    const auto text = body.trimmed();
    if (text.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    // Qt reads objects and lists only: a bare value becomes the one element of a list.
    QJsonParseError problem;
    auto document = QJsonDocument::fromJson('[' + text + ']', &problem);
    if (problem.error == QJsonParseError::IllegalUTF8String)
        document = QJsonDocument::fromJson('[' + QString::fromUtf8(text).toUtf8() + ']', &problem);
    const auto list = document.array();
    if (problem.error != QJsonParseError::NoError || list.size() != 1)
        return Error{Error::Kind::Malformed, u"the answer is no JSON"_s};
    return list.first();
}

std::optional<Instant> LeaflogixJson::time(const QJsonValue &value)
{
    auto moment = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!moment.isValid())
        return std::nullopt;
    if (moment.timeSpec() == Qt::LocalTime)
        moment.setTimeSpec(Qt::UTC);
    return fromMs(moment.toMSecsSinceEpoch());
}

std::optional<qint64> LeaflogixJson::thousandths(const QJsonValue &value)
{
    constexpr qint64 largest = 1'000'000'000'000;
    const auto scaled = scaledDecimal(decimalOf(value), 3, largest);
    return scaled ? std::optional(*scaled) : std::nullopt;
}

QJsonValue LeaflogixJson::fromThousandths(qint64 value)
{
    if (value % 1000 == 0)
        return value / 1000;
    return static_cast<double>(value) / 1000.0;
}

QString LeaflogixJson::plainText(const QJsonValue &value)
{
    static const QRegularExpression breaks(u"<(br|/p|/li|/div)[^>]*>"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tags(u"<[^>]*>"_s);
    QString text = value.toString();
    text.replace(breaks, u"\n"_s).remove(tags);
    // clang-format off
    constexpr std::pair<QLatin1StringView, char16_t> entities[] = {
        {"&nbsp;"_L1, u' '}, {"&lt;"_L1, u'<'}, {"&gt;"_L1, u'>'}, {"&quot;"_L1, u'"'}, {"&#39;"_L1, u'\''}, {"&amp;"_L1, u'&'},
    };
    // clang-format on
    for (const auto &[entity, letter] : entities)
        text.replace(entity, QString(QChar(letter)));
    return proseOf(text);
}

} // namespace Peak
