#include "sync/pos/shopify/shopifysettings.h"

#include "core/enumtable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// clang-format off
    constexpr Word<ShopifySettings::Category> categoryWords[] = {
        {"product_type"_L1, ShopifySettings::Category::ProductType},
        {"collection"_L1,   ShopifySettings::Category::Collection},
        {"taxonomy"_L1,     ShopifySettings::Category::Taxonomy},
    };
// clang-format on

ShopifySettings::Metafield metafieldOf(const QString &text)
{
    const auto dot = text.indexOf(u'.');
    return {text.left(dot), text.mid(dot + 1)};
}

/** A location may be given by its number, as its page in the shop's administration shows it. */
QString locationOf(const QString &text)
{
    const bool isNumber = !text.isEmpty() && std::ranges::all_of(text, [](QChar c) { return c.isDigit(); });
    return isNumber ? u"gid://shopify/Location/"_s + text : text;
}

QUrl hostOf(const QString &text)
{
    return QUrl(text).adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::StripTrailingSlash);
}
} // namespace

Result<ShopifySettings> ShopifySettings::fromConfig(const StoreConfig &config)
{
    const auto &pos = config.pos;
    const auto categoryWord = pos.text(u"category_from"_s, u"product_type"_s);
    const auto category = valueOf(categoryWords, categoryWord);
    if (!category)
        return Error{Error::Kind::Invalid,
            u"pos.shopify.category_from must be product_type, collection or taxonomy, not \"%1\""_s.arg(categoryWord)};
    const QString base = pos.text(u"base_url"_s);
    return ShopifySettings{
        .base = hostOf(base),
        .authBase = hostOf(pos.text(u"auth_url"_s, base)),
        .auth = pos.text(u"auth_mode"_s) == "static"_L1 ? Auth::Static : Auth::ClientCredentials,
        .clientId = pos.text(u"client_id"_s),
        .version = pos.text(u"api_version"_s, u"2026-10"_s),
        .location = locationOf(pos.text(u"location_id"_s)),
        .completeDrafts = pos.vendorTable.value(u"complete_drafts"_s, true).toBool(),
        .category = *category,
        .thc = metafieldOf(pos.text(u"thc_metafield"_s, u"cannabis.thc"_s)),
        .cbd = metafieldOf(pos.text(u"cbd_metafield"_s, u"cannabis.cbd"_s)),
        .strain = metafieldOf(pos.text(u"strain_metafield"_s, u"cannabis.strain_type"_s)),
        .medicalTag = pos.text(u"medical_tag"_s, u"medical"_s).toLower(),
        .timeZone = config.timeZone,
        .currency = config.currency,
    };
}

QUrl ShopifySettings::endpoint() const
{
    QUrl url = base;
    url.setPath(u"/admin/api/%1/graphql.json"_s.arg(version));
    return url;
}

QUrl ShopifySettings::tokenUrl() const
{
    QUrl url = authBase;
    url.setPath(u"/admin/oauth/access_token"_s);
    return url;
}

} // namespace Peak
