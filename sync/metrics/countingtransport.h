#pragma once

#include "sync/http/httptransport.h"
#include "sync/metrics/metrics.h"

namespace Peak {

/** Passes everything on and counts what became of it. */
class CountingTransport final : public HttpTransport {
public:
    CountingTransport(HttpTransport &inner, Metrics &metrics) : m_inner(inner), m_metrics(metrics) { }

    QCoro::Task<Result<HttpReply>> send(HttpRequest request) override;

private:
    HttpTransport &m_inner;
    Metrics &m_metrics;
};

} // namespace Peak
