#include "tests/bench/bareposts.h"

#include "tests/bench/samples.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <curl/curl.h>

using namespace Qt::StringLiterals;

namespace Peak::Bench {

namespace {
class QtPoster : public QObject {
public:
    explicit QtPoster(const QList<HttpRequest> &requests) : m_requests(requests) { }

    void run(int parallel)
    {
        for (int i = 0; i < parallel; ++i)
            next();
        m_loop.exec();
    }

private:
    void next()
    {
        if (m_sent == m_requests.size())
            return;
        const auto &order = m_requests[m_sent++];
        QNetworkRequest request(order.url);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        for (const auto &[name, value] : order.headers)
            request.setRawHeader(name, value);
        auto *reply = m_network.post(request, order.body);
        connect(reply, &QNetworkReply::finished, this, [this, reply] { finish(reply); });
    }

    void finish(QNetworkReply *reply)
    {
        reply->deleteLater();
        if (reply->error() != QNetworkReply::NoError || reply->readAll().isEmpty())
            qFatal("a bare post failed: %s", qPrintable(reply->errorString()));
        if (++m_done == m_requests.size())
            m_loop.quit();
        else
            next();
    }

    const QList<HttpRequest> &m_requests;
    QNetworkAccessManager m_network;
    QEventLoop m_loop;
    qsizetype m_sent = 0;
    qsizetype m_done = 0;
};

size_t keep(char *bytes, size_t size, size_t count, void *body)
{
    static_cast<QByteArray *>(body)->append(bytes, static_cast<qsizetype>(size * count));
    return size * count;
}

void postOne(CURL *curl, const HttpRequest &order)
{
    curl_slist *headers = curl_slist_append(nullptr, "Expect:");
    for (const auto &[name, value] : order.headers)
        headers = curl_slist_append(headers, (name + ": " + value).constData());
    QByteArray answer;
    curl_easy_setopt(curl, CURLOPT_URL, order.url.toEncoded().constData());
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, order.body.constData());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(order.body.size()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    const auto code = curl_easy_perform(curl);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK || status >= 300 || answer.isEmpty())
        qFatal("a bare post failed: %s, status %ld, %s", curl_easy_strerror(code), status, answer.constData());
    curl_slist_free_all(headers);
}

template<class F>
Drain measured(qsizetype orders, F work)
{
    const double cpu = cpuMicroseconds();
    const auto begin = Stopwatch::now();
    work();
    return {static_cast<int>(orders), microsecondsSince(begin), cpuMicroseconds() - cpu};
}
} // namespace

Drain postWithQt(const QList<HttpRequest> &requests, int parallel)
{
    QtPoster poster(requests);
    return measured(requests.size(), [&] { poster.run(parallel); });
}

Drain postWithCurl(const QList<HttpRequest> &requests)
{
    auto *curl = curl_easy_init();
    const auto drain = measured(requests.size(), [&] {
        for (const auto &request : requests)
            postOne(curl, request);
    });
    curl_easy_cleanup(curl);
    return drain;
}

} // namespace Peak::Bench
