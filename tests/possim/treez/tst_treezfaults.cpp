#include "tests/possim/treezshop.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;
using Test::SimClient;

/** What goes wrong on order, and what the control interface can see and set. */
class TestTreezFaults : public QObject, private Test::TreezShop {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { prepare(); }

    void tooManyRequestsAreRefused()
    {
        m_host->behaviour().burst = 3;
        const auto url = m_base + u"/customer/1301"_s;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_client.get(url).status, 200);
        const auto got = m_client.get(url);
        QCOMPARE(got.status, 429);
        QCOMPARE(got.body, "OVER LIMIT");
        m_clock.advance(std::chrono::milliseconds(100));
        QCOMPARE(m_client.get(url).status, 200);
        m_host->behaviour().rateLimited = false;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_client.get(url).status, 200);
    }

    void faultsHappen_data()
    {
        QTest::addColumn<QJsonObject>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("tickets");
        const auto fault = [](const QString &word, QJsonObject more = {}) {
            more["fault"_L1] = word;
            more["call"_L1] = u"create"_s;
            return more;
        };
        QTest::newRow("reply lost") << fault(u"reply_lost"_s) << 0 << 1;
        QTest::newRow("reset before") << fault(u"reset"_s) << 0 << 0;
        QTest::newRow("500 before") << fault(u"status"_s) << 500 << 0;
        QTest::newRow("502 after") << fault(u"status"_s, {{u"status"_s, 502}, {u"commit"_s, true}}) << 502 << 1;
        QTest::newRow("429") << fault(u"throttled"_s) << 429 << 0;
        QTest::newRow("garbage") << fault(u"garbage"_s) << 200 << 1;
        QTest::newRow("truncated") << fault(u"truncated"_s) << 0 << 1;
        QTest::newRow("empty") << fault(u"empty"_s) << 200 << 1;
        QTest::newRow("html") << fault(u"html"_s) << 200 << 1;
        QTest::newRow("slow") << fault(u"slow"_s, {{u"ms"_s, 50}}) << 200 << 1;
        QTest::newRow("refused") << fault(u"refuse"_s, {{u"reason"_s, u"DUPLICATE_ORDER"_s}}) << 400 << 0;
    }
    void faultsHappen()
    {
        QFETCH(QJsonObject, fault);
        QFETCH(int, status);
        QFETCH(int, tickets);
        QCOMPARE(control(u"faults"_s, fault).status, 200);
        const auto body = order({line(edible().id)});
        const auto got = create(body);
        QCOMPARE(got.status, status);
        QCOMPARE(m_host->simulator().tickets().size(), tickets);
        QCOMPARE(m_host->simulator().createsExecuted(), tickets);
        QCOMPARE(create(body).status, 200); // Once only.
    }

    void throttlingMayNameATime()
    {
        control(u"faults"_s, {{u"fault"_s, u"throttled"_s}, {u"retry_after"_s, 7}});
        QCOMPARE(m_client.get(m_base + u"/customer/1301"_s).headers.value("retry-after"), "7");
    }

    void aHangingCallIsNeverAnswered()
    {
        control(u"faults"_s, {{u"fault"_s, u"hang"_s}, {u"call"_s, u"create"_s}});
        QNetworkAccessManager manager;
        QNetworkRequest request(QUrl(m_base + u"/ticket/detailticket"_s));
        for (const auto &[name, value] : m_client.headers)
            request.setRawHeader(name, value);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        request.setTransferTimeout(300);
        const auto body = QJsonDocument(order({line(edible().id)})).toJson();
        const std::unique_ptr<QNetworkReply> reply(manager.post(request, body));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::OperationCanceledError);
        QCOMPARE(m_host->simulator().tickets().size(), 1);
    }

    void theSameSeedGivesTheSameFaults()
    {
        const auto history = [&] {
            control(u"reset"_s);
            control(u"settings"_s); // Not a call that exists with POST: changes nothing.
            m_host->faults().clear(42);
            control(u"faults"_s, {{u"fault"_s, u"status"_s}, {u"rate"_s, 0.4}});
            m_client.headers.clear();
            QList<int> statuses;
            for (int i = 0; i < 25; ++i)
                statuses.append(m_client.get(m_base + u"/customer/1301"_s).status);
            return statuses;
        };
        const auto first = history();
        QVERIFY(first.contains(500) && first.contains(403));
        QCOMPARE(history(), first);
    }

    void theClockCanBeWrong()
    {
        QCOMPARE(
            m_client.send("PUT", m_host->baseUrl() + u"/control/settings"_s, R"({"clock_skew_s":3600})").status, 200);
        const auto date = m_client.get(m_base + u"/customer/1301"_s).headers.value("date");
        const auto ahead = toDateTime(m_clock.now()).addSecs(3600);
        QCOMPARE(date, QLocale::c().toString(ahead, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1());
    }

    void settingsAreChecked()
    {
        const auto put = [&](const QByteArray &body) {
            return m_client.send("PUT", m_host->baseUrl() + u"/control/settings"_s, body).status;
        };
        QCOMPARE(put(R"({"tax_ppm":90000})"), 200);
        QCOMPARE(put(R"({"tax_ppm":"much"})"), 400);
        QCOMPARE(put(R"({"no_such":1})"), 400);
        QCOMPARE(put("[]"), 400);
        QCOMPARE(m_host->behaviour().taxPpm, 90000);
    }

    void downMeansNoAnswerAndNothingDone_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("abort") << u"abort"_s;
        QTest::newRow("refuse") << u"refuse"_s;
    }
    void downMeansNoAnswerAndNothingDone()
    {
        QFETCH(QString, mode);
        QCOMPARE(control(u"down"_s, {{u"mode"_s, mode}, {u"seconds"_s, 60}}).status, 200);
        QCOMPARE(create(order({line(edible().id)})).status, 0);
        QVERIFY(m_host->comeUp().ok());
        QCOMPARE(m_host->simulator().tickets().size(), 0);
        QCOMPARE(create(order({line(edible().id)})).status, 200);
    }

    void ticketsSurviveARestart()
    {
        const QTemporaryDir directory;
        const auto state = directory.filePath(u"tickets.jsonl"_s);
        m_host.reset();
        startHost(state);
        const auto item = edible();
        control(u"stock"_s, {{u"id"_s, item.id}, {u"quantity"_s, 10}});
        const auto ticket = created(order({line(item.id, 3)}));
        const auto id = ticket["ticket_id"_L1].toString();
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"IN_PROCESS"_s}});
        QFile half(state); // As a crash in the middle of a write leaves it.
        QVERIFY(half.open(QIODevice::Append));
        half.write("{\"doc\":{\"ticket_id\":\"");
        half.close();
        m_host.reset();
        startHost(state);
        QCOMPARE(m_host->simulator().tickets().size(), 1);
        QCOMPARE(listed(u"/ticket/"_s + id).first()["order_status"_L1].toString(), u"IN_PROCESS"_s);
        QVERIFY(created(order({line(item.id)})).contains("ticket_id"_L1));
        m_host.reset();
        startHost(state);
        QCOMPARE(m_host->simulator().tickets().size(), 2);
        m_host.reset();
    }

    void resetForgetsEverything()
    {
        created(order({line(edible().id)}));
        control(u"faults"_s, {{u"fault"_s, u"reset"_s}, {u"count"_s, -1}});
        QCOMPARE(control(u"reset"_s).status, 200);
        const auto stats = m_client.get(m_host->baseUrl() + u"/control/stats"_s).json();
        QCOMPARE(stats["tickets"_L1].toInt(), 0);
        QCOMPARE(stats["requests"_L1].toObject(), QJsonObject());
        QCOMPARE(stats["faults"_L1].toArray().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTreezFaults)
#include "tst_treezfaults.moc"
