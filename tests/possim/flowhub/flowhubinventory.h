#pragma once

#include "tests/possim/flowhub/flowhubrow.h"
#include "tests/possim/simulator.h"

#include <QHash>

namespace Peak::Possim {

inline constexpr auto FlowhubClient = "0d702b0b-0000-4f86-8001-81b8497f0001";
inline constexpr auto FlowhubLocation = "5e746577-0000-4796-8001-d28f45c40001";
inline constexpr auto FlowhubImport = "b334921e-0000-4309-8001-64bc6aad0001"; ///< The location, in order lists.
inline constexpr auto FlowhubOtherLocation = "5e746577-0000-4796-8001-d28f45c40002"; ///< A branch without goods.
inline constexpr int FlowhubOldClient = 801; ///< Ids of an old account are numbers.
inline constexpr int FlowhubOldLocation = 1201;

/** Locations, goods and stock. */
class FlowhubInventory {
public:
    explicit FlowhubInventory(const StoreSetup &setup);

    [[nodiscard]] static HttpServerResponse locations();
    /** `call` is the last part of the path; `location` is empty for all of the client's. */
    [[nodiscard]] HttpServerResponse rows(
        const QString &call, const QString &location, const HttpServerRequest &request) const;
    [[nodiscard]] static bool isCall(const QString &call);

    /** By the id in the JSON kind this account uses; null otherwise. */
    [[nodiscard]] const FlowhubItem *find(const QJsonValue &id) const;
    [[nodiscard]] bool numericIds() const { return m_setup.behaviour.oldProducts; }
    /** Positive takes pieces out of stock, negative puts them back. */
    void take(const QJsonValue &id, int pieces);

    /** {"id","quantity"} */
    Result<QJsonObject> setStock(const QJsonObject &change);
    /** {"id", then any of "name","brand","price","active","hidden", or "remove":true} */
    Result<QJsonObject> change(const QJsonObject &change);

private:
    [[nodiscard]] qsizetype indexOf(const QJsonValue &id) const;

    const StoreSetup &m_setup;
    QList<FlowhubItem> m_items;
    QHash<QString, qsizetype> m_byId; ///< The first of several with the same id.
};

} // namespace Peak::Possim
