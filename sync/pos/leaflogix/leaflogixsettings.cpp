#include "sync/pos/leaflogix/leaflogixsettings.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/// Of our own making, so that the same kiosk of the same store always derives the same key.
constexpr QUuid keySpace(0x8d5b1f0a, 0x2c6e, 0x4f4b, 0x9a, 0x31, 0x0c, 0x52, 0x7e, 0x66, 0x1b, 0xd4);

/** The vendor recognises a repeated submit by this key and the order's own: it must survive a new installation. */
QUuid derivedKey(const StoreConfig &config)
{
    return QUuid::createUuidV5(
        keySpace, u"%1/%2/%3"_s.arg(config.license).arg(config.storeId).arg(config.kioskId).toUtf8());
}
} // namespace

Result<LeaflogixSettings> LeaflogixSettings::fromConfig(const StoreConfig &config)
{
    const auto &pos = config.pos;
    const QString given = pos.text(u"consumer_key"_s).trimmed();
    const QUuid key = given.isEmpty() ? derivedKey(config) : QUuid::fromString(given);
    if (key.isNull())
        return Error{Error::Kind::Invalid, u"[pos.leaflogix] consumer_key is no GUID"_s, {}, u"consumer_key"_s};
    return LeaflogixSettings{
        .base = pos.baseUrl().adjusted(QUrl::RemovePath),
        .consumerKey = key.toByteArray(QUuid::WithoutBraces),
        .orderSource = pos.text(u"order_source"_s, u"In-Store"_s),
        .guestCustomer = pos.vendorTable.value(u"guest_customer_id"_s, 0).toLongLong(),
        .emailFirst = pos.text(u"checkout_type"_s) == "email"_L1,
        .currency = config.currency,
        .timeZone = config.timeZone,
    };
}

QUrl LeaflogixSettings::url(const QByteArray &path) const { return QUrl::fromEncoded(base.toEncoded() + path); }

} // namespace Peak
