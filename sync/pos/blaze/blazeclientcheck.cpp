// BlazeClient: the connection test, in words for whoever installs the kiosk.
#include "sync/pos/blaze/blazeclient.h"

#include "sync/pos/connectioncheck.h"
#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr ConnectionWords words{
    .pos = "BLAZE"_L1,
    .silent = "BLAZE does not answer. Check the network of the kiosk and base_url."_L1,
    .unauthorized = "BLAZE refuses it (%1). The partner key and its permissions come from BLAZE's partner team, the "
                    "developer key from the shop's BLAZE administrator."_L1,
    .notFound = "There is no such call at this address. Check base_url: scheme and host only."_L1,
    .unexpected = "BLAZE gave an unexpected answer (%1). Check base_url."_L1,
    .wrongClock = "Set it right: changes of the catalogue are asked for by time."_L1,
    .noProducts = "BLAZE lists no products for this shop."_L1,
    .products = "BLAZE lists %1 products."_L1,
    .refusalGrants = true,
};

/** Whether the shop takes orders from outside at all. */
ConnectionCheck onlineOrders(const QJsonValue &shop)
{
    const auto online = shop["onlineStoreInfo"_L1];
    if (online["enabled"_L1].isBool() && !online["enabled"_L1].toBool())
        return {u"online orders"_s, false,
            u"The shop's online store is switched off. The shop's BLAZE administrator switches it on."_s};
    if (online["enableStorePickup"_L1].isBool() && !online["enableStorePickup"_L1].toBool())
        return {u"online orders"_s, false,
            u"Pick-up in the store is switched off. The shop's BLAZE administrator switches it on in the online "
            u"store's "
            "settings."_s};
    const bool anonymous = shop["allowAnonymousOrders"_L1].toBool();
    return {u"online orders"_s, true,
        anonymous ? u"The shop takes orders, also without a customer."_s
                  : u"The shop takes orders of customers with a name and a phone number or e-mail address."_s};
}
} // namespace

QCoro::Task<Result<QList<ConnectionCheck>>> BlazeClient::testConnection()
{
    auto store = checkStore();
    QList<ConnectionCheck> checks = co_await store;
    checks.append(words.clock(m_session.clockOffset()));
    if (!checks.first().passed) // Everything else would fail for the same reason.
        co_return checks;
    auto counting = listedProducts(*this);
    const auto count = co_await counting;
    checks.append(words.catalog(count));
    if (!m_settings.inventoryIds.isEmpty()) {
        auto inventories = checkInventories();
        checks.append(co_await inventories);
    }
    const QString partner = u" BLAZE's partner team can grant it to the partner key."_s;
    auto orders = checkArea(u"orders"_s, "/store/cart/000000000000000000000000", u"The kiosk may read orders."_s,
        u"The partner key may not read carts."_s + partner);
    checks.append(co_await orders);
    // A number that is kept for fiction: whatever BLAZE answers to it says that the call is granted.
    auto customers = checkArea(u"customers"_s, "/user/find?phoneNumber=2025550100&country=US",
        u"The kiosk may look customers up."_s, u"The partner key may not look customers up."_s + partner);
    checks.append(co_await customers);
    auto members = checkArea(u"members"_s, "/members/search/phone?phoneNumber=2025550100&start=0&limit=1",
        u"The kiosk sees whom the shop serves."_s,
        u"The partner key may not read members: customers who share a phone and those the shop refuses are not "
        "recognised."_s
            + partner);
    checks.append(co_await members);
    auto discounts = checkArea(u"discounts"_s, "/loyalty/promotions/code/PEAK-CONNECTION-TEST",
        u"The kiosk may look discount codes up."_s, u"The partner key may not read promotions."_s + partner);
    checks.append(co_await discounts);
    co_return checks;
}

QCoro::Task<QList<ConnectionCheck>> BlazeClient::checkStore()
{
    auto asking = m_session.get("/store", Priority::Interactive);
    const auto answer = co_await asking;
    const auto store = answer.andThen(BlazeReply::object);
    if (!store)
        co_return QList<ConnectionCheck>{words.failed(u"credentials"_s, store.error())};
    const auto shop = (*store)["shop"_L1];
    const QString name = lineOf(shop["name"_L1]);
    const QString accepted = name.isEmpty() ? u"BLAZE accepts both keys."_s
                                            : u"BLAZE accepts both keys; they belong to the shop %1."_s.arg(name);
    co_return QList<ConnectionCheck>{ConnectionCheck{u"credentials"_s, true, accepted}, onlineOrders(shop)};
}

QCoro::Task<ConnectionCheck> BlazeClient::checkInventories()
{
    auto asking = m_session.get("/store/inventory/inventories?active=true", Priority::Interactive);
    const auto answer = co_await asking;
    const auto list = answer.andThen(BlazeReply::page);
    if (!list)
        co_return words.failed(u"inventories"_s, list.error());
    QStringList missing = m_settings.inventoryIds;
    QStringList known;
    for (const auto &entry : list->entries) {
        missing.removeAll(idOf(entry["id"_L1]));
        known.append(u"%1 (%2)"_s.arg(idOf(entry["id"_L1]), lineOf(entry["name"_L1])));
    }
    if (missing.isEmpty())
        co_return ConnectionCheck{u"inventories"_s, true, u"All inventory_ids are known."_s};
    co_return ConnectionCheck{u"inventories"_s, false,
        u"BLAZE knows no inventory %1. There are: %2. Correct inventory_ids."_s.arg(
            missing.join(u", "_s), known.join(u", "_s))};
}

QCoro::Task<ConnectionCheck> BlazeClient::checkArea(QString what, QByteArray path, QString granted, QString missing)
{
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    if (!answer && answer.error().kind == Error::Kind::Unauthorized)
        co_return ConnectionCheck{what, false, missing};
    co_return words.granted(what, answer, granted);
}

} // namespace Peak
