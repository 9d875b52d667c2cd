#include "sync/api/catalogroutes.h"

#include "core/decimal.h"
#include "core/logging.h"
#include "sync/api/apierror.h"
#include "sync/api/orderjson.h"
#include "sync/api/queryreader.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int productsPerPage = 100;

HttpServerResponse databaseFailure(const Error &error)
{
    qCWarning(lcApi) << "the catalogue cannot be read:" << error.message;
    return errorResponse(503, u"unavailable"_s, u"the catalogue cannot be read right now"_s);
}

QJsonValue fromPotency(const std::optional<Potency> &potency)
{
    if (!potency)
        return QJsonValue::Null;
    const auto unit = potency->unit == Potency::Unit::Percent ? u"percent"_s : u"mg"_s;
    return QJsonObject{{u"value"_s, decimalText(potency->thousandths, 3)}, {u"unit"_s, unit}};
}

QJsonObject fromValue(const ProductValue &value)
{
    return {
        {u"id"_s, value.id.toString()},
        {u"label"_s, value.label},
        {u"price"_s, value.price.toDecimal()},
        {u"sale_price"_s, value.salePrice ? QJsonValue(value.salePrice->toDecimal()) : QJsonValue::Null},
        {u"weight_mg"_s, value.weight.mg()},
        {u"stock"_s, value.stock},
    };
}

QJsonObject fromProduct(const Product &product, std::optional<Instant> asOf)
{
    QJsonArray values;
    for (const auto &value : product.values)
        values.append(fromValue(value));
    return {
        {u"id"_s, product.id.toString()},
        {u"name"_s, product.name},
        {u"brand"_s, product.brand},
        {u"category"_s, product.category},
        {u"strain"_s, product.strain},
        {u"thc"_s, fromPotency(product.thc)},
        {u"cbd"_s, fromPotency(product.cbd)},
        {u"description"_s, product.description},
        {u"images"_s, QJsonArray::fromStringList(product.images)},
        {u"medical_only"_s, product.medicalOnly},
        {u"tags"_s, QJsonArray::fromStringList(product.tags)},
        {u"as_of"_s, asOf ? QJsonValue(OrderJson::toText(*asOf)) : QJsonValue::Null},
        {u"values"_s, values},
    };
}

ProductQuery productQueryOf(QueryReader &query, const QTimeZone &zone)
{
    ProductQuery wanted;
    wanted.text = query.text(u"q"_s);
    wanted.category = query.text(u"category"_s).toUpper();
    wanted.brand = query.text(u"brand"_s);
    for (const auto &tag : query.texts(u"tag"_s))
        wanted.tags.append(tag.toLower());
    wanted.updatedSince = query.from(u"updated_since"_s, zone);
    wanted.limit = productsPerPage;
    return wanted;
}
} // namespace

CatalogRoutes::CatalogRoutes(CatalogStore &catalog, QTimeZone zone) : m_catalog(catalog), m_zone(zone) { }

void CatalogRoutes::addTo(ApiRouter &router)
{
    router.add({"GET", u"/api/v1/{catalog_id}/products"_s, Scope::CatalogRead,
        [this](const ApiCall &call) { return answered(products(call)); }});
}

HttpServerResponse CatalogRoutes::products(const ApiCall &call)
{
    QueryReader query(call.request);
    auto wanted = productQueryOf(query, m_zone);
    const int page = query.wholeNumber(u"page"_s, 1, 1);
    if (const auto refusal = query.refusal())
        return errorResponse(*refusal);
    wanted.offset = (page - 1) * productsPerPage;
    const auto total = m_catalog.count(wanted);
    if (!total)
        return databaseFailure(total.error());
    const auto found = m_catalog.products(wanted);
    if (!found)
        return databaseFailure(found.error());
    QJsonArray products;
    for (const auto &product : *found)
        products.append(fromProduct(product, m_catalog.productAsOf(product.id).valueOr({})));
    return HttpServerResponse::json(200, {{u"products"_s, products}, {u"page"_s, page}, {u"total"_s, *total}});
}

} // namespace Peak
