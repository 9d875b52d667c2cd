#pragma once

#include "tests/possim/flowhub/flowhubcustomers.h"
#include "tests/possim/flowhub/flowhubinventory.h"

#include <QJsonArray>

#include <optional>

namespace Peak::Possim {

/** The body of create and amend, checked against its documented form and the shop's rules. */
class FlowhubOrderBody {
public:
    FlowhubOrderBody(const StoreSetup &setup, const FlowhubInventory &inventory, const FlowhubCustomers &customers);

    /** The refusal, or nothing when the order can be taken. `held` are lines whose pieces the order already has. */
    [[nodiscard]] std::optional<HttpServerResponse> refuse(const QJsonObject &body, const QJsonArray &held) const;

private:
    [[nodiscard]] QStringList formProblems(const QJsonObject &body) const;
    [[nodiscard]] QStringList customerProblems(const QJsonObject &customer) const;
    [[nodiscard]] QStringList itemProblems(const QJsonArray &items) const;
    [[nodiscard]] QString ruleBroken(const QJsonArray &items, const QJsonArray &held) const;

    const StoreSetup &m_setup;
    const FlowhubInventory &m_inventory;
    const FlowhubCustomers &m_customers;
};

} // namespace Peak::Possim
