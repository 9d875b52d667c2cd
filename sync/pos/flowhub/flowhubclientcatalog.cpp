// FlowhubClient: the catalogue, in pages of one snapshot.
#include "sync/pos/flowhub/flowhubclient.h"

#include "sync/pos/flowhub/flowhubcatalogmapping.h"
#include "sync/pos/jsonread.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr qsizetype pageSize = 500; ///< Products turned into values at once.
constexpr auto keptFor = 3s;
constexpr qsizetype largestKept = 16 * 1024 * 1024; ///< Bytes in memory.
} // namespace

QCoro::Task<Result<FlowhubSnapshot>> FlowhubClient::inventory(Priority priority)
{
    const QByteArray path = "/v0/locations/" + QUrl::toPercentEncoding(m_settings.locationId) + "/inventoryNonZero";
    FlowhubSnapshot snapshot;
    const JsonArraySplitter::Element add = [&snapshot](const QByteArray &row) -> Result<Ok> {
        snapshot.add(row);
        return Ok{};
    };
    auto asking = m_session.getData(path, priority, add);
    const auto around = co_await asking;
    if (!around)
        co_return around.error();
    const auto status = around->value("status"_L1);
    if (!status.isUndefined() && !idOf(status).startsWith(u'2'))
        co_return Error{Error::Kind::Malformed, u"the inventory's own status is %1"_s.arg(idOf(status).left(10))};
    co_return snapshot;
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

/** The goods of one order are asked for one by one: they are all read from one answer. */
QCoro::Task<Result<std::shared_ptr<FlowhubSnapshot>>> FlowhubClient::recentInventory()
{
    if (m_recent && m_clock.monotonic() < m_recentUntil)
        co_return Result<std::shared_ptr<FlowhubSnapshot>>(m_recent);
    m_recent.reset();
    auto asking = inventory(Priority::Background);
    auto snapshot = co_await asking;
    if (!snapshot)
        co_return snapshot.error();
    const auto recent = std::make_shared<FlowhubSnapshot>(std::move(*snapshot));
    if (recent->bytes() <= largestKept) {
        m_recent = recent;
        m_recentUntil = m_clock.monotonic() + keptFor;
    }
    co_return recent;
}

QCoro::Task<Result<Product>> FlowhubClient::product(ProductId id)
{
    auto asking = recentInventory();
    const auto recent = co_await asking;
    if (!recent)
        co_return recent.error();
    const auto rows = (*recent)->rowsOf(id.toString());
    if (rows.isEmpty() || !FlowhubCatalogMapping::isForUs(rows.first(), m_settings))
        co_return Error{Error::Kind::NotFound, u"there is no such product in stock"_s};
    co_return FlowhubCatalogMapping::parseProduct(rows, m_settings);
}

} // namespace Peak
