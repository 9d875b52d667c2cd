// CovasoftClient: the catalogue.
#include "sync/pos/covasoft/covasoftcatalogmapping.h"
#include "sync/pos/covasoft/covasoftclient.h"
#include "sync/pos/covasoft/covasoftvalues.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr Milliseconds pageTimeout = 120s;
constexpr qint64 smallestPage = 25;
constexpr Milliseconds smallPagesFor = 24h;
/// Increments reach back so far that nothing falls between two of them; the caller has taken a minute off already.
constexpr auto overlap = 9min;
constexpr qint64 mostProducts = 1 << 24;
} // namespace

QByteArray CovasoftClient::productPath(const CatalogRequest &request) const
{
    const auto path = "/dataplatform/v1/Companies/" + QByteArray::number(m_settings.companyId) + "/DetailedProductData";
    if (!request.changedSince)
        return path;
    // In Cova's time, not ours.
    const auto since = *request.changedSince + m_session.clockOffset().value_or(0s) - overlap;
    const auto text = toDateTime(since).toString(u"yyyy-MM-ddTHH:mm:ss'Z'"_s);
    return path + "/UpdatedAsOf/" + QUrl::toPercentEncoding(text);
}

/** A day later Cova may have had its bad hour. */
qint64 CovasoftClient::pageSize()
{
    if (m_session.monotonic() - m_pageSizeAt >= smallPagesFor)
        m_pageSize = LargestPage;
    return m_pageSize;
}

/** Large pages are what Cova fails at: the next pull asks for smaller ones. */
void CovasoftClient::askForLess(const HttpReply &reply)
{
    if (reply.status < 500 && reply.status != 408)
        return;
    m_pageSize = std::max(m_pageSize / 2, smallestPage);
    m_pageSizeAt = m_session.monotonic();
}

QCoro::Task<Result<QJsonObject>> CovasoftClient::products(QByteArray path, QJsonObject body, Priority priority)
{
    auto asking = m_session.ask(path, body, priority, pageTimeout);
    const auto reply = co_await asking;
    if (!reply)
        co_return reply.error();
    askForLess(*reply);
    co_return CovasoftReply::object(*reply, m_session.now());
}

QCoro::Task<Result<CatalogPage>> CovasoftClient::catalogPage(CatalogRequest request)
{
    const auto skip = request.cursor.toLongLong();
    const auto path = productPath(request);
    const auto body = CovasoftCatalogMapping::pageBody(skip, pageSize(), m_settings);
    auto asking = products(path, body, Priority::Background);
    const auto answer = co_await asking;
    if (!answer)
        co_return answer.error();
    const auto size = CovasoftCatalogMapping::pageSize(*answer);
    if (!size)
        co_return size.error();
    auto page = CovasoftCatalogMapping::parsePage(*answer, request.changedSince.has_value(), m_settings);
    if (page && *size > 0) // The end is an empty page: nobody says how many there are, nor how many a page may have.
        page->next = QString::number(skip + *size);
    co_return page;
}

QCoro::Task<Result<Product>> CovasoftClient::product(ProductId id)
{
    const CatalogRequest everything;
    const auto path = productPath(everything) + "/ByProductIdList";
    auto body = CovasoftCatalogMapping::pageBody(0, 1, m_settings);
    body["ProductIds"_L1] = QJsonArray{id.toString()};
    auto asking = products(path, body, Priority::Interactive);
    const auto answer = co_await asking;
    if (!answer && answer.error().kind == Error::Kind::Rejected) // The member's name is not published.
        co_return Error{Error::Kind::NotFound, u"Cova does not read single products here"_s};
    if (!answer)
        co_return answer.error();
    const auto page = CovasoftCatalogMapping::parsePage(*answer, true, m_settings);
    if (!page)
        co_return page.error();
    const auto found = std::ranges::find_if(page->products, [&](const Product &one) { return one.id == id; });
    if (found == page->products.end())
        co_return Error{Error::Kind::NotFound, u"there is no such product for sale"_s};
    co_return *found;
}

QCoro::Task<Result<bool>> CovasoftClient::hasProduct(qint64 skip)
{
    const auto path = productPath(CatalogRequest());
    const auto body = CovasoftCatalogMapping::probeBody(skip, m_settings);
    auto asking = m_session.ask(path, body, Priority::Interactive);
    const auto reply = co_await asking;
    if (!reply)
        co_return reply.error();
    const auto answer = CovasoftReply::object(*reply, m_session.now());
    co_return answer.andThen(CovasoftCatalogMapping::pageSize).map([](qsizetype size) { return size > 0; });
}

/** Nobody says how many there are: the place of the last one is closed in on, one product at a time. */
QCoro::Task<Result<qsizetype>> CovasoftClient::productCount()
{
    qint64 there = -1; // There is a product at this place …
    qint64 beyond = 1; // … and none at this one.
    while (beyond < mostProducts) {
        auto probing = hasProduct(beyond - 1);
        const auto has = co_await probing;
        if (!has)
            co_return has.error();
        if (!*has)
            break;
        there = beyond - 1;
        beyond *= 2;
    }
    beyond -= 1;
    while (beyond - there > 1) {
        const auto middle = there + (beyond - there) / 2;
        auto probing = hasProduct(middle);
        const auto has = co_await probing;
        if (!has)
            co_return has.error();
        (*has ? there : beyond) = middle;
    }
    co_return qsizetype(there + 1);
}

} // namespace Peak
