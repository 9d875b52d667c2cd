#pragma once

#include "sync/http/httptransport.h"

namespace Peak {

struct PictureFetchRules {
    bool httpOnLoopback = false; ///< Plain http to this machine, as for a POS that runs here.
    int redirects = 3;
    qint64 largestBody = 8 * 1024 * 1024; ///< Bytes.
    std::chrono::milliseconds timeout{30'000}; ///< For each exchange.
};

/** Whether a picture may be fetched from there: https, and only what names no user. */
bool isPictureAddress(const QUrl &url, const PictureFetchRules &rules);

/**
 * The body behind an address, after its redirects. Rejected: this address will not give a picture for now (not allowed,
 * 4xx, too many redirects). Malformed: too large. Throttled and Unreachable: the server cannot at the moment.
 */
QCoro::Task<Result<QByteArray>> fetchPicture(HttpTransport &http, QUrl url, PictureFetchRules rules);

} // namespace Peak
