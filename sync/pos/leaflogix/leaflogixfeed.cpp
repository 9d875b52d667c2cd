#include "sync/pos/leaflogix/leaflogixfeed.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixcatalogmapping.h"
#include "sync/pos/leaflogix/leaflogixjson.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
namespace Mapping = LeaflogixCatalogMapping;
constexpr qsizetype pageSize = 100;
constexpr auto overlap = 60s; ///< Their clock and ours differ; to see a change twice does no harm.
constexpr auto freshFor = 5s; ///< Their stock lags by minutes: the products of one order need one look.

QByteArray sinceQuery(Instant since)
{
    const auto text = toDateTime(since - overlap).toString(Qt::ISODate);
    return "?fromLastModifiedDateUTC=" + QUrl::toPercentEncoding(text);
}

Result<QList<QJsonObject>> objectsOf(const QList<QByteArray> &elements)
{
    QList<QJsonObject> objects;
    for (const auto &element : elements) {
        const auto object = jsonObject(element);
        if (!object)
            return object.error();
        objects.append(*object);
    }
    return objects;
}

void note(
    CatalogPage &page, const QJsonObject &json, const Result<Product> &product, QList<LeaflogixUnpriced> &byWeight)
{
    if (!product)
        page.setAside.append(Mapping::setAside(json, product.error()));
    else if (product->values.first().priceIsFrom && product->visible)
        byWeight.append({*product, Mapping::version(json)});
    else // What is not offered needs no exact price.
        page.products.append(*product);
}
} // namespace

LeaflogixFeed::LeaflogixFeed(LeaflogixSession &session, LeaflogixTierPrices &prices)
    : m_session(session), m_prices(prices)
{
}

QCoro::Task<Result<PackedElements>> LeaflogixFeed::products(QByteArray query)
{
    const QByteArray path = "/products" + query;
    PackedElements packed;
    const JsonArraySplitter::Element pack = [&packed](const QByteArray &element) -> Result<Ok> {
        packed.append(element);
        return Ok{};
    };
    auto asking = m_session.getList(path, HttpRequest::Priority::Background, pack);
    const auto listed = co_await asking;
    if (!listed)
        co_return listed.error();
    co_return packed;
}

QCoro::Task<Result<LeaflogixStock>> LeaflogixFeed::stockAt(QByteArray path)
{
    LeaflogixStock stock;
    const auto currency = m_session.settings().currency;
    const JsonArraySplitter::Element add = [&stock, currency](
                                               const QByteArray &element) { return stock.add(element, currency); };
    auto asking = m_session.getList(path, HttpRequest::Priority::Background, add);
    const auto listed = co_await asking;
    if (!listed)
        co_return listed.error();
    co_return stock;
}

QCoro::Task<Result<LeaflogixStock>> LeaflogixFeed::stock()
{
    const QByteArray live = "/inventory?includeLabResults=true";
    const QByteArray reported = "/reporting/inventory?includeLabResults=true";
    auto looking = stockAt(m_reporting ? reported : live);
    const auto found = co_await looking;
    if (!found || !found->isEmpty())
        co_return found;
    auto lookingElsewhere = stockAt(m_reporting ? live : reported);
    const auto other = co_await lookingElsewhere;
    if (!other && other.error().kind == Error::Kind::Unauthorized)
        co_return Error{Error::Kind::Unauthorized,
            u"the inventory is empty, and the location key lacks the role for the reported one"_s};
    if (!other)
        co_return other;
    if (other->isEmpty())
        co_return Error{Error::Kind::Malformed, u"the inventory is empty, and so is the reported one"_s};
    m_reporting = !m_reporting;
    co_return other;
}

QCoro::Task<Result<Ok>> LeaflogixFeed::begin(std::optional<Instant> since)
{
    m_pull.reset();
    m_freshStock.reset();
    ++m_pulls;
    const QByteArray query = since ? sinceQuery(*since) : QByteArray();
    auto listing = products(query);
    auto list = co_await listing;
    if (!list)
        co_return list.error();
    Pull pull{*std::move(list), {}, !since, {}};
    if (pull.products.size() > 0) {
        auto looking = stock();
        auto found = co_await looking;
        if (!found)
            co_return found.error();
        pull.stock = *std::move(found);
    }
    m_pull = std::move(pull);
    co_return Ok{};
}

