#pragma once

#include "tests/possim/flowhub/flowhuborders.h"

namespace Peak::Possim {

/** The sales view: lists of orders by location, customer or phone, a page at a time. */
class FlowhubSales {
public:
    FlowhubSales(const StoreSetup &setup, const FlowhubOrders &orders, const FlowhubInventory &inventory,
        const FlowhubCustomers &customers);

    /** `parts` come after /v1/orders/. */
    [[nodiscard]] HttpServerResponse answer(const QStringList &parts, const HttpServerRequest &request) const;

private:
    [[nodiscard]] bool isListed(const FlowhubOrder &order) const;
    [[nodiscard]] bool isWanted(
        const FlowhubOrder &order, const QStringList &parts, const HttpServerRequest &request) const;
    [[nodiscard]] QJsonObject sale(const FlowhubOrder &order) const;
    [[nodiscard]] QJsonArray cart(const FlowhubOrder &order) const;
    [[nodiscard]] QString customerId(const FlowhubOrder &order) const;

    const StoreSetup &m_setup;
    const FlowhubOrders &m_orders;
    const FlowhubInventory &m_inventory;
    const FlowhubCustomers &m_customers;
};

} // namespace Peak::Possim
