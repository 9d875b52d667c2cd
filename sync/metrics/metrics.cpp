#include "sync/metrics/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace Peak {

struct Metrics::Families {
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter> &apiRequests = prometheus::BuildCounter()
                                                               .Name("peak_api_requests_total")
                                                               .Help("Requests answered by the HTTP API")
                                                               .Register(registry);
    prometheus::Family<prometheus::Counter> &posRequests = prometheus::BuildCounter()
                                                               .Name("peak_pos_requests_total")
                                                               .Help("Requests sent to the point of sale")
                                                               .Register(registry);
    prometheus::Family<prometheus::Gauge> &orders =
        prometheus::BuildGauge().Name("peak_orders").Help("Orders on this kiosk by delivery").Register(registry);
    prometheus::Gauge &queueLength = gauge("peak_queue_length", "Operations the point of sale has yet to be told");
    prometheus::Gauge &queueProblems = gauge("peak_queue_problems", "Operations that wait for a person");
    prometheus::Gauge &queueAge = gauge("peak_queue_oldest_age_seconds", "Age of the oldest waiting operation");

    prometheus::Gauge &gauge(const char *name, const char *help)
    {
        return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
    }
};

Metrics::Metrics() : m_families(std::make_unique<Families>()) { }

Metrics::~Metrics() = default;

void Metrics::countApiRequest(const QString &route, int status)
{
    m_families->apiRequests.Add({{"route", route.toStdString()}, {"status", std::to_string(status)}}).Increment();
}

void Metrics::countPosRequest(const QByteArray &method, const QString &outcome)
{
    m_families->posRequests.Add({{"method", method.toStdString()}, {"outcome", outcome.toStdString()}}).Increment();
}

void Metrics::setOrders(Delivery delivery, int count)
{
    m_families->orders.Add({{"delivery", toWord(delivery).toStdString()}}).Set(count);
}

void Metrics::setQueue(const QueueState &queue, Instant now)
{
    m_families->queueLength.Set(queue.waiting);
    m_families->queueProblems.Set(queue.problems);
    const auto age = queue.oldest ? std::max(Milliseconds(0), now - *queue.oldest) : Milliseconds(0);
    m_families->queueAge.Set(static_cast<double>(age.count()) / 1000.0);
}

QByteArray Metrics::text() const
{
    const auto text = prometheus::TextSerializer().Serialize(m_families->registry.Collect());
    return QByteArray::fromStdString(text);
}

} // namespace Peak
