#pragma once

#include "sync/http/httptransport.h"

#include <QList>

namespace Peak::Bench {

/** How long a number of posts took and what they cost this process, in microseconds. */
struct Drain {
    int orders = 0;
    double wall = 0;
    double cpu = 0;

    [[nodiscard]] double perSecond() const { return orders / (wall / 1e6); }
    [[nodiscard]] double cpuPerOrder() const { return cpu / orders; }
};

/** Sends the requests with nothing but a QNetworkAccessManager, `parallel` at a time. */
Drain postWithQt(const QList<HttpRequest> &requests, int parallel);
/** Sends the requests with nothing but libcurl, one after the other on one connection. */
Drain postWithCurl(const QList<HttpRequest> &requests);

} // namespace Peak::Bench
