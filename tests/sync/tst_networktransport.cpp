#include "sync/http/networktransport.h"

#include "sync/awaited.h"
#include "tests/support/testcertificate.h"

#include <QSignalSpy>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Priority = HttpRequest::Priority;

/** A server that counts connections and requests and answers each complete request with the bytes the test gave it. */
class ByteServer : public QTcpServer {
public:
    QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    bool closeAfter = false; ///< After the answer, or instead of one when it is empty.
    int closeFrom = 1; ///< With closeAfter: from which request on.
    int connections = 0;
    int handshakes = 0;
    QList<QByteArray> requests;
    QByteArray bytes; ///< Everything that came in, in the clear.
    std::optional<QSslConfiguration> tls;

    ByteServer() { listen(QHostAddress::LocalHost); }

    [[nodiscard]] QUrl url(const QString &path = u"/x"_s) const
    {
        return QUrl(u"%1://127.0.0.1:%2%3"_s.arg(tls ? u"https"_s : u"http"_s).arg(serverPort()).arg(path));
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        ++connections;
        auto *socket = tls ? new QSslSocket(this) : new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
        if (auto *secure = qobject_cast<QSslSocket *>(socket)) {
            connect(secure, &QSslSocket::encrypted, this, [this] { ++handshakes; });
            secure->setSslConfiguration(*tls);
            secure->startServerEncryption();
        }
    }

private:
    void onReadyRead(QTcpSocket *socket)
    {
        const QByteArray received = socket->readAll();
        bytes += received;
        QByteArray pending = socket->property("pending").toByteArray() + received;
        const auto headEnd = pending.indexOf("\r\n\r\n");
        const auto length = lengthOf(pending.left(headEnd));
        if (headEnd >= 0 && pending.size() >= headEnd + 4 + length) {
            requests.append(pending);
            pending.clear();
            socket->write(answer);
            if (closeAfter && requests.size() >= closeFrom)
                socket->disconnectFromHost();
        }
        socket->setProperty("pending", pending);
    }

    static qsizetype lengthOf(const QByteArray &head)
    {
        for (const auto &line : head.split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                return line.mid(15).trimmed().toInt();
        }
        return 0;
    }
};

class TestNetworkTransport : public QObject {
    Q_OBJECT

private:
    SystemClock m_clock;

    std::unique_ptr<NetworkTransport> transport(NetworkTransport::Options options = {})
    {
        auto made = NetworkTransport::make(m_clock, std::move(options));
        return std::move(*made);
    }

    static HttpRequest get(const ByteServer &server)
    {
        HttpRequest request;
        request.method = "GET";
        request.url = server.url();
        return request;
    }

    static HttpRequest post(const ByteServer &server)
    {
        HttpRequest request;
        request.method = "POST";
        request.url = server.url();
        request.body = R"({"order":1})";
        request.writes = true;
        request.priority = Priority::Order;
        return request;
    }

    static QSslConfiguration serverTls(const Test::TestCertificate &pair)
    {
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(pair.certificate));
        tls.setPrivateKey(QSslKey(pair.privateKey, QSsl::Rsa).isNull() ? QSslKey(pair.privateKey, QSsl::Ec)
                                                                       : QSslKey(pair.privateKey, QSsl::Rsa));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        return tls;
    }

    static QString writeFile(const QTemporaryDir &dir, const QByteArray &content)
    {
        QFile file(dir.filePath(u"ca.pem"_s));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }

