#include "sync/pos/shopify/shopifypace.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
/// Of the bucket: some forty orders at once before the catalogue's next page.
constexpr double reserve = 0.3;
constexpr Milliseconds longest = 60s;
} // namespace

ShopifyPace::ShopifyPace(const Clock &clock) : m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout([this] { wake(); });
}

void ShopifyPace::learn(const QString &operation, const QJsonObject &cost)
{
    const auto bucket = cost["throttleStatus"_L1].toObject();
    if (!bucket["restoreRate"_L1].isDouble())
        return;
    m_costs[operation] = cost["requestedQueryCost"_L1].toDouble();
    m_most = bucket["maximumAvailable"_L1].toDouble();
    m_available = bucket["currentlyAvailable"_L1].toDouble();
    m_perSecond = bucket["restoreRate"_L1].toDouble();
    m_at = m_clock.monotonic();
}

Milliseconds ShopifyPace::wait(const QString &operation) const
{
    if (m_perSecond <= 0)
        return 0ms;
    // A bucket too small for both must still let the query through when it is full.
    const double wanted = std::min(m_costs.value(operation) + reserve * m_most, m_most);
    const auto passed = std::chrono::duration<double>(m_clock.monotonic() - m_at).count();
    const double missing = wanted - (m_available + passed * m_perSecond);
    const auto wait = Milliseconds(static_cast<qint64>(std::ceil(missing / m_perSecond * 1000)));
    return std::clamp(wait, Milliseconds(0), longest);
}

QCoro::Task<Result<Ok>> ShopifyPace::turn(QString operation)
{
    const auto left = wait(operation);
    if (left <= 0ms)
        co_return Ok{};
    if (m_waiting.isEmpty())
        m_timer.start(left);
    auto waiting = m_waiting.wait();
    co_return co_await waiting;
}

void ShopifyPace::wake() { m_waiting.wakeAll(Ok{}); }

} // namespace Peak
