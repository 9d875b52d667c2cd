#pragma once

#include "core/clock.h"
#include "core/datadirectory.h"
#include "core/storage/orderdatabase.h"
#include "core/storage/orderstore.h"
#include "core/storeconfig.h"

#include <memory>

namespace Peak {

/** orders.db, open, with the key for people's data: ready to take orders. Members end in reverse order. */
struct OrderBook {
    std::unique_ptr<Database> database;
    std::unique_ptr<FieldProtector> protector;
    std::unique_ptr<OrderStore> store;
};

/** `user` names the connection. Storage when the file or the key for people's data is not what it should be. */
Result<OrderBook> openOrderBook(const StoreConfig &config, const DataDirectory &data, const Clock &clock,
    const QString &user, Inspection inspection = Inspection::Quick);

} // namespace Peak