private Q_SLOTS:
    void aSinkTakesTheBodyOfASuccessInPieces()
    {
        ByteServer server;
        const QByteArray body(3'000'000, 'x');
        const QByteArray length = "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
        qsizetype pieces = 0;
        QByteArray taken;
        auto request = get(server);
        request.sink = [&](QByteArrayView piece) {
            ++pieces;
            taken += piece;
        };
        const auto http = transport({.largestReply = 4'000'000});
        server.answer = "HTTP/1.1 200 X\r\n" + length + body;
        const auto reply = awaited(http->send(request));
        QVERIFY(reply && reply->body.isEmpty());
        QVERIFY(taken == body);
        QVERIFY(pieces > 1);
        taken.clear();
        server.answer = "HTTP/1.1 400 X\r\n" + length + body;
        const auto refused = awaited(http->send(request)); // Why it was refused is for the reply.
        QVERIFY(refused && refused->body == body);
        QVERIFY(taken.isEmpty());
        request.largestReply = 1'000'000;
        server.answer = "HTTP/1.1 200 X\r\n" + length + body;
        QCOMPARE(awaited(http->send(request)).error().kind, Error::Kind::Malformed);
        QVERIFY(taken.size() <= 1'000'000);
    }

    void everyStatusIsAReply_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 201, 204, 301, 302, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503})
            QTest::addRow("%d", status) << status;
    }

    void everyStatusIsAReply()
    {
        QFETCH(int, status);
        ByteServer server;
        server.answer = "HTTP/1.1 " + QByteArray::number(status)
            + " X\r\nLocation: http://127.0.0.1:1/other\r\nX-Mine: yes\r\nContent-Length: "
            + (status == 204 ? "0\r\n\r\n" : "2\r\n\r\nhi");
        for (const auto &request : {get(server), post(server)}) {
            const auto reply = awaited(transport()->send(request));
            QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
            QCOMPARE(reply->status, status);
            QCOMPARE(reply->body, QByteArray(status == 204 ? "" : "hi"));
            QCOMPARE(reply->header("x-mine"), QByteArray("yes"));
        }
        QCOMPARE(server.requests.size(), 2);
    }

    void theRequestArrivesAsItWasGiven()
    {
        ByteServer server;
        auto request = post(server);
        request.headers = {{"Authorization", "k.s"}, {"Content-Type", "application/json"}};
        QVERIFY(awaited(transport()->send(request)).ok());
        const QByteArray sent = server.requests.value(0);
        QVERIFY(sent.startsWith("POST /x HTTP/1.1\r\n"));
        QVERIFY(sent.contains("\r\nAuthorization: k.s\r\n"));
        QVERIFY(sent.contains("\r\nContent-Type: application/json\r\n"));
        QVERIFY(sent.contains("\r\nContent-Length: 11\r\n"));
        QVERIFY(sent.endsWith("\r\n\r\n{\"order\":1}"));
    }

    void connectionsAreKeptAndCounted()
    {
        ByteServer server;
        const auto http = transport();
        for (int i = 0; i < 20; ++i)
            QVERIFY(awaited(http->send(post(server))).ok());
        QCOMPARE(server.connections, 1);
        QCOMPARE(http->figures(Priority::Order).requests, 20);
        QCOMPARE(http->figures(Priority::Order).reused, 19);
        QCOMPARE(http->figures(Priority::Interactive).requests, 0);
    }

    void whatCannotHaveBeenExecutedIsUnreachable()
    {
        ByteServer server;
        const auto request = post(server);
        server.close();
        QCOMPARE(awaited(transport()->send(request)).error().kind, Error::Kind::Unreachable);

        auto nowhere = request;
        nowhere.url = QUrl(u"http://no-such-host.invalid/"_s);
        QCOMPARE(awaited(transport()->send(nowhere)).error().kind, Error::Kind::Unreachable);

        nowhere.url = QUrl(u"gopher://127.0.0.1/"_s);
        QCOMPARE(awaited(transport()->send(nowhere)).error().kind, Error::Kind::Unreachable);
    }

    void aLostAnswerIsInDoubtForWritesOnly_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("closed without a word") << QByteArray();
        QTest::newRow("half a status line") << QByteArray("HTTP/1.1 20");
        QTest::newRow("headers only") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n");
        QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"a\":");
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
    }

    void aLostAnswerIsInDoubtForWritesOnly()
    {
        QFETCH(QByteArray, answer);
        ByteServer server;
        server.answer = answer;
        server.closeAfter = true;
        const auto wrote = awaited(transport()->send(post(server)));
        QVERIFY(!wrote);
        QCOMPARE(wrote.error().kind, Error::Kind::InDoubt);
        const auto read = awaited(transport()->send(get(server)));
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Unreachable);
    }

    void halfAChunkNeverReadsAsTheWhole()
    {
        // Qt takes the end of the connection for the end of a chunked body: then the JSON is what is broken.
        ByteServer server;
        server.answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n{\"a\":";
        server.closeAfter = true;
        for (const auto &request : {post(server), get(server)}) {
            const auto reply = awaited(transport()->send(request));
            QVERIFY(reply ? reply->body == "{\"a\":" : reply.error().kind != Error::Kind::Malformed);
        }
        QCOMPARE(server.requests.size(), 2);
    }

    void aWriteWhoseConnectionClosesIsSentOnce()
    {
        // Qt with a plain byte array sends it a second time by itself: another ticket.
        ByteServer server;
        server.answer.clear();
        server.closeAfter = true;
        QCOMPARE(awaited(transport()->send(post(server))).error().kind, Error::Kind::InDoubt);
        QCOMPARE(server.requests.size(), 1);
    }

    void aReusedConnectionThatClosesLeavesAWriteInDoubtAndSentOnce()
    {
        ByteServer server;
        const auto http = transport();
        QVERIFY(awaited(http->send(post(server))).ok());
        server.answer.clear();
        server.closeAfter = true;
        QCOMPARE(awaited(http->send(post(server))).error().kind, Error::Kind::InDoubt);
        QCOMPARE(server.requests.size(), 2);
    }

    void silenceEndsInTime()
    {
        ByteServer server;
        server.answer.clear();
        const auto http = transport({.readTimeout = 100ms});
        QCOMPARE(awaited(http->send(post(server))).error().kind, Error::Kind::InDoubt);
        QCOMPARE(awaited(http->send(get(server))).error().kind, Error::Kind::Unreachable);
        QCOMPARE(http->figures(Priority::Order).failures, 1);
    }

    void aDripIsCutByTheWholeTime()
    {
        ByteServer server;
        server.answer = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n";
        QTimer drip;
        connect(&drip, &QTimer::timeout, &server, [&] {
            for (auto *socket : server.findChildren<QTcpSocket *>())
                socket->write("x");
        });
        drip.start(10);
        const auto http = transport({.readTimeout = 5s});
        auto request = post(server);
        request.timeout = 200ms;
        QCOMPARE(awaited(http->send(request)).error().kind, Error::Kind::InDoubt);
    }

    void aServerThatNeverShakesHandsWasSentNothing()
    {
        ByteServer server; // Speaks no TLS: swallows the greeting.
        const auto http = transport({.connectTimeout = 100ms});
        auto request = post(server);
        request.url.setScheme(u"https"_s);
        QCOMPARE(awaited(http->send(request)).error().kind, Error::Kind::Unreachable);
        QVERIFY(!server.bytes.contains("order"));
    }

    void aBodyBeyondTheLimitIsCut_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("announced") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n");
        QTest::newRow("until the end") << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
    }

    void aBodyBeyondTheLimitIsCut()
    {
        QFETCH(QByteArray, head);
        ByteServer server;
        server.answer = head + QByteArray(3'000'000, 'x');
        server.closeAfter = true;
        const auto http = transport({.largestReply = 1'000'000});
        QCOMPARE(awaited(http->send(post(server))).error().kind, Error::Kind::InDoubt);
        QCOMPARE(awaited(http->send(get(server))).error().kind, Error::Kind::Malformed);
        auto wide = get(server);
        wide.largestReply = 4'000'000;
        const auto reply = awaited(http->send(wide));
        QVERIFY(reply);
        QCOMPARE(reply->body.size(), 3'000'000);
    }

    void abortEndsWhatIsUnderWay()
    {
        ByteServer server;
        server.answer.clear();
        const auto http = transport();
        auto sending = http->send(post(server));
        QTRY_COMPARE(server.requests.size(), 1);
        http->abortAll();
        QCOMPARE(awaited(std::move(sending)).error().kind, Error::Kind::InDoubt);
    }

    void abortBeforeAnythingWasSentIsNoDoubt()
    {
        ByteServer server;
        const auto http = transport();
        auto sending = http->send(post(server));
        http->abortAll();
        QCOMPARE(awaited(std::move(sending)).error().kind, Error::Kind::Unreachable);
        QVERIFY(server.requests.isEmpty());
    }

    void theServersClockIsReported()
    {
        ByteServer server;
        const auto date =
            QLocale::c().toString(QDateTime::currentDateTimeUtc().addSecs(600), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        server.answer = "HTTP/1.1 200 OK\r\nDate: " + date.toLatin1() + "\r\nContent-Length: 0\r\n\r\n";
        const auto http = transport();
        QSignalSpy changed(http.get(), &NetworkTransport::clockOffsetChanged);
        QVERIFY(awaited(http->send(get(server))).ok());
        QVERIFY(awaited(http->send(get(server))).ok());
        QVERIFY(http->clockOffset());
        QVERIFY(std::chrono::abs(*http->clockOffset() - 600s) <= 2s);
        QCOMPARE(changed.count(), 1);
    }

    void anUntrustedCertificateStopsBeforeAnyByteOfTheRequest()
    {
        ByteServer server;
        server.tls = serverTls(Test::TestCertificate::make());
        QCOMPARE(awaited(transport()->send(post(server))).error().kind, Error::Kind::Unreachable);
        QVERIFY(server.connections > 0);
        QVERIFY(server.bytes.isEmpty());
    }

    void aCertificateOfTheExtraFileIsTrusted()
    {
        const QTemporaryDir dir;
        const auto pair = Test::TestCertificate::make();
        ByteServer server;
        server.tls = serverTls(pair);
        const auto http = transport({.extraCaFile = writeFile(dir, pair.certificate)});
        const auto reply = awaited(http->send(post(server)));
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
        QCOMPARE(server.requests.size(), 1);
    }

    void anotherHostsCertificateIsRefused()
    {
        const QTemporaryDir dir;
        const auto pair = Test::TestCertificate::make();
        ByteServer server;
        server.tls = serverTls(pair);
        const auto http = transport({.extraCaFile = writeFile(dir, pair.certificate)});
        auto request = post(server);
        request.url.setHost(u"127.0.0.2"_s);
        server.close();
        QVERIFY(server.listen(QHostAddress(u"127.0.0.2"_s)));
        request.url.setPort(server.serverPort());
        QCOMPARE(awaited(http->send(request)).error().kind, Error::Kind::Unreachable);
        QVERIFY(server.bytes.isEmpty());
    }

    void anOldTlsVersionIsRefused()
    {
        const QTemporaryDir dir;
        const auto pair = Test::TestCertificate::make();
        ByteServer server;
        server.tls = serverTls(pair);
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        server.tls->setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        const auto http = transport({.extraCaFile = writeFile(dir, pair.certificate)});
        QCOMPARE(awaited(http->send(post(server))).error().kind, Error::Kind::Unreachable);
        QCOMPARE(server.handshakes, 0);
    }

    void aBadCaFileIsAnError()
    {
        const QTemporaryDir dir;
        const auto nothing = NetworkTransport::make(m_clock, {.extraCaFile = dir.filePath(u"missing.pem"_s)});
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().kind, Error::Kind::Invalid);
        const auto garbage = NetworkTransport::make(m_clock, {.extraCaFile = writeFile(dir, "no certificate")});
        QVERIFY(!garbage);
    }
};

QTEST_GUILESS_MAIN(TestNetworkTransport)
#include "tst_networktransport.moc"
