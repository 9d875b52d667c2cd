#include "sync/pos/blaze/blazesettings.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** BLAZE's guide names one header for the partner key, its OpenAPI document and most clients the other. */
Result<QList<QByteArray>> headersNamed(const QString &word)
{
    if (word == "both"_L1)
        return QList<QByteArray>{"x-api-key", "partner_key"};
    if (word == "x-api-key"_L1 || word == "partner_key"_L1)
        return QList<QByteArray>{word.toLatin1()};
    return Error{Error::Kind::Invalid, u"pos.blaze.partner_header is \"both\", \"x-api-key\" or \"partner_key\""_s};
}
} // namespace

Result<BlazeSettings> BlazeSettings::fromConfig(const StoreConfig &config, const QHash<QString, QByteArray> &secrets)
{
    const auto headers = headersNamed(config.pos.text(u"partner_header"_s, u"both"_s));
    if (!headers)
        return headers.error();
    return BlazeSettings{
        .base = config.pos.baseUrl().adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment),
        .partnerKey = secrets.value(u"pos.partner_key"_s).trimmed(),
        .developerKey = secrets.value(u"pos.developer_key"_s).trimmed(),
        .partnerHeaders = *headers,
        .inventoryIds = config.pos.vendorTable.value(u"inventory_ids"_s).toStringList(),
        .kioskId = config.kioskId,
        .currency = config.currency,
    };
}

QUrl BlazeSettings::url(const QByteArray &path) const
{
    return QUrl::fromEncoded(base.toEncoded() + "/api/v1/partner" + path);
}

} // namespace Peak
