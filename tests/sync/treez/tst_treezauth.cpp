#include "sync/pos/treez/treezauth.h"
#include "sync/pos/treez/treezsession.h"

#include "sync/awaited.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"
#include "tests/support/testcertificate.h"
#include "tests/support/treezsetup.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTreezAuth : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock;
    Test::TestCertificate m_pair = Test::TestCertificate::make();

    static TreezSettings signing()
    {
        auto settings = treezSettings();
        settings.auth = TreezSettings::Auth::Signature;
        settings.certificateId = u"cert-1"_s;
        settings.organizationId = u"org-1"_s;
        return settings;
    }

    static HttpRequest request()
    {
        HttpRequest request;
        request.method = "GET";
        request.url = treezSettings().url("/product/product_list?page=1");
        return request;
    }

    static QByteArray header(const HttpRequest &request, const char *name)
    {
        return HttpReply{0, {}, request.headers}.header(name);
    }

    /** What anybody with the store's certificate can check. */
    [[nodiscard]] bool verifies(const QByteArray &payload, const QByteArray &signature) const
    {
        const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio(
            BIO_new_mem_buf(m_pair.certificate.constData(), int(m_pair.certificate.size())), &BIO_free_all);
        const std::unique_ptr<X509, decltype(&X509_free)> cert(
            PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), &X509_free);
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
        const auto *bytes = [](const QByteArray &data) { return reinterpret_cast<const unsigned char *>(data.data()); }(
                                payload);
        return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, X509_get0_pubkey(cert.get())) == 1
            && EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
                   size_t(signature.size()), bytes, size_t(payload.size()))
            == 1;
    }

    QJsonObject signedClaims(const TreezSettings &settings, QByteArray *token = nullptr)
    {
        auto auth = TreezSignatureAuth::fromPem(m_pair.privateKey, m_clock, settings);
        const auto ready = awaited((*auth)->authorise(request()));
        const auto parts = header(*ready, "Authorization").split('.');
        if (token != nullptr)
            *token = header(*ready, "Authorization");
        return QJsonDocument::fromJson(QByteArray::fromBase64(parts.value(0), QByteArray::Base64UrlEncoding)).object();
    }

