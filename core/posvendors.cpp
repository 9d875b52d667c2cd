#include "core/posvendors.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using enum VendorKey::Type;

// clang-format off
    constexpr QLatin1StringView treezModes[] = {"v3_jwt"_L1, "v2_token"_L1};
    constexpr VendorKey treezKeys[] = {
        {"base_url"_L1, Address, true}, // It ends in the dispensary.
        {"auth_mode"_L1, Text},
        {"api_client_id"_L1, Text, true, "v2_token"_L1},
        {"organization_id"_L1, Text, true, "v3_jwt"_L1},
        {"certificate_id"_L1, Text, true, "v3_jwt"_L1},
        {"api_version"_L1, Text},
        {"revenue_source"_L1, Text},
        {"location_name"_L1, Text},
        {"inventory_type"_L1, Text},
        {"ticket_type"_L1, Text},
        // The vendor's documents leave these open, so a store can correct them without a new release.
        {"token_url"_L1, Address},
        {"token_prefix"_L1, Text},
        {"sign_without_query"_L1, Boolean},
    };
    constexpr VendorSecret treezSecrets[] = {
        {"pos.api_key"_L1, true, "v2_token"_L1},
        {"pos.private_key"_L1, true, "v3_jwt"_L1},
    };

    constexpr VendorKey flowhubKeys[] = {
        {"base_url"_L1, Host, true},
        {"auth_url"_L1, Host, true},
        {"api_client_id"_L1, Text, true},
        {"auth0_client_id"_L1, Text, true},
        {"location_id"_L1, Text, true},
        {"import_id"_L1, Text},
        {"audience"_L1, Text},
        {"customer_type_filter"_L1, Text},
        {"customer_state"_L1, Text},
        // Left open by the vendor's documents, or a matter of how a store keeps its data.
        {"order_ahead_bearer_only"_L1, Boolean},
        {"reference_as_customer"_L1, Boolean},
        {"edible_milligrams"_L1, Boolean},
    };
    constexpr VendorSecret flowhubSecrets[] = {
        {"pos.api_key"_L1},
        {"pos.auth0_client_secret"_L1},
    };

    constexpr VendorKey covasoftKeys[] = {
        {"base_url"_L1, Host, true},
        {"auth_url"_L1, Host, true},
        {"client_cova_id"_L1, Text, true},
        {"username"_L1, Text, true},
        {"company_id"_L1, Integer, true},
        {"location_id_covasoft"_L1, Integer, true},
        {"integrator_id"_L1, Text, true},
        {"order_source_name"_L1, Text},
        {"order_endpoint"_L1, Text},
        {"medical_classifications"_L1, TextList},
        {"create_customers"_L1, Boolean},
        // The vendor's documents leave these open, so a store can correct them without a new release.
        {"crm_url"_L1, Host},
        {"entity_url"_L1, Host},
        {"tier_price"_L1, Text},
        {"search_operation"_L1, Text},
        {"customer_type_id"_L1, Integer},
        {"phone_type_id"_L1, Integer},
        {"email_type_id"_L1, Integer},
    };
    constexpr VendorSecret covasoftSecrets[] = {
        {"pos.client_secret"_L1},
        {"pos.password"_L1},
    };

    constexpr VendorKey leaflogixKeys[] = {
        {"base_url"_L1, Host, true},
        {"consumer_key"_L1, Text},
        {"order_source"_L1, Text},
        {"guest_customer_id"_L1, Integer},
        {"checkout_type"_L1, Text},
    };
    constexpr VendorSecret leaflogixSecrets[] = {
        {"pos.api_key"_L1},
        {"pos.integrator_key"_L1, false},
    };

    constexpr VendorKey blazeKeys[] = {
        {"base_url"_L1, Host, true},
        {"inventory_ids"_L1, TextList},
        {"partner_header"_L1, Text}, // BLAZE's documents name two headers; a store can choose one.
    };
    constexpr VendorSecret blazeSecrets[] = {
        {"pos.partner_key"_L1},
        {"pos.developer_key"_L1},
    };

    constexpr QLatin1StringView shopifyModes[] = {"client_credentials"_L1, "static"_L1};
    constexpr VendorKey shopifyKeys[] = {
        {"base_url"_L1, Host, true},
        {"location_id"_L1, Text, true},
        {"auth_mode"_L1, Text},
        {"auth_url"_L1, Host},
        {"client_id"_L1, Text, true, "client_credentials"_L1},
        {"api_version"_L1, Text},
        // Shopify has no fields for cannabis and two ways to take an order: each shop has its own habits.
        {"complete_drafts"_L1, Boolean},
        {"category_from"_L1, Text},
        {"thc_metafield"_L1, Text},
        {"cbd_metafield"_L1, Text},
        {"strain_metafield"_L1, Text},
        {"medical_tag"_L1, Text},
    };
    constexpr VendorSecret shopifySecrets[] = {
        {"pos.client_secret"_L1, true, "client_credentials"_L1},
        {"pos.access_token"_L1, true, "static"_L1},
    };

    constexpr VendorRow rows[] = {
        {"treez"_L1, treezModes, treezKeys, treezSecrets},
        {"flowhub"_L1, {}, flowhubKeys, flowhubSecrets},
        {"covasoft"_L1, {}, covasoftKeys, covasoftSecrets},
        {"leaflogix"_L1, {}, leaflogixKeys, leaflogixSecrets},
        {"blaze"_L1, {}, blazeKeys, blazeSecrets},
        {"shopify"_L1, shopifyModes, shopifyKeys, shopifySecrets},
        {"none"_L1, {}, {}, {}},
    };
// clang-format on
} // namespace

std::span<const VendorRow> posVendors() { return rows; }

const VendorRow *posVendor(QStringView name)
{
    const auto *row = std::ranges::find_if(rows, [&](const VendorRow &candidate) { return name == candidate.name; });
    return row == std::end(rows) ? nullptr : row;
}

const VendorKey *VendorRow::key(QStringView keyName) const
{
    const auto found =
        std::ranges::find_if(keys, [&](const VendorKey &candidate) { return keyName == candidate.name; });
    return found == keys.end() ? nullptr : &*found;
}

QLatin1StringView VendorRow::defaultAuthMode() const
{
    return authModes.empty() ? QLatin1StringView() : authModes.front();
}

bool VendorRow::knowsAuthMode(QStringView mode) const
{
    return std::ranges::any_of(authModes, [&](QLatin1StringView known) { return mode == known; });
}

bool VendorRow::isRequired(const VendorKey &key, QStringView authMode)
{
    return key.required && (key.authMode.isEmpty() || authMode == key.authMode);
}

bool VendorRow::isRequired(const VendorSecret &secret, QStringView authMode)
{
    return secret.required && (secret.authMode.isEmpty() || authMode == secret.authMode);
}

} // namespace Peak
