// ShopifyClient: the catalogue.
#include "sync/pos/shopify/shopifyclient.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/shopify/shopifycatalogmapping.h"
#include "sync/pos/shopify/shopifyreply.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int mostVariantPages = 50; ///< Shopify ends at 2048 variants.
constexpr double cheap = 400; ///< Of the 1000 points that one query may cost: there is room for more.
constexpr int step = 5;
} // namespace

QCoro::Task<Result<CatalogPage>> ShopifyClient::catalogPage(CatalogRequest request)
{
    auto asking = productsPage(request);
    const auto list = co_await asking;
    if (!list)
        co_return list.error();
    QJsonArray nodes;
    for (const auto &node : list->value("nodes"_L1).toArray()) {
        auto completing = withAllVariants(node.toObject());
        const auto whole = co_await completing;
        if (!whole)
            co_return whole.error();
        nodes.append(*whole);
    }
    auto page = ShopifyCatalogMapping::parsePage(nodes, m_settings);
    if (!page)
        co_return page.error();
    const auto info = list->value("pageInfo"_L1);
    if (info["hasNextPage"_L1].toBool())
        page->next = info["endCursor"_L1].toString();
    co_return page;
}

/** The wide query's price is not published: it grows and shrinks by what Shopify says about it. */
QCoro::Task<Result<QJsonObject>> ShopifyClient::productsPage(CatalogRequest request)
{
    for (;;) {
        QJsonObject variables{{"first"_L1, m_pageSize},
            {"filter"_L1, ShopifyCatalogMapping::filter(request.changedSince)}, {"location"_L1, m_settings.location}};
        if (!request.cursor.isEmpty())
            variables["after"_L1] = request.cursor;
        auto asking = m_session.ask(u"Products"_s, variables, Priority::Background);
        const auto data = co_await asking;
        const bool tooCostly = !data && data.error().field == QLatin1StringView(ShopifyReply::TooCostly);
        if (tooCostly && m_pageSize > 1) {
            m_pageSize /= 2;
            m_largestPage = m_pageSize;
            continue;
        }
        if (!data)
            co_return data.error();
        const auto list = data->value("products"_L1);
        if (!list["nodes"_L1].isArray())
            co_return Error{Error::Kind::Malformed, u"the answer holds no list of products"_s};
        adaptPageSize();
        co_return list.toObject();
    }
}

void ShopifyClient::adaptPageSize()
{
    const auto cost = m_session.costOf(u"Products"_s);
    if (cost > 0 && cost < cheap)
        m_pageSize = std::min(m_pageSize + step, m_largestPage);
}

QCoro::Task<Result<QJsonObject>> ShopifyClient::withAllVariants(QJsonObject product)
{
    auto info = product["variants"_L1].toObject()["pageInfo"_L1].toObject();
    if (!info["hasNextPage"_L1].toBool())
        co_return product;
    auto nodes = product["variants"_L1].toObject()["nodes"_L1].toArray();
    for (int page = 0; info["hasNextPage"_L1].toBool() && page < mostVariantPages; ++page) {
        const QJsonObject variables{
            {"id"_L1, product["id"_L1]}, {"after"_L1, info["endCursor"_L1]}, {"location"_L1, m_settings.location}};
        auto asking = m_session.ask(u"ProductVariants"_s, variables, Priority::Background);
        const auto data = co_await asking;
        if (!data)
            co_return data.error();
        const auto more = data->value("product"_L1)["variants"_L1].toObject();
        for (const auto &node : more["nodes"_L1].toArray())
            nodes.append(node);
        info = more["pageInfo"_L1].toObject();
    }
    product["variants"_L1] = QJsonObject{{"nodes"_L1, nodes}};
    co_return product;
}

QCoro::Task<Result<Product>> ShopifyClient::product(ProductId id)
{
    const QJsonObject variables{{"id"_L1, id.toString()}, {"location"_L1, m_settings.location}};
    auto asking = m_session.ask(u"Product"_s, variables, Priority::Interactive);
    const auto data = co_await asking;
    if (!data)
        co_return data.error();
    const auto json = data->value("product"_L1);
    if (!json.isObject())
        co_return Error{Error::Kind::NotFound, u"there is no such product for sale"_s};
    auto completing = withAllVariants(json.toObject());
    const auto whole = co_await completing;
    if (!whole)
        co_return whole.error();
    co_return ShopifyCatalogMapping::parseProduct(*whole, m_settings);
}

} // namespace Peak
