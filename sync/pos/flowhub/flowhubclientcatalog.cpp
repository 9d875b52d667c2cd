// FlowhubClient: the catalogue, in pages of one snapshot.
#include "sync/pos/flowhub/flowhubclient.h"

#include "sync/pos/flowhub/flowhubcatalogmapping.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qsizetype pageSize = 500; ///< Products turned into values at once.
}

QCoro::Task<Result<FlowhubSnapshot>> FlowhubClient::inventory(Priority priority)
{
    const QByteArray path = "/v0/locations/" + QUrl::toPercentEncoding(m_settings.locationId) + "/inventoryNonZero";
    auto asking = m_session.getLarge(path, priority);
    auto reply = co_await asking;
    if (!reply)
        co_return reply.error();
    co_return FlowhubSnapshot::fromBody(std::move(reply->body));
}

QCoro::Task<Result<CatalogPage>> FlowhubClient::catalogPage(CatalogRequest request)
{
    if (request.cursor.isEmpty()) {
        m_snapshot.reset(); // Before the next one comes: never two of them in memory.
        auto asking = inventory(Priority::Background);
        auto snapshot = co_await asking;
        if (!snapshot)
            co_return snapshot.error();
        m_snapshot = std::make_unique<FlowhubSnapshot>(std::move(*snapshot));
        ++m_snapshotNumber;
    }
    const auto number = request.cursor.section(u':', 0, 0).toInt();
    if (!m_snapshot || (!request.cursor.isEmpty() && number != m_snapshotNumber))
        co_return Error{Error::Kind::Unreachable, u"this snapshot of the inventory is gone"_s};
    auto page = pageFrom(request.cursor.section(u':', 1, 1).toLongLong());
    if (page.next.isEmpty())
        m_snapshot.reset();
    co_return page;
}

CatalogPage FlowhubClient::pageFrom(qsizetype first) const
{
    CatalogPage page;
    const auto end = std::min(first + pageSize, m_snapshot->size());
    for (auto i = first; i < end; ++i) {
        const auto rows = m_snapshot->rows(i);
        if (rows.isEmpty()) {
            page.setAside.append(SetAside{{}, {}, u"its row cannot be read"_s});
            continue;
        }
        if (!FlowhubCatalogMapping::isForUs(rows.first(), m_settings))
            continue;
        auto product = FlowhubCatalogMapping::parseProduct(rows, m_settings);
        if (product)
            page.products.append(std::move(*product));
        else
            page.setAside.append(FlowhubCatalogMapping::setAsideFor(rows, product.error().message));
    }
    if (end < m_snapshot->size())
        page.next = u"%1:%2"_s.arg(m_snapshotNumber).arg(end);
    return page;
}

QCoro::Task<Result<Product>> FlowhubClient::product(ProductId)
{
    co_return Error{Error::Kind::Unsupported, u"Flowhub only gives the whole inventory"_s};
}

} // namespace Peak
