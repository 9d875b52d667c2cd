#include "app/customer/ordertext.h"

namespace Peak {

QString OrderText::status(const Order &order)
{
    if (order.delivery == Delivery::Rejected)
        return tr("Please see the counter with this number.");
    switch (order.status) {
    case OrderStatus::VerificationPending:
    case OrderStatus::AwaitingProcessing:
        return order.delivery == Delivery::Delivered ? tr("The counter has your order.")
                                                     : tr("We have your order. The counter gets it in a moment.");
    case OrderStatus::InProcess:
        return tr("Your order is being prepared.");
    case OrderStatus::PackedReady:
        return tr("Your order is ready at the counter.");
    case OrderStatus::OutForDelivery:
        return tr("Your order is on its way.");
    case OrderStatus::Completed:
        return tr("Your order is complete.");
    case OrderStatus::Canceled:
    case OrderStatus::Removed:
        return tr("This order was canceled. Please see the counter.");
    }
    Q_UNREACHABLE();
}

} // namespace Peak