private Q_SLOTS:
    void theSignatureIsTwoPartsThatVerify()
    {
        QByteArray token;
        signedClaims(signing(), &token);
        const auto parts = token.split('.');
        QCOMPARE(parts.size(), 2);
        QVERIFY(!parts[0].contains('=') && !parts[0].contains('+') && !parts[0].contains('/'));
        const auto signature = QByteArray::fromBase64(parts[1], QByteArray::AbortOnBase64DecodingErrors);
        QCOMPARE(signature.toBase64(), parts[1]); // Ordinary base64, padding and all.
        QVERIFY(verifies(parts[0], signature));
        QVERIFY(!verifies(parts[0] + 'x', signature));
    }

    void theClaimsAreTreezs()
    {
        const auto claims = signedClaims(signing());
        QCOMPARE(
            claims["aud"_L1].toString(), u"https://pos.example/v2.0/dispensary/harbor/product/product_list?page=1"_s);
        QCOMPARE(claims["iss"_L1].toString(), u"cert-1"_s);
        QCOMPARE(claims["oid"_L1].toString(), u"org-1"_s);
        QCOMPARE(claims["iat"_L1].toInteger(), toMs(m_clock.now())); // Milliseconds.
        QCOMPARE(claims["exp"_L1].toInteger() - claims["iat"_L1].toInteger(), 30'000);
        QVERIFY(claims["jti"_L1].toString() != signedClaims(signing())["jti"_L1].toString());
        QCOMPARE(claims.size(), 6);
    }

    void theQueryCanBeLeftOutOfTheAudience()
    {
        auto settings = signing();
        settings.signWithoutQuery = true;
        QCOMPARE(signedClaims(settings)["aud"_L1].toString(),
            u"https://pos.example/v2.0/dispensary/harbor/product/product_list"_s);
    }

    void aKeyThatIsNoneIsSaid()
    {
        for (const auto &pem : {QByteArray(), QByteArray("garbage"), m_pair.certificate}) {
            const auto auth = TreezSignatureAuth::fromPem(pem, m_clock, signing());
            QVERIFY(!auth);
            QCOMPARE(auth.error().kind, Error::Kind::Invalid);
            QVERIFY(!auth.error().message.contains(u"garbage"_s));
        }
    }

    void aTokenIsFetchedOnceAndPutOnEveryRequest()
    {
        ScriptedTransport http;
        TreezTokenAuth auth(http, m_clock, treezSettings(), "k&1=2");
        http.enqueue(200, R"({"access_token":"t1"})");
        for (int i = 0; i < 3; ++i) {
            const auto ready = awaited(auth.authorise(request()));
            QVERIFY(ready);
            QCOMPARE(header(*ready, "authorization"), QByteArray("t1")); // Raw, no Bearer.
            QCOMPARE(header(*ready, "client_id"), QByteArray("KIOSK CLIENT"));
        }
        QCOMPARE(http.requests.size(), 1);
        const auto &asked = http.requests.first();
        QCOMPARE(asked.method, QByteArray("POST"));
        QCOMPARE(asked.url, QUrl(u"https://pos.example/v2.0/dispensary/harbor/config/api/gettokens"_s));
        QCOMPARE(asked.body, QByteArray("client_id=KIOSK%20CLIENT&apikey=k%261%3D2"));
        QCOMPARE(header(asked, "content-type"), QByteArray("application/x-www-form-urlencoded"));
        QVERIFY(!asked.writes);
    }

    void aTokenIsRenewedAfter110Minutes()
    {
        ScriptedTransport http;
        TreezTokenAuth auth(http, m_clock, treezSettings(), "k");
        http.enqueue(200, R"({"access_token":"t1"})");
        http.enqueue(200, R"({"data":{"access_token":"t2","expires_in":"600"}})");
        http.enqueue(200, R"({"access_token":"t3"})");
        const auto token = [&] { return header(*awaited(auth.authorise(request())), "authorization"); };
        QCOMPARE(token(), QByteArray("t1"));
        m_clock.advance(110min - 1ms);
        QCOMPARE(token(), QByteArray("t1"));
        m_clock.advance(1ms);
        QCOMPARE(token(), QByteArray("t2"));
        m_clock.advance(550s); // A life of 600 seconds ends earlier.
        QCOMPARE(token(), QByteArray("t3"));
    }

    void tokenFailuresNeverLookLikeASentRequest_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error::Kind>("kind");
        using enum Error::Kind;
        QTest::newRow("wrong key") << 401 << QByteArray() << Unauthorized;
        QTest::newRow("forbidden") << 403 << QByteArray() << Unauthorized;
        QTest::newRow("no token") << 200 << QByteArray("{}") << Unauthorized;
        QTest::newRow("busy") << 429 << QByteArray() << Throttled;
        QTest::newRow("down") << 503 << QByteArray() << Unreachable;
        QTest::newRow("page of a proxy") << 200 << QByteArray("<html>") << Unreachable;
        QTest::newRow("redirect") << 302 << QByteArray() << Unreachable;
    }

    void tokenFailuresNeverLookLikeASentRequest()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error::Kind, kind);
        ScriptedTransport http;
        TreezTokenAuth auth(http, m_clock, treezSettings(), "k");
        http.enqueue(status, body);
        QCOMPARE(awaited(auth.authorise(request())).error().kind, kind);
        http.fail(Error::Kind::Malformed);
        QCOMPARE(awaited(auth.authorise(request())).error().kind, Error::Kind::Unreachable);
    }

    void aRefusedTokenIsRenewedOnce()
    {
        ScriptedTransport http;
        const auto settings = treezSettings();
        TreezTokenAuth auth(http, m_clock, settings, "k");
        TreezSession session(http, auth, m_clock, settings);
        http.enqueue(200, R"({"access_token":"t1"})");
        http.enqueue(401, R"({"resultCode":"FAIL","resultReason":"Full authentication is required"})");
        http.enqueue(200, R"({"access_token":"t2"})");
        http.enqueue(200, R"({"resultCode":"SUCCESS"})");
        QVERIFY(awaited(session.get("/x", HttpRequest::Priority::Order)).ok());
        QCOMPARE(header(http.requests.last(), "authorization"), QByteArray("t2"));
        QCOMPARE(http.requests.size(), 4);

        http.enqueue(401, {});
        http.enqueue(200, R"({"access_token":"t3"})");
        http.enqueue(401, {});
        QCOMPARE(awaited(session.get("/x", HttpRequest::Priority::Order)).error().kind, Error::Kind::Unauthorized);
        QCOMPARE(http.requests.size(), 7);
    }

    void aBareRefusalOfASignatureIsAboutClockOrSigner()
    {
        ScriptedTransport http;
        const auto settings = signing();
        auto auth = TreezSignatureAuth::fromPem(m_pair.privateKey, m_clock, settings);
        TreezSession session(http, **auth, m_clock, settings);
        http.enqueue(400, "bad token");
        const auto refused = awaited(session.write("POST", "/x", {}, TreezReply::Call::Create));
        QCOMPARE(refused.error().kind, Error::Kind::Unauthorized);
        http.enqueue(401, {});
        QCOMPARE(awaited(session.get("/x", HttpRequest::Priority::Order)).error().kind, Error::Kind::Unauthorized);
        QCOMPARE(http.requests.size(), 2); // Signing once more would change nothing.
    }
};

QTEST_GUILESS_MAIN(TestTreezAuth)
#include "tst_treezauth.moc"