QCoro::Task<Result<CatalogPage>> LeaflogixFeed::page(CatalogRequest request)
{
    if (request.cursor.isEmpty()) {
        auto beginning = begin(request.changedSince);
        const auto begun = co_await beginning;
        if (!begun)
            co_return begun.error();
        request.cursor = u"%1:0"_s.arg(m_pulls);
    }
    const auto place = request.cursor.split(u':');
    if (!m_pull || place.value(0).toInt() != m_pulls)
        co_return Error{Error::Kind::Malformed, u"the catalogue was asked for anew meanwhile"_s};
    const int pull = m_pulls;
    const qsizetype first = place.value(1).toLongLong();
    const auto objects = objectsOf(m_pull->products.slice(first, pageSize));
    if (!objects)
        co_return objects.error();
    for (qsizetype i = 0; i < objects->size(); ++i)
        m_pull->places.insert(Mapping::productId(objects->at(i)), first + i);
    const qsizetype total = m_pull->products.size();
    auto joining = joined(*objects, m_pull->stock);
    auto page = co_await joining;
    if (!page)
        co_return page.error();
    page->announced = static_cast<int>(total);
    if (first + pageSize < total)
        page->next = u"%1:%2"_s.arg(pull).arg(first + pageSize);
    else if (pull == m_pulls)
        keepPull();
    co_return page;
}

/** A whole list replaces what was known, a list of changes goes on top of it. */
void LeaflogixFeed::keepPull()
{
    if (m_pull->whole) {
        m_last = std::move(m_pull->products);
        m_places = std::move(m_pull->places);
        m_changed.clear();
    } else {
        for (auto place = m_pull->places.cbegin(); place != m_pull->places.cend(); ++place)
            m_changed.insert(place.key(), m_pull->products.slice(place.value(), 1).value(0));
    }
    m_pull.reset();
}

QCoro::Task<Result<CatalogPage>> LeaflogixFeed::joined(QList<QJsonObject> products, LeaflogixStock stock)
{
    CatalogPage page;
    QList<LeaflogixUnpriced> byWeight;
    for (const auto &json : products) {
        if (!Mapping::isMerchandise(json))
            continue;
        const auto batches = stock.of(Mapping::productId(json));
        note(page, json, Mapping::parse(json, batches, m_session.settings().currency), byWeight);
    }
    auto pricing = m_prices.priced(byWeight, &page.setAside);
    const auto priced = co_await pricing;
    if (!priced)
        co_return priced.error();
    page.products += *priced;
    co_return page;
}

QByteArray LeaflogixFeed::lastSeen(qint64 id) const
{
    const auto changed = m_changed.constFind(id);
    if (changed != m_changed.constEnd())
        return *changed;
    const auto place = m_places.constFind(id);
    return place == m_places.constEnd() ? QByteArray() : m_last.slice(*place, 1).value(0);
}

QCoro::Task<Result<Ok>> LeaflogixFeed::listAgain()
{
    auto listing = products({});
    auto list = co_await listing;
    if (!list)
        co_return list.error();
    m_last = *std::move(list);
    m_places.clear();
    m_changed.clear();
    for (qsizetype first = 0; first < m_last.size(); first += pageSize) {
        const auto objects = objectsOf(m_last.slice(first, pageSize));
        if (!objects)
            co_return objects.error();
        for (qsizetype i = 0; i < objects->size(); ++i)
            m_places.insert(Mapping::productId(objects->at(i)), first + i);
    }
    co_return Ok{};
}

QCoro::Task<Result<Product>> LeaflogixFeed::product(ProductId id)
{
    const qint64 number = id.toString().toLongLong();
    if (lastSeen(number).isEmpty()) {
        auto listing = listAgain();
        const auto listed = co_await listing;
        if (!listed)
            co_return listed.error();
    }
    const auto element = lastSeen(number);
    if (element.isEmpty())
        co_return Error{Error::Kind::NotFound, u"there is no such product for sale"_s};
    const auto now = m_session.clock().monotonic();
    if (!m_freshStock || now - m_freshAt >= freshFor) {
        auto looking = stock();
        auto found = co_await looking;
        if (!found)
            co_return found.error();
        m_freshStock = *std::move(found);
        m_freshAt = now;
    }
    auto reading = single(element, *m_freshStock);
    co_return co_await reading;
}

QCoro::Task<Result<Product>> LeaflogixFeed::single(QByteArray element, LeaflogixStock stock)
{
    const auto json = jsonObject(element);
    if (!json)
        co_return json.error();
    const QList<QJsonObject> one{*json};
    auto joining = joined(one, stock);
    const auto page = co_await joining;
    if (!page)
        co_return page.error();
    if (page->products.isEmpty())
        co_return Error{Error::Kind::NotFound, u"there is no such product for sale"_s};
    co_return page->products.first();
}

QCoro::Task<Result<LeaflogixFeed::Count>> LeaflogixFeed::count()
{
    auto listing = products({});
    const auto list = co_await listing;
    if (!list)
        co_return list.error();
    auto looking = stock();
    const auto found = co_await looking;
    if (!found)
        co_return found.error();
    co_return Count{list->size(), found->size()};
}

} // namespace Peak
