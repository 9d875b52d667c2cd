#pragma once

#include "core/order.h"
#include "core/storage/statement.h"

namespace Peak::OrderRecord {

/** The columns `read` expects, in its order; prefix the table as customer_order. */
QString columns();
/** An order without its lines and people. */
Order read(const Row &row);
/** What has no column of its own: totals, discount code, medical, the POS's short number, where it came from. */
QString dataOf(const Order &order, const QString &origin);

} // namespace Peak::OrderRecord
