#pragma once

#include "tests/conformance/rig.h"

namespace Peak::Bench {

/** One measurement of a vendor, for a process of its own: it prints its figures, separated by tabs. */
struct VendorTask {
    const Conformance::Rig *rig = nullptr;
    QString url;
    QString controlUrl;
    QString caFile;
    QString directory; ///< For the databases.
};

/** A whole catalogue into a new catalog.db, and the same again: products, seconds of each, memory before and at its
 * peak in MB. The memory is this process's, with the client, the catalogue sync and the writer and nothing of the
 * simulator. */
int pullCatalog(const VendorTask &task);

/** `count` queued orders, each of somebody the POS has never seen, then two of a customer it knows: orders a second,
 * requests an order, and the requests by kind of the first sort, of the customer's first and of the next order. */
int sellOrders(const VendorTask &task, int count);

} // namespace Peak::Bench
