#include "tests/bench/simulatedpos.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace Peak::Bench {

static constexpr auto clientId = "BENCH-KIOSK"_L1;

SimulatedPos::SimulatedPos(const QString &program, const QString &catalog)
{
    start(program,
        {u"--vendor"_s, u"treez"_s, u"--port"_s, u"0"_s, u"--catalog"_s, catalog, u"--client-id"_s, clientId,
            u"--api-key"_s, QString::fromLatin1(apiKey()), u"--no-rate-limit"_s});
    m_url = m_controlUrl = readUrl();
}

SimulatedPos::SimulatedPos(
    const QString &program, const QString &vendor, const QString &catalog, const QStringList &more)
{
    const QStringList arguments{
        u"--vendor"_s, vendor, u"--port"_s, u"0"_s, u"--catalog"_s, catalog, u"--no-rate-limit"_s};
    start(program, arguments + more);
    m_url = readUrl();
    m_controlUrl = more.contains("--control-port"_L1) ? readUrl() : m_url;
}

void SimulatedPos::start(const QString &program, const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program, arguments);
}

QString SimulatedPos::readUrl()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(30'000))
            qFatal("%s does not start", qPrintable(m_process.program()));
    }
    return QString::fromUtf8(m_process.readLine()).section(u" on "_s, 1).trimmed();
}

SimulatedPos::~SimulatedPos()
{
    m_process.terminate();
    m_process.waitForFinished();
}

StoreConfig SimulatedPos::config() const
{
    StoreConfig config;
    config.kioskId = 7;
    config.storeId = 42;
    config.timeZone = QTimeZone("America/Los_Angeles");
    config.pos.vendor = u"treez"_s;
    config.pos.requestsPerSecond = 100'000;
    config.pos.vendorTable = {{u"base_url"_s, QString(m_url + u"/v2.0/dispensary/harbor"_s)},
        {u"auth_mode"_s, u"v2_token"_s}, {u"api_client_id"_s, QString(clientId)}};
    return config;
}

QJsonObject SimulatedPos::control(const QByteArray &method, const QString &path, const QJsonObject &body) const
{
    return controlPos(m_controlUrl, method, path, body);
}

QJsonObject controlPos(const QString &url, const QByteArray &method, const QString &path, const QJsonObject &body)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(url + u"/control/"_s + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const auto bytes = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
    auto *reply = network.sendCustomRequest(request, method, bytes);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (reply->error() != QNetworkReply::NoError)
        qFatal("possim refuses %s: %s", qPrintable(path), reply->readAll().constData());
    return QJsonDocument::fromJson(reply->readAll()).object();
}

} // namespace Peak::Bench
