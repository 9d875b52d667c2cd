#include "sync/api/httpserver.h"
#include "tests/support/testcertificate.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTest>

#include <memory>

using namespace Peak;
using namespace Qt::StringLiterals;

/** A server that keeps its requests and answers with `plan`; a raw client per test. */
class TestHttpServer : public QObject {
    Q_OBJECT

    struct Kept {
        HttpServerRequest request;
        HttpResponder responder;
    };

    HttpServerOptions m_options;
    QList<Kept> m_kept;
    std::function<void(const HttpServerRequest &, HttpResponder)> m_plan;
    std::unique_ptr<HttpServer> m_server;

    void start()
    {
        m_server = std::make_unique<HttpServer>([this](HttpServerRequest request, HttpResponder responder) {
            if (m_plan)
                m_plan(request, responder);
            else
                m_kept.append({std::move(request), std::move(responder)});
        });
        const auto listening = m_server->listen(m_options);
        QVERIFY2(listening.ok(), qPrintable(listening ? QString() : listening.error().message));
    }

    std::unique_ptr<QTcpSocket> connectRaw(const QByteArray &first = {}) const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_server->port());
        socket->waitForConnected(3000);
        socket->write(first);
        socket->flush();
        return socket;
    }

    /** Everything the server says until it has said `count` whole answers with a body of known length, or closes. */
    static QByteArray heard(QTcpSocket &socket, const QByteArray &until)
    {
        QByteArray all;
        const auto done = [&] {
            all += socket.readAll();
            return all.contains(until) || socket.state() != QAbstractSocket::ConnectedState;
        };
        [&] { QTRY_VERIFY_WITH_TIMEOUT(done(), 5000); }();
        return all + socket.readAll();
    }

    static void answerOk(const HttpServerRequest &, HttpResponder responder)
    {
        responder.send({200, "fine", "text/plain"});
    }

