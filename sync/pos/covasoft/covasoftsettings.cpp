#include "sync/pos/covasoft/covasoftsettings.h"

#include "core/enumtable.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// clang-format off
    constexpr Word<CovasoftSettings::Intake> intakes[] = {
        {"v2CovaOrder"_L1,  CovasoftSettings::Intake::V2},
        {"TEPCovaOrder"_L1, CovasoftSettings::Intake::TaxExclusive},
        {"TIPCovaOrder"_L1, CovasoftSettings::Intake::TaxInclusive},
    };
    constexpr Word<bool> tierPrices[] = {
        {"total"_L1, false},
        {"unit"_L1,  true},
    };
// clang-format on

QUrl hostOf(const PosSettings &pos, const QString &key)
{
    const QString text = pos.text(key);
    auto host = (text.isEmpty() ? pos.baseUrl() : QUrl(text)).adjusted(QUrl::StripTrailingSlash);
    if (host.path() == "/"_L1) // That one is not stripped.
        host.setPath({});
    return host;
}

QSet<QString> lowered(const QStringList &words)
{
    QSet<QString> set;
    for (const auto &word : words)
        set.insert(word.trimmed().toLower());
    return set;
}

Error unknownWord(const QString &key, const QString &allowed)
{
    Error error{Error::Kind::Invalid, u"pos.covasoft.%1 must be one of %2"_s.arg(key, allowed)};
    error.field = u"pos.covasoft."_s + key;
    return error;
}
} // namespace

Result<CovasoftSettings> CovasoftSettings::fromConfig(const StoreConfig &config)
{
    const auto &pos = config.pos;
    const auto intake = valueOf(intakes, pos.text(u"order_endpoint"_s, u"v2CovaOrder"_s));
    const auto ofUnit = valueOf(tierPrices, pos.text(u"tier_price"_s, u"total"_s));
    if (!intake)
        return unknownWord(u"order_endpoint"_s, u"v2CovaOrder, TEPCovaOrder, TIPCovaOrder"_s);
    if (!ofUnit)
        return unknownWord(u"tier_price"_s, u"total, unit"_s);
    const auto number = [&](const QString &key, qint64 fallback) {
        return pos.vendorTable.value(key, fallback).toLongLong();
    };
    CovasoftSettings settings;
    settings.base = hostOf(pos, u"base_url"_s);
    settings.authBase = hostOf(pos, u"auth_url"_s);
    settings.customerBase = hostOf(pos, u"crm_url"_s);
    settings.entityBase = hostOf(pos, u"entity_url"_s);
    settings.clientId = pos.text(u"client_cova_id"_s);
    settings.username = pos.text(u"username"_s);
    settings.companyId = number(u"company_id"_s, 0);
    settings.locationId = number(u"location_id_covasoft"_s, 0);
    settings.integratorId = pos.text(u"integrator_id"_s);
    settings.orderSource = pos.text(u"order_source_name"_s);
    settings.intake = *intake;
    settings.tierPriceOfUnit = *ofUnit;
    settings.medicalClassifications = lowered(pos.vendorTable.value(u"medical_classifications"_s).toStringList());
    settings.searchOperation = pos.text(u"search_operation"_s, u"Equals"_s);
    settings.createsCustomers = pos.vendorTable.value(u"create_customers"_s).toBool();
    settings.customerTypeId = number(u"customer_type_id"_s, settings.customerTypeId);
    settings.phoneTypeId = number(u"phone_type_id"_s, settings.phoneTypeId);
    settings.emailTypeId = number(u"email_type_id"_s, settings.emailTypeId);
    settings.currency = config.currency;
    return settings;
}

} // namespace Peak
