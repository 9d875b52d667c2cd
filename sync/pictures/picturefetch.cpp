#include "sync/pictures/picturefetch.h"

#include "core/hostport.h"
#include "sync/pictures/storedpicture.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Error refused(const QString &why) { return {Error::Kind::Rejected, why}; }

Error errorOf(const HttpReply &reply)
{
    const auto what = u"HTTP %1"_s.arg(reply.status);
    if (reply.status == 429)
        return {Error::Kind::Throttled, what};
    if (reply.status == 408 || reply.status >= 500)
        return {Error::Kind::Unreachable, what};
    return refused(what);
}

HttpRequest requestFor(const QUrl &url, const PictureFetchRules &rules)
{
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    request.headers = {{"Accept", acceptedPictureTypes()}};
    request.priority = HttpRequest::Priority::Background;
    request.timeout = rules.timeout;
    request.largestReply = rules.largestBody;
    return request;
}
} // namespace

bool isPictureAddress(const QUrl &url, const PictureFetchRules &rules)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1
        || (url.scheme() == "http"_L1 && rules.httpOnLoopback && isLoopbackHost(url.host()));
}

QCoro::Task<Result<QByteArray>> fetchPicture(HttpTransport &http, QUrl url, PictureFetchRules rules)
{
    for (int left = rules.redirects; left >= 0; --left) {
        if (!isPictureAddress(url, rules))
            co_return refused(u"pictures come by https only"_s);
        const auto request = requestFor(url, rules);
        const auto reply = co_await http.send(request);
        if (!reply)
            co_return reply.error();
        if (reply->status == 200)
            co_return reply->body;
        if (!isRedirect(reply->status))
            co_return errorOf(*reply);
        url = url.resolved(QUrl::fromEncoded(reply->header("location")));
    }
    co_return refused(u"too many redirects"_s);
}

} // namespace Peak
