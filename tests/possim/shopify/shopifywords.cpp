#include "tests/possim/shopify/shopifywords.h"

#include "core/money.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

QString shopifyGid(const QString &type, qint64 number) { return u"gid://shopify/%1/%2"_s.arg(type).arg(number); }

QString shopifyTypeOf(const QString &id)
{
    const auto parts = id.split(u'/');
    return parts.size() == 5 && parts[0] == "gid:"_L1 ? parts[3] : QString();
}

qint64 shopifyNumber(const QString &id, const QString &type)
{
    bool plain = false;
    const auto number = id.toLongLong(&plain);
    if (plain)
        return number;
    return shopifyTypeOf(id) == type ? id.section(u'/', -1).toLongLong() : 0;
}

QString shopifyPrice(qint64 cents) { return Money(cents).toDecimal(); }

QString shopifyAmount(qint64 cents)
{
    const auto text = shopifyPrice(cents);
    return text.endsWith(u'0') ? text.chopped(1) : text;
}

QJsonObject shopifyMoney(qint64 cents) { return {{u"amount"_s, shopifyAmount(cents)}, {u"currencyCode"_s, u"USD"_s}}; }

QJsonObject shopifyBag(qint64 cents)
{
    return {{u"shopMoney"_s, shopifyMoney(cents)}, {u"presentmentMoney"_s, shopifyMoney(cents)}};
}

void shopifySetCurrent(QJsonObject &order)
{
    for (const auto &name : {u"TotalPriceSet"_s, u"TotalTaxSet"_s, u"TotalDiscountsSet"_s})
        order[u"current"_s + name] = order.value(u't' + name.mid(1));
}

QString shopifyStamp(Instant instant) { return toDateTime(instant).toString(u"yyyy-MM-ddTHH:mm:ss'Z'"_s); }

qint64 fromShopifyStamp(const QString &text)
{
    const auto time = QDateTime::fromString(text, Qt::ISODate);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QJsonObject shopifyUserError(const QStringList &field, const QString &message)
{
    return {{u"field"_s, field.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray::fromStringList(field))},
        {u"message"_s, message}, {u"code"_s, QJsonValue::Null}};
}

QJsonObject shopifyMetafield(qint64 owner, const QString &key, const QString &type, const QString &value)
{
    return {{u"id"_s, shopifyGid(u"Metafield"_s, owner * 10 + key.size())}, {u"namespace"_s, u"cannabis"_s},
        {u"key"_s, key}, {u"type"_s, type}, {u"value"_s, value}};
}

} // namespace Peak::Possim
