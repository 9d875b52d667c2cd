#include "tests/possim/simclient.h"
#include "tests/support/testcertificate.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QUuid>

#include <csignal>
#include <functional>
#include <openssl/evp.h>
#include <openssl/pem.h>

using namespace Peak;
using namespace Qt::StringLiterals;
using Test::Got;
using Test::SimClient;

/** The program as a process, and signed requests, which need its --public-key. */
class TestPossim : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    Test::TestCertificate m_pair = Test::TestCertificate::make();
    std::unique_ptr<QProcess> m_process;
    QString m_base;

    static QString catalogPath() { return QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json"); }

    void start(const QStringList &more = {})
    {
        m_process = std::make_unique<QProcess>();
        m_process->start(QStringLiteral(PEAK_POSSIM),
            QStringList{u"--vendor"_s, u"treez"_s, u"--port"_s, u"0"_s, u"--catalog"_s, catalogPath()} + more);
        QTRY_VERIFY_WITH_TIMEOUT(m_process->canReadLine(), 20'000);
        const auto line = QString::fromUtf8(m_process->readLine()).trimmed();
        QVERIFY2(line.startsWith("possim treez listening on http"_L1), qPrintable(line));
        m_base = line.mid(line.lastIndexOf(u' ') + 1);
    }

    QString writeFile(const QString &name, const QByteArray &content) const
    {
        QFile file(m_directory.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }

    QByteArray signatureOf(const QByteArray &payload) const
    {
        const std::unique_ptr<BIO, decltype(&BIO_free)> bio(
            BIO_new_mem_buf(m_pair.privateKey.constData(), int(m_pair.privateKey.size())), &BIO_free);
        const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
            PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
        const auto *data = reinterpret_cast<const unsigned char *>(payload.constData());
        size_t size = 0;
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get());
        EVP_DigestSign(context.get(), nullptr, &size, data, size_t(payload.size()));
        QByteArray signature(qsizetype(size), '\0');
        EVP_DigestSign(
            context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, data, size_t(payload.size()));
        return signature.left(qsizetype(size));
    }

    /** A token for `url`, with what `change` does to its claims. */
    QByteArray token(const QString &url, const std::function<void(QJsonObject &)> &change = {}) const
    {
        const auto now = QDateTime::currentMSecsSinceEpoch();
        QJsonObject claims{{u"aud"_s, url}, {u"iss"_s, u"CERT-7"_s},
            {u"oid"_s, u"0d5a1a4e-2f0c-4d0e-9c39-5b1c2ad1e001"_s}, {u"iat"_s, now}, {u"exp"_s, now + 30'000},
            {u"jti"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}};
        if (change)
            change(claims);
        const auto payload = QJsonDocument(claims)
                                 .toJson(QJsonDocument::Compact)
                                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        return payload + '.' + signatureOf(payload).toBase64();
    }

    static Got callWith(const QByteArray &authorization, const QString &url)
    {
        SimClient client;
        if (!authorization.isEmpty())
            client.headers = {{"Authorization", authorization}};
        return client.get(url);
    }

private Q_SLOTS:
    void cleanup()
    {
        if (!m_process)
            return;
        m_process->terminate();
        m_process->waitForFinished(5000);
        m_process.reset();
    }

    void badCommandLinesAreToldApart_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        const QStringList good{u"--vendor"_s, u"treez"_s, u"--port"_s, u"0"_s, u"--catalog"_s};
        QTest::newRow("nothing") << QStringList{} << 2;
        QTest::newRow("unknown option") << QStringList{u"--nonsense"_s} << 2;
        QTest::newRow("unknown vendor") << QStringList{u"--vendor"_s, u"acme"_s, u"--port"_s, u"0"_s, u"--catalog"_s,
            catalogPath()} << 2;
        QTest::newRow("half of TLS") << good + QStringList{catalogPath(), u"--tls-cert"_s, u"x"_s} << 2;
        QTest::newRow("no catalogue") << good + QStringList{u"/nonexistent"_s} << 1;
        QTest::newRow("not a catalogue") << good + QStringList{QStringLiteral(PEAK_POSSIM)} << 1;
        QTest::newRow("no key") << good + QStringList{catalogPath(), u"--public-key"_s, catalogPath()} << 1;
        QTest::newRow("help") << QStringList{u"--help"_s} << 0;
        QTest::newRow("version") << QStringList{u"--version"_s} << 0;
    }
    void badCommandLinesAreToldApart()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QProcess process;
        process.start(QStringLiteral(PEAK_POSSIM), arguments);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), code);
    }

    void itEndsOnSigterm()
    {
        start();
        m_process->terminate();
        QVERIFY(m_process->waitForFinished(5000));
        QCOMPARE(m_process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_process->exitCode(), 0);
    }

    void signedRequestsAreChecked_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::addColumn<QVariant>("value"); // Numbers are added to what is right.
        QTest::addColumn<int>("status");
        QTest::newRow("right") << QString() << QVariant() << 200;
        QTest::newRow("lives a second longer") << u"exp"_s << QVariant(1000) << 400;
        QTest::newRow("lives a millisecond less") << u"exp"_s << QVariant(-1) << 400;
        QTest::newRow("another URL") << u"aud"_s << QVariant(u"https://example.com/"_s) << 401;
        QTest::newRow("another certificate") << u"iss"_s << QVariant(u"CERT-8"_s) << 401;
        QTest::newRow("another organization") << u"oid"_s << QVariant(u"x"_s) << 401;
    }
    void signedRequestsAreChecked()
    {
        QFETCH(QString, claim);
        QFETCH(QVariant, value);
        QFETCH(int, status);
        start({u"--public-key"_s, writeFile(u"public.pem"_s, m_pair.certificate)});
        const auto url = m_base + u"/dispensary/v3/harbor/product/product_list?page=1"_s;
        const auto change = [&](QJsonObject &claims) {
            if (value.typeId() == QMetaType::Int)
                claims[claim] = claims[claim].toInteger() + value.toInt();
            else if (value.isValid())
                claims[claim] = value.toString();
        };
        QCOMPARE(callWith(token(url, change), url).status, status);
    }

    void signedRequestsDependOnKeyTimeAndForm()
    {
        start({u"--public-key"_s, writeFile(u"public.pem"_s, m_pair.certificate)});
        const auto path = m_base + u"/dispensary/v3/harbor/product/product_list"_s;
        const auto url = path + u"?page=1"_s;
        QCOMPARE(callWith(token(path), url).status, 200); // The query may be left out.
        QCOMPARE(callWith({}, url).status, 403);
        QCOMPARE(callWith("a.b", url).status, 401);
        QCOMPARE(callWith(token(url) + ".c", url).status, 401);
        auto forged = token(url);
        forged[5] = forged[5] == 'A' ? 'B' : 'A';
        QCOMPARE(callWith(forged, url).status, 401);
        const auto shifted = [](qint64 ms) {
            return [ms](QJsonObject &claims) {
                claims[u"iat"_s] = claims[u"iat"_s].toInteger() + ms;
                claims[u"exp"_s] = claims[u"exp"_s].toInteger() + ms;
            };
        };
        QCOMPARE(callWith(token(url, shifted(-31'000)), url).status, 401);
        QCOMPARE(callWith(token(url, shifted(61'000)), url).status, 401);
        const auto inSeconds = [](QJsonObject &claims) {
            claims[u"iat"_s] = claims[u"iat"_s].toInteger() / 1000;
            claims[u"exp"_s] = claims[u"iat"_s].toInteger() + 30;
        };
        QCOMPARE(callWith(token(url, inSeconds), url).status, 400);
        const auto service = m_base + u"/service/jwt-validation"_s;
        SimClient client;
        client.headers = {{"Authorization", token(service)}};
        QCOMPARE(client.post(service, {}).status, 200);
    }

    void theControlPortStaysOpenWhenThePosIsDown()
    {
        start({u"--control-port"_s, u"0"_s});
        QTRY_VERIFY(m_process->canReadLine());
        const auto line = QString::fromUtf8(m_process->readLine()).trimmed();
        const auto control = line.mid(line.lastIndexOf(u' ') + 1) + u"/control/"_s;
        SimClient client;
        QCOMPARE(client.post(control + u"down"_s, {{u"mode"_s, u"refuse"_s}}).status, 200);
        const auto url = m_base + u"/v2.0/dispensary/harbor/customer/1301"_s;
        QTRY_COMPARE(client.get(url).status, 0);
        QCOMPARE(client.get(control + u"stats"_s).status, 200);
        QCOMPARE(client.post(control + u"up"_s, {}).status, 200);
        QCOMPARE(client.get(url).status, 403);
    }

    void ticketsSurviveAKill()
    {
        const QStringList keep{u"--state"_s, m_directory.filePath(u"tickets"_s), u"--no-rate-limit"_s};
        start(keep);
        QElapsedTimer timer;
        timer.start();
        constexpr int count = 50;
        SimClient client;
        client.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        auto base = m_base + u"/v2.0/dispensary/harbor"_s;
        const auto reply =
            client.send("POST", base + u"/config/api/gettokens"_s, "client_id=ACME-CLIENT&apikey=k-1234");
        client.headers = {{"client_id", "ACME-CLIENT"},
            {"authorization", reply.json().value("access_token"_L1).toString().toLatin1()}};
        const auto products = client.get(base + u"/product/product_list?page=1&category_type=EDIBLE"_s);
        const auto list = products.data()["product_list"_L1].toArray();
        const auto plain = std::find_if(list.begin(), list.end(), [](const QJsonValue &product) {
            return product["sellable_quantity"_L1].toInt() == 30
                && product["sellable_quantity_detail"_L1][0]["inventory_type"_L1] == u"ADULT"_s;
        });
        QVERIFY(plain != list.end());
        client.post(m_base + u"/control/stock"_s, {{u"id"_s, (*plain)["product_id"_L1]}, {u"quantity"_s, 1000}});
        const QJsonObject item{{u"size_id"_s, (*plain)["product_id"_L1]}, {u"quantity"_s, 1}};
        const QJsonObject order{{u"type"_s, u"PICKUP"_s}, {u"order_source"_s, u"KIOSK"_s},
            {u"revenue_source"_s, u"Kiosk"_s}, {u"order_status"_s, u"AWAITING_PROCESSING"_s},
            {u"items"_s, QJsonArray{item}}};
        for (int i = 0; i < count; ++i)
            QCOMPARE(client.post(base + u"/ticket/detailticket"_s, order).status, 200);
        m_process->kill();
        QVERIFY(m_process->waitForFinished(5000));
        start(keep);
        QCOMPARE(client.get(m_base + u"/control/tickets"_s).json().value("tickets"_L1).toArray().size(), count);
    }
};

QTEST_GUILESS_MAIN(TestPossim)
#include "tst_possim.moc"
