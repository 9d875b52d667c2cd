#pragma once

#include "core/datadirectory.h"
#include "core/storage/outboxstore.h"
#include "platform/fieldcipher.h"

#include <memory>

namespace Peak::Bench {

/** orders.db in a directory that outlives it, with the real cipher, as the app and the agent have it. */
struct Shop {
    SystemClock clock;
    std::unique_ptr<FieldCipher> cipher;
    std::unique_ptr<Database> database;
    std::unique_ptr<OrderStore> orders;
    std::unique_ptr<OutboxStore> outbox;

    /** Storage when the database cannot be opened. */
    static Result<std::unique_ptr<Shop>> open(const QString &directory);
};

/** The `number`-th order of a busy day: three lines, and somebody with name, phone and e-mail. */
OrderRequest orderOf(int number);
Totals totalsOf(const OrderRequest &request);

/** Ends the process with the reason when `result` is an error; gives the value otherwise. */
template<class T>
T orDie(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return std::move(*result);
}

} // namespace Peak::Bench
