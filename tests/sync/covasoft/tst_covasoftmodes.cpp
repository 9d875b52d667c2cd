#include "tests/conformance/expect.h"
#include "tests/conformance/stand.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Peak;
using namespace Peak::Conformance;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/** What only Cova has, the whole way from the outbox to the register: its two ways of taking orders, and its failures.
 */
class TestCovasoftModes : public QObject {
    Q_OBJECT

    Stands m_stands;
    std::unique_ptr<Shop> m_shop;

    static const Rig &rig()
    {
        for (const auto &candidate : rigs()) {
            if (candidate->vendor() == "covasoft"_L1)
                return *candidate;
        }
        qFatal("there is no rig of Covasoft");
    }
    void set(const QJsonObject &own) { QVERIFY(m_shop->host().behaviour().change({{u"vendor"_s, own}}).ok()); }
    OrderRequest usual() { return m_shop->request({m_shop->line(0, 2), m_shop->line(1, 1)}); }
    int calls(const QString &kind)
    {
        const auto &all = m_shop->host().calls();
        return int(std::ranges::count(all, kind, &Possim::ServedCall::kind));
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"peak.*=false"_s); }

    void init()
    {
        auto *const stand = m_stands.of(rig());
        QVERIFY(stand);
        m_shop = std::make_unique<Shop>(rig(), u"modes"_s, *stand->host, stand->clock);
        QVERIFY2(m_shop->problem().isEmpty(), qPrintable(m_shop->problem()));
        QVERIFY(m_shop->open().ok());
    }
    void cleanup() { m_shop.reset(); }

    void ordersArriveHoweverCovaTakesAndNamesThings_data()
    {
        QTest::addColumn<QJsonObject>("own");
        QTest::addColumn<int>("puts");
        const auto only = [](const QString &name, const QJsonValue &value) { return QJsonObject{{name, value}}; };
        QTest::newRow("queued, as documented") << QJsonObject{} << 1;
        QTest::newRow("queued for long") << only(u"processing_ms"_s, 50'000) << 1;
        QTest::newRow("at once") << only(u"synchronous"_s, true) << 1;
        QTest::newRow("status by name") << only(u"status_words"_s, true) << 1;
        QTest::newRow("lists in hal+json") << only(u"hal_lists"_s, true) << 1;
        QTest::newRow("older rate headers") << only(u"old_rate_headers"_s, true) << 1;
        QTest::newRow("no tax configuration") << only(u"pricing"_s, u"none"_s) << 1;
        QTest::newRow("another search operation") << only(u"search_operation"_s, u"Contains"_s) << 1;
        QTest::newRow("no access to customers") << only(u"forbidden_service"_s, u"crm"_s) << 1;
    }
    void ordersArriveHoweverCovaTakesAndNamesThings()
    {
        QFETCH(QJsonObject, own);
        QFETCH(int, puts);
        set(own);
        const bool anonymous = own["forbidden_service"_L1].toString() == "crm"_L1;
        const auto order = m_shop->deliver(usual());
        expectOneTicket(*m_shop, order);
        QCOMPARE(calls(u"create"_s), puts);
        QCOMPARE(order.posOrder.toString(), order.id.toString()); // The name was ours before anything was sent.
        QVERIFY(!order.totals.estimate);
        QCOMPARE(order.totals.total, *m_shop->ticketOf(order).total);
        auto byPhone = usual();
        byPhone.customer = {};
        const auto second = m_shop->deliver(byPhone);
        expectOneTicket(*m_shop, second);
        QCOMPARE(second.customer.isEmpty(), anonymous);
    }

    void theRegistersTotalReplacesTheEstimate()
    {
        m_shop->host().behaviour().previewDiffersCents = 77;
        const auto placed = m_shop->submit(usual());
        const auto order = m_shop->settled(placed.id);
        QCOMPARE(order.totals.total, placed.totals.total + Money(77));
        QCOMPARE(order.totals.subTotal, placed.totals.subTotal);
    }

    void aRepeatedNameIsTheSameOrder_data()
    {
        QTest::addColumn<bool>("refused");
        QTest::newRow("the same order again") << false;
        QTest::newRow("as an error") << true;
    }
    void aRepeatedNameIsTheSameOrder()
    {
        QFETCH(bool, refused);
        set({{u"repeated_put_fails"_s, refused}});
        m_shop->host().behaviour().visibilityDelayMs = 75'000; // Longer than we look before we send again.
        m_shop->fault(u"reply_lost"_s, u"create"_s);
        const auto order = m_shop->deliver(usual());
        expectOneTicket(*m_shop, order);
        QCOMPARE(calls(u"create"_s), 2);
        QCOMPARE(m_shop->simulator().createsExecuted(), 1);
    }

    void whatCovaFailedToDoIsSentAgainUntilItWorks()
    {
        set({{u"orders_fail"_s, u"transient"_s}});
        const auto placed = m_shop->submit(usual());
        m_shop->work();
        m_shop->pass(5s);
        m_shop->work();
        QCOMPARE(toWord(m_shop->now(placed.id).delivery), toWord(Delivery::InDoubt));
        set({{u"orders_fail"_s, u""_s}});
        const auto order = m_shop->settled(placed.id);
        expectOneTicket(*m_shop, order);
        QVERIFY(calls(u"create"_s) >= 2);
        QCOMPARE(m_shop->simulator().createsExecuted(), 1);
    }

    void whatCovaNeverManagesIsForAPerson()
    {
        set({{u"orders_fail"_s, u"transient"_s}});
        const auto order = m_shop->deliver(usual());
        expectLeftToPerson(*m_shop, order);
        QCOMPARE(calls(u"create"_s), 4); // The first, and after pauses of 10, 30 and 60 seconds.
    }

    void aLateRefusalIsARefusalWithItsReason_data()
    {
        QTest::addColumn<QJsonObject>("own");
        QTest::newRow("queued") << QJsonObject{{u"orders_fail"_s, u"permanent"_s}};
        QTest::newRow("at once") << QJsonObject{{u"orders_fail"_s, u"permanent"_s}, {u"synchronous"_s, true}};
    }
    void aLateRefusalIsARefusalWithItsReason()
    {
        QFETCH(QJsonObject, own);
        set(own);
        const auto order = m_shop->deliver(usual());
        QCOMPARE(toWord(order.delivery), toWord(Delivery::Rejected));
        QVERIFY2(order.deliveryError.contains(u"refused by order of the test"_s), qPrintable(order.deliveryError));
        QCOMPARE(calls(u"create"_s), 1); // Never sent again by itself.
        QCOMPARE(m_shop->simulator().createsExecuted(), 0);
    }

    void everyShapeOfARefusalIsRead_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<bool>("says");
        QTest::newRow("Message") << u"Message"_s << true;
        QTest::newRow("message") << u"message"_s << true;
        QTest::newRow("nested") << u"error"_s << true;
        QTest::newRow("text") << u"text"_s << true;
        QTest::newRow("web page") << u"html"_s << false;
    }
    void everyShapeOfARefusalIsRead()
    {
        QFETCH(QString, shape);
        QFETCH(bool, says);
        set({{u"error_shape"_s, shape}});
        m_shop->fault(u"refuse"_s, u"create"_s, {{u"detail"_s, u"The integrator id is not valid."_s}});
        const auto order = m_shop->deliver(usual());
        QCOMPARE(toWord(order.delivery), toWord(Delivery::Rejected));
        QCOMPARE(order.deliveryError.contains(u"integrator id"_s), says);
        QVERIFY(m_shop->tickets().isEmpty());
    }

    void withTheWrongIntakeNothingIsSent()
    {
        set({{u"pricing"_s, u"Inclusive"_s}});
        const auto order = m_shop->deliver(usual());
        QCOMPARE(toWord(order.delivery), toWord(Delivery::Rejected));
        QVERIFY(order.deliveryError.contains(u"TIPCovaOrder"_s));
        QCOMPARE(calls(u"create"_s), 0);
    }

    void whatIsPaidIsNotCanceled()
    {
        const auto order = m_shop->deliver(usual());
        const auto paid =
            m_shop->simulator().moveTicket(m_shop->ticketOf(order).id, {{u"payment_status"_s, u"PaymentApplied"_s}});
        QVERIFY(paid.ok());
        const auto changed =
            m_shop->orders().changeStatus(order.id, OrderStatus::Canceled, order.version, Actor::api(u"staff"_s), true);
        QVERIFY(changed.ok());
        const auto after = m_shop->settled(order.id);
        QCOMPARE(toWord(after.status), toWord(OrderStatus::AwaitingProcessing)); // The register's word is the truth.
        QCOMPARE(m_shop->ticketOf(order).word, u"ReadyForPayment"_s);
    }
};

QTEST_GUILESS_MAIN(TestCovasoftModes)
#include "tst_covasoftmodes.moc"
