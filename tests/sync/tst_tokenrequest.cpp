#include "sync/pos/tokenrequest.h"

#include "sync/awaited.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using enum Error::Kind;

namespace {
QString refusal(const HttpReply &reply) { return QString::fromUtf8(reply.body); }
Milliseconds half(Milliseconds life) { return life / 2; }
constexpr TokenRules rules{.refusal = refusal, .documentedLife = 2h, .longestLife = 24h, .usable = half};
} // namespace

class TestTokenRequest : public QObject {
    Q_OBJECT

    ManualClock m_clock;

    Result<QJsonObject> ask(ScriptedTransport &http, const TokenRules &vendor = rules)
    {
        const auto request = tokenForm(QUrl(u"https://auth.example/token"_s), "id=a&secret=b%26c");
        return awaited(askForToken(http, m_clock, request, vendor));
    }

private Q_SLOTS:
    void aFormGoesOutBeforeOrders()
    {
        ScriptedTransport http;
        http.enqueue(200, R"({"access_token":"t1"})");
        QVERIFY(ask(http));
        const auto &sent = http.requests.first();
        QCOMPARE(sent.method, "POST");
        QCOMPARE(sent.body, "id=a&secret=b%26c");
        QVERIFY(sent.headers.contains(HttpHeader("Content-Type", "application/x-www-form-urlencoded")));
        QCOMPARE(sent.priority, HttpRequest::Priority::Order);
        QVERIFY(!sent.writes);
    }

    void noAnswerIsEverADoubt_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Error>("error");
        // clang-format off
        QTest::newRow("refused")  << 401 << QByteArray("wrong key") << Error{Unauthorized, u"token request: HTTP 401, wrong key"_s};
        QTest::newRow("bad form") << 400 << QByteArray("wrong user") << Error{Unauthorized, u"token request: HTTP 400, wrong user"_s};
        QTest::newRow("too many") << 429 << QByteArray()            << Error{Throttled, u"token request: HTTP 429"_s, 7s};
        QTest::newRow("server")   << 503 << QByteArray()            << Error{Unreachable, u"token request: HTTP 503"_s};
        QTest::newRow("moved")    << 302 << QByteArray()            << Error{Unreachable, u"token request: HTTP 302"_s};
        QTest::newRow("page")     << 200 << QByteArray("<html>")    << Error{Unreachable, u"no readable answer to the token request"_s};
        // clang-format on
    }

    void noAnswerIsEverADoubt()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Error, error);
        ScriptedTransport http;
        http.enqueue(status, body, {{"Retry-After", "7"}});
        const auto answer = ask(http);
        QVERIFY(!answer);
        QCOMPARE(answer.error(), error);
    }

    void noReplyIsEverADoubt_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<Error::Kind>("expected");
        QTest::newRow("away") << Unreachable << Unreachable;
        QTest::newRow("lost") << InDoubt << Unreachable;
        QTest::newRow("too long") << Malformed << Unreachable;
        QTest::newRow("our own limit") << Throttled << Throttled;
    }

    void noReplyIsEverADoubt()
    {
        QFETCH(Error::Kind, kind);
        ScriptedTransport http;
        http.replies.enqueue(Error{kind, u"no"_s, 3s});
        const auto answer = ask(http);
        QVERIFY(!answer);
        QTEST(answer.error().kind, "expected");
        QCOMPARE(answer.error().message, u"token request: no"_s);
        QCOMPARE(answer.error().retryAfter, 3s);
    }

    void theVendorsOwnPauseCounts()
    {
        TokenRules own = rules;
        own.pause = [](const HttpReply &reply, Instant) { return std::chrono::seconds(reply.header("Reset").toInt()); };
        ScriptedTransport http;
        http.enqueue(429, {}, {{"Reset", "11"}});
        const auto answer = ask(http, own);
        QVERIFY(!answer);
        QCOMPARE(answer.error().retryAfter, 11s);
    }

    void aTokenIsUsedForPartOfItsLife_data()
    {
        QTest::addColumn<QJsonValue>("life");
        QTest::addColumn<Milliseconds>("useFor");
        QTest::newRow("seconds") << QJsonValue(600) << Milliseconds(5min);
        QTest::newRow("a text") << QJsonValue(u"600"_s) << Milliseconds(5min);
        QTest::newRow("not said") << QJsonValue(QJsonValue::Undefined) << Milliseconds(1h);
        QTest::newRow("unreadable") << QJsonValue(u"soon"_s) << Milliseconds(1h);
        QTest::newRow("over already") << QJsonValue(-5) << 500ms;
        QTest::newRow("a year") << QJsonValue(31'536'000) << Milliseconds(12h);
    }

    void aTokenIsUsedForPartOfItsLife()
    {
        QFETCH(QJsonValue, life);
        const auto token = freshToken(u"t1"_s, life, rules);
        QVERIFY(token);
        QCOMPARE(token->value, "t1");
        QTEST(token->useFor, "useFor");
    }

    void noTokenIsARefusal()
    {
        const auto token = freshToken({}, 600, rules);
        QVERIFY(!token);
        QCOMPARE(token.error().kind, Unauthorized);
    }
};

QTEST_GUILESS_MAIN(TestTokenRequest)
#include "tst_tokenrequest.moc"