private Q_SLOTS:
    void init()
    {
        m_options = {};
        m_plan = {};
    }

    void cleanup()
    {
        m_server.reset();
        m_kept.clear();
    }

    void requestsArriveTakenApart()
    {
        start();
        const auto socket =
            connectRaw("POST /a%20b/c%2Fd?q=x+y&q2=%C3%A9 HTTP/1.1\r\nHost: h\r\nX-One: 1\r\nx-one: 2\r\n"
                       "Content-Length: 4\r\n\r\nbody");
        QTRY_COMPARE(m_kept.size(), 1);
        const auto &request = m_kept.first().request;
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.path, u"/a b/c/d"_s);
        QCOMPARE(request.segments(), (QStringList{u"a b"_s, u"c/d"_s}));
        QCOMPARE(request.queryValue(u"q"_s), u"x y"_s);
        QCOMPARE(request.queryValue(u"q2"_s), u"\u00e9"_s);
        QCOMPARE(request.header("x-one"), "1, 2");
        QCOMPARE(request.body, "body");
        QVERIFY(request.peer.isLoopback());
    }

    void anAnswerGivenLaterArrives()
    {
        start();
        const auto socket = connectRaw("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_kept.size(), 1);
        QCOMPARE(m_kept.first().request.path, u"/"_s);
        QVERIFY(m_kept.first().responder.isOpen());
        m_kept.first().responder.send({201, "{}", "application/json", {{"X-Extra", "yes"}}});
        QVERIFY(!m_kept.first().responder.isOpen());
        m_kept.first().responder.send({500, "second answer"}); // Ignored.
        const auto reply = heard(*socket, "{}");
        QVERIFY(reply.startsWith("HTTP/1.1 201"));
        QVERIFY(reply.contains("X-Extra: yes"));
        QVERIFY(!reply.contains("second"));
    }

    void aConnectionServesManyRequests()
    {
        QList<quint64> connections;
        m_plan = [&](const HttpServerRequest &request, HttpResponder responder) {
            connections.append(request.connection);
            responder.send({200, request.body, "text/plain"});
        };
        start();
        const auto socket = connectRaw();
        for (int i = 0; i < 5; ++i) {
            const auto body = "number " + QByteArray::number(i);
            socket->write("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 8\r\n\r\n" + body);
            QVERIFY(heard(*socket, body).startsWith("HTTP/1.1 200"));
        }
        QCOMPARE(connections, QList<quint64>(5, 1));
        QCOMPARE(m_server->connectionsAccepted(), 1U);
    }

    void headIsAGetWithoutABody()
    {
        bool headOnly = false;
        m_plan = [&](const HttpServerRequest &request, HttpResponder responder) {
            headOnly = request.headOnly && request.method == "GET";
            responder.send({200, "twelve bytes", "text/plain"});
        };
        start();
        const auto socket = connectRaw("HEAD / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        const auto reply = heard(*socket, "\r\n\r\n");
        QVERIFY(headOnly);
        QVERIFY(reply.contains("Content-Length: 12"));
        QVERIFY(!reply.contains("twelve"));
    }

    void bodiesBeyondTheLimitAreRefused_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<qsizetype>("sends");
        QTest::addColumn<bool>("chunked");
        QTest::newRow("one byte too many") << QByteArray("Content-Length: 1001\r\n") << qsizetype(1001) << false;
        QTest::newRow("far too many, announced") << QByteArray("Content-Length: 99000000\r\n") << qsizetype(0) << false;
        QTest::newRow("asked first") << QByteArray("Content-Length: 1001\r\nExpect: 100-continue\r\n") << qsizetype(0)
                                     << false;
        QTest::newRow("not announced") << QByteArray("Transfer-Encoding: chunked\r\n") << qsizetype(5000) << true;
    }

    void bodiesBeyondTheLimitAreRefused()
    {
        QFETCH(QByteArray, headers);
        QFETCH(qsizetype, sends);
        QFETCH(bool, chunked);
        m_options.maxBody = 1000;
        start();
        const auto socket = connectRaw("POST / HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n");
        const QByteArray body(sends, 'x');
        socket->write(chunked ? QByteArray::number(sends, 16) + "\r\n" + body + "\r\n0\r\n\r\n" : body);
        const auto reply = heard(*socket, "\r\n\r\n");
        QVERIFY2(reply.startsWith("HTTP/1.1 413"), reply.constData());
        QVERIFY(!reply.contains("100 Continue"));
        QCOMPARE(m_kept.size(), 0);
    }

    void anEndlessBodyIsCutOff()
    {
        m_options.maxBody = 1000;
        start();
        const auto socket = connectRaw("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
        const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, 'x') + "\r\n";
        qint64 sent = 0;
        const auto cutOff = [&] {
            sent += socket->bytesToWrite() < 0x40000 ? socket->write(chunk) : 0;
            return socket->state() != QAbstractSocket::ConnectedState;
        };
        QTRY_VERIFY_WITH_TIMEOUT(cutOff(), 10000);
        QCOMPARE(m_kept.size(), 0);
    }

    void aBodyOfExactlyTheLimitIsTaken()
    {
        m_options.maxBody = 1000;
        start();
        const auto socket =
            connectRaw("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n\r\n");
        QVERIFY(heard(*socket, "100 Continue").contains("100 Continue"));
        socket->write(QByteArray(1000, 'x'));
        QTRY_COMPARE(m_kept.size(), 1);
        QCOMPARE(m_kept.first().request.body.size(), 1000);
    }

    void tooManyHeadersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QByteArray many;
        for (int i = 0; i < 20; ++i)
            many += "X-" + QByteArray::number(i) + ": 1\r\n";
        QTest::newRow("many") << many;
        QTest::newRow("one of 100 KB") << "X-Long: " + QByteArray(100 * 1024, 'x') + "\r\n";
    }

    void tooManyHeadersAreRefused()
    {
        QFETCH(QByteArray, headers);
        m_options.maxHeaders = 10;
        start();
        const auto socket = connectRaw("GET / HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n");
        QVERIFY(heard(*socket, "\r\n\r\n").startsWith("HTTP/1.1 431"));
        QCOMPARE(m_kept.size(), 0);
    }

    void aSilentConnectionIsClosed()
    {
        m_options.idleTimeout = std::chrono::seconds(1);
        start();
        const auto socket = connectRaw("GET / HTTP/1.1\r\nHost: h\r\nX-Unfinished");
        QTRY_COMPARE_WITH_TIMEOUT(socket->state(), QAbstractSocket::UnconnectedState, 6000);
        QCOMPARE(m_kept.size(), 0);
    }

    void aRequestThatTricklesInTooSlowlyIsCutOff()
    {
        m_options.requestTimeout = std::chrono::seconds(0);
        start();
        const auto socket = connectRaw("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nx");
        QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_kept.size(), 0);
    }

    void aClientThatHungUpHurtsNobody()
    {
        start();
        auto gone = connectRaw("GET /gone HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_kept.size(), 1);
        gone->abort();
        gone.reset();
        m_kept.takeFirst().responder.send({200, QByteArray(200'000, 'x')});
        m_plan = answerOk;
        const auto next = connectRaw("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(heard(*next, "fine").startsWith("HTTP/1.1 200"));
    }

    void aForgottenResponderAnswers500()
    {
        m_plan = [](const HttpServerRequest &, const HttpResponder &) {};
        start();
        QTest::ignoreMessage(QtWarningMsg, "a request was dropped without an answer");
        const auto socket = connectRaw("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(heard(*socket, "}}").startsWith("HTTP/1.1 500"));
    }

    void aResponderOutlivesItsServer()
    {
        start();
        const auto socket = connectRaw("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_kept.size(), 1);
        m_server.reset();
        QVERIFY(!m_kept.first().responder.isOpen());
        m_kept.first().responder.send({200, "too late"});
        const auto reply = heard(*socket, "}}");
        QVERIFY(reply.startsWith("HTTP/1.1 503"));
    }

    void connectionsBeyondTheAddressLimitAreClosed()
    {
        m_options.maxConnectionsPerAddress = 2;
        start();
        const auto first = connectRaw("GET /1 HTTP/1.1\r\nHost: h\r\n\r\n");
        const auto second = connectRaw("GET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(m_kept.size(), 2);
        const auto third = connectRaw("GET /3 HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(third->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_kept.size(), 2);
    }

    void connectionsBeyondTheTotalWaitTheirTurn()
    {
        m_options.maxConnections = 1;
        start();
        const auto first = connectRaw("GET /1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        QTRY_COMPARE(m_kept.size(), 1);
        const auto second = connectRaw("GET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
        m_kept.first().responder.send({200, "first"});
        QVERIFY(heard(*first, "first").startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(m_kept.size(), 2);
        QCOMPARE(m_kept.last().request.path, u"/2"_s);
    }

    void abortSaysNothing()
    {
        m_plan = [](const HttpServerRequest &, HttpResponder responder) { responder.abort(); };
        start();
        const auto socket = connectRaw("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(socket->readAll(), QByteArray());
    }

    void aTruncatedAnswerStopsInTheMiddle()
    {
        m_plan = [](const HttpServerRequest &, HttpResponder responder) {
            responder.sendTruncated({200, "0123456789", "text/plain"}, 4);
        };
        start();
        const auto socket = connectRaw("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        const auto reply = socket->readAll();
        QVERIFY(reply.contains("Content-Length: 10"));
        QVERIFY(reply.endsWith("\r\n\r\n0123"));
    }

    void aClosedServerListensAgainOnItsPort()
    {
        m_plan = answerOk;
        start();
        const auto idle = connectRaw("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(heard(*idle, "fine").startsWith("HTTP/1.1 200"));
        m_options.port = m_server->port();
        m_server->close();
        QTRY_COMPARE(idle->state(), QAbstractSocket::UnconnectedState);
        QTcpSocket refused;
        refused.connectToHost(QHostAddress(QHostAddress::LocalHost), m_options.port);
        QVERIFY(!refused.waitForConnected(1000));
        QVERIFY(m_server->listen(m_options).ok());
        const auto again = connectRaw("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(heard(*again, "fine").startsWith("HTTP/1.1 200"));
        QCOMPARE(m_server->connectionsAccepted(), 2U);
    }

    void aTakenPortIsAnError()
    {
        start();
        HttpServer second([](HttpServerRequest, HttpResponder) {});
        auto options = m_options;
        options.port = m_server->port();
        const auto result = second.listen(options);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::Rejected);
        QVERIFY(!second.isListening());
    }

    void servesTls()
    {
        const auto pair = Test::TestCertificate::make();
        m_options.certificate = pair.certificate;
        m_options.privateKey = pair.privateKey;
        m_plan = answerOk;
        start();
        QVERIFY(m_server->isSecure());
        QNetworkAccessManager manager;
        QNetworkRequest request(QUrl(u"https://127.0.0.1:%1/"_s.arg(m_server->port())));
        auto ssl = QSslConfiguration::defaultConfiguration();
        ssl.setCaCertificates(QSslCertificate::fromData(pair.certificate));
        request.setSslConfiguration(ssl);
        const std::unique_ptr<QNetworkReply> reply(manager.get(request));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QCOMPARE(reply->readAll(), "fine");
    }

    void aBadCertificateIsAnError()
    {
        m_options.certificate = "nonsense";
        m_options.privateKey = "nonsense";
        HttpServer server([](HttpServerRequest, HttpResponder) {});
        QVERIFY(!server.listen(m_options));
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
