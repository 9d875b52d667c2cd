#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <span>

namespace Peak {

/** One key of a vendor's table in the configuration. */
struct VendorKey {
    enum class Type {
        Text,
        Host, ///< An address of scheme and host only.
        Address, ///< An address that may have a path.
        Integer,
        Boolean,
        TextList,
    };

    QLatin1StringView name;
    Type type = Type::Text;
    bool required = false;
    QLatin1StringView authMode{}; ///< Required only with this `auth_mode`; empty: with each.
};

/** One entry of the secret store that a vendor's client needs. */
struct VendorSecret {
    QLatin1StringView name;
    bool required = true;
    QLatin1StringView authMode{}; ///< Required only with this `auth_mode`; empty: with each.
};

/** What a store has to configure for one vendor. Checked at start-up, before anything is sent. */
struct VendorRow {
    QLatin1StringView name;
    std::span<const QLatin1StringView> authModes; ///< The words `auth_mode` may be; the first is the default.
    std::span<const VendorKey> keys;
    std::span<const VendorSecret> secrets;

    /** Null when the vendor has no such key. */
    [[nodiscard]] const VendorKey *key(QStringView keyName) const;
    /** The mode a table without `auth_mode` means; empty for vendors with only one way. */
    [[nodiscard]] QLatin1StringView defaultAuthMode() const;
    [[nodiscard]] bool knowsAuthMode(QStringView mode) const;
    [[nodiscard]] static bool isRequired(const VendorKey &key, QStringView authMode);
    [[nodiscard]] static bool isRequired(const VendorSecret &secret, QStringView authMode);
};

/** All vendors the configuration knows, "none" among them. */
std::span<const VendorRow> posVendors();
/** Null for a name the product does not know. */
const VendorRow *posVendor(QStringView name);

} // namespace Peak
