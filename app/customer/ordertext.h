#pragma once

#include "core/order.h"

#include <QCoreApplication>

namespace Peak {

/** Where an order is by now, in the customer's words. */
class OrderText {
    Q_DECLARE_TR_FUNCTIONS(Peak::OrderText)

public:
    [[nodiscard]] static QString status(const Order &order);
};

} // namespace Peak
