#include "platform/orderbook.h"

#include "platform/piikey.h"

namespace Peak {

Result<OrderBook> openOrderBook(const StoreConfig &config, const DataDirectory &data, const Clock &clock,
    const QString &user, Inspection inspection)
{
    auto database = openOrders(data, user, inspection);
    if (!database)
        return database.error();
    const auto enrolled = OrderStore::hasPeople(**database);
    if (!enrolled)
        return enrolled.error();
    const auto secrets = openSecretStore(config.secretStore);
    if (!secrets)
        return secrets.error();
    auto cipher = openFieldCipher(**secrets, data, *enrolled);
    if (!cipher)
        return cipher.error();

    OrderBook book{std::move(*database), std::move(*cipher), nullptr};
    const KioskIdentity identity{config.kioskId, config.storeId, config.timeZone, config.currency, config.hasPos()};
    book.store = std::make_unique<OrderStore>(*book.database, *book.protector, clock, identity);
    return book;
}

} // namespace Peak
