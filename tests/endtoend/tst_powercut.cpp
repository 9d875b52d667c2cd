#include "tests/endtoend/eventually.h"
#include "tests/endtoend/store.h"

#include <QTest>
#include <QTimer>

#include <random>

using namespace Qt::StringLiterals;
using namespace Peak::EndToEnd;

namespace {
constexpr int orderCount = 200;
constexpr unsigned seed = 20'261'123;
} // namespace

/** The agent is killed again and again, wherever it happens to be, while orders come in and go out. */
class TestPowerCut : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Store> m_store;
    std::mt19937 m_random{seed};
    QTimer m_nextCut;
    int m_cuts = 0;

    int between(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }

    void cut()
    {
        m_store->agent().kill();
        ++m_cuts;
    }

    /** As a till's program does it: with its own key, again and again until there is an answer. */
    QJsonObject placeStubbornly(const Item &item, const QString &customer, int number)
    {
        const QByteArray key = "till-" + QByteArray::number(number);
        for (int attempt = 0; attempt < 20; ++attempt) {
            if (!m_store->agent().isRunning()) {
                if (!m_store->openAgent())
                    return {};
                m_nextCut.start(between(50, 400));
            }
            const auto got = m_store->order(item, customer, 1 + number % 3, 0, key);
            if (got.status == 201 || got.status == 202)
                return got.json()["order"_L1].toObject();
            if (got.status != 0)
                qWarning("order %d: %d %s", number, got.status, got.body.constData());
        }
        return {};
    }

    void misbehave()
    {
        const auto share = [](const QString &fault, double rate, bool commit) {
            return QJsonObject{{u"fault"_s, fault}, {u"call"_s, u"write"_s}, {u"rate"_s, rate}, {u"count"_s, -1},
                {u"commit"_s, commit}};
        };
        const QJsonArray faults{share(u"reply_lost"_s, 0.08, true), share(u"status"_s, 0.04, true),
            share(u"status"_s, 0.02, false), share(u"reset"_s, 0.02, false)};
        QVERIFY(!m_store->control("POST", u"faults"_s, {{u"faults"_s, faults}}).isEmpty());
    }

    int deliveredCount()
    {
        const auto path = u"/api/v1/orders?delivery=delivered&per_page=1"_s;
        return m_store->api("GET", path).json()["total"_L1].toInt();
    }

    /** Orders that were lost, doubled, or never promised to anybody. */
    static QStringList otherThanOnce(const QSet<QString> &promised, const QHash<QString, int> &standings)
    {
        QStringList wrong;
        for (const auto &reference : promised + QSet<QString>(standings.keyBegin(), standings.keyEnd())) {
            if (!promised.contains(reference) || standings.value(reference) != 1)
                wrong.append(u"%1: %2 times"_s.arg(reference).arg(standings.value(reference)));
        }
        return wrong;
    }

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<Store>();
        m_nextCut.setSingleShot(true);
        m_nextCut.callOnTimeout(this, [this] { cut(); });
    }
    void cleanup()
    {
        m_nextCut.stop();
        if (QTest::currentTestFailed())
            m_store->printLogs();
        m_store.reset();
    }

    void noOrderIsLostOrDoubledWhereverTheAgentDies()
    {
        QVERIFY2(m_store->open(), qPrintable(m_store->problem()));
        const auto items = m_store->items();
        QVERIFY(items.size() >= 50);
        const QStringList customers{u"1301"_s, u"1302"_s, u"1303"_s, u"1305"_s};
        misbehave();

        // What was promised, kept outside of the process that promised it.
        QSet<QString> promised;
        m_nextCut.start(between(50, 400));
        for (int i = 0; i < orderCount; ++i) {
            const auto customer = i % 10 == 0 ? customers.at((i / 10) % customers.size()) : QString();
            const auto order = placeStubbornly(items.at(i % items.size()), customer, i);
            QVERIFY2(!order.isEmpty(), qPrintable(m_store->problem()));
            promised.insert(order["reference"_L1].toString());
        }
        // Some more on the way out.
        for (int i = 0; i < 15; ++i) {
            QVERIFY(QTest::qWaitFor([this] { return !m_store->agent().isRunning(); }, 5'000));
            QVERIFY2(m_store->openAgent(), qPrintable(m_store->problem()));
            m_nextCut.start(between(50, 400));
        }
        m_nextCut.stop();
        if (!m_store->agent().isRunning())
            QVERIFY2(m_store->openAgent(), qPrintable(m_store->problem()));
        QCOMPARE(promised.size(), qsizetype(orderCount));

        int happened = 0;
        for (const auto &fault : m_store->control("GET", u"faults"_s)["faults"_L1].toArray())
            happened += fault["fired"_L1].toInt();
        QVERIFY(happened > 5);
        m_store->control("DELETE", u"faults"_s);
        EVENTUALLY(deliveredCount(), orderCount, 120'000);
        const auto wrong = otherThanOnce(promised, m_store->standings());
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u", "_s)));
        qInfo("seed %u: %d orders, %d kills, %d faults at the POS, %lld tickets", seed, orderCount, m_cuts, happened,
            static_cast<long long>(m_store->tickets().size()));
        QVERIFY(m_cuts >= 10);
    }
};

QTEST_GUILESS_MAIN(TestPowerCut)
#include "tst_powercut.moc"
