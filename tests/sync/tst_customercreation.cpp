#include "sync/pos/customercreation.h"

#include "sync/awaited.h"
#include "tests/support/scriptedposclient.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

class TestCustomerCreation : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScriptedPosClient> m_pos;

    static Contact rosa() { return {u"Rosa"_s, u"Vale"_s, u"4155550142"_s, u"rosa@example.com"_s, QDate(1991, 2, 11)}; }
    static Customer known(const QString &id)
    {
        Customer customer;
        customer.id = CustomerId(id);
        return customer;
    }
    static std::optional<Customer> nobody(const QList<Customer> &, const Contact &) { return std::nullopt; }

    [[nodiscard]] Result<Customer> settledAfter(Kind creating) const
    {
        const Result<Customer> made = Error{creating, u"creating"_s};
        return awaited(CustomerCreation::settled(*m_pos, made, rosa()));
    }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedPosClient>(); }

    void whoWasMadeIsNotLookedFor()
    {
        const Result<Customer> made = known(u"1"_s);
        const auto settled = awaited(CustomerCreation::settled(*m_pos, made, rosa()));
        QCOMPARE(settled->id.toString(), u"1"_s);
        QCOMPARE(m_pos->searches.asked.size(), 0);
    }

    void onlyWhatMayHaveLeftACustomerIsLookedUp_data()
    {
        QTest::addColumn<Kind>("creating");
        QTest::addColumn<bool>("looks");
        QTest::newRow("refused") << Kind::Rejected << true;
        QTest::newRow("conflict") << Kind::Conflict << true;
        QTest::newRow("answer lost") << Kind::InDoubt << true;
        QTest::newRow("answer unreadable") << Kind::Malformed << true;
        QTest::newRow("not sent") << Kind::Unreachable << false;
        QTest::newRow("later") << Kind::Throttled << false;
        QTest::newRow("credentials") << Kind::Unauthorized << false;
        QTest::newRow("no such call") << Kind::NotFound << false;
        QTest::newRow("not possible") << Kind::Unsupported << false;
        QTest::newRow("incomplete") << Kind::Invalid << false;
    }
    void onlyWhatMayHaveLeftACustomerIsLookedUp()
    {
        QFETCH(Kind, creating);
        QFETCH(bool, looks);
        m_pos->searches.outcomes.enqueue(QList{known(u"1"_s), known(u"2"_s)});
        const auto settled = settledAfter(creating);
        QCOMPARE(settled.ok(), looks);
        QCOMPARE(m_pos->searches.asked.size(), looks ? 1 : 0);
        if (looks)
            QCOMPARE(settled->id.toString(), u"1"_s);
        else
            QCOMPARE(toWord(settled.error().kind), toWord(creating));
    }

    void thePhoneIsAskedForBeforeTheMail()
    {
        m_pos->searches.outcomes.enqueue(QList<Customer>());
        m_pos->searches.outcomes.enqueue(QList{known(u"2"_s)});
        QCOMPARE(settledAfter(Kind::Rejected)->id.toString(), u"2"_s);
        QCOMPARE(m_pos->searches.asked.size(), 2);
        QCOMPARE(m_pos->searches.asked[0].phone, rosa().phone);
        QCOMPARE(m_pos->searches.asked[0].email, QString());
        QCOMPARE(m_pos->searches.asked[1].phone, QString());
        QCOMPARE(m_pos->searches.asked[1].email, rosa().email);
    }

    void onlyWhatWasTypedIsAskedFor()
    {
        Contact contact = rosa();
        contact.phone.clear();
        contact.email.clear();
        QCOMPARE(awaited(CustomerCreation::existing(*m_pos, contact)).error().kind, Kind::NotFound);
        QCOMPARE(m_pos->searches.asked.size(), 0);
    }

    void aWayThePosDoesNotHaveIsPassedOver_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("unsupported") << Kind::Unsupported;
        QTest::newRow("no number of this POS") << Kind::Invalid;
    }
    void aWayThePosDoesNotHaveIsPassedOver()
    {
        QFETCH(Kind, kind);
        m_pos->searches.fail(kind);
        m_pos->searches.outcomes.enqueue(QList{known(u"2"_s)});
        QCOMPARE(awaited(CustomerCreation::existing(*m_pos, rosa()))->id.toString(), u"2"_s);
        m_pos->searches.outcomes.enqueue(QList<Customer>());
        m_pos->searches.fail(kind);
        QCOMPARE(awaited(CustomerCreation::existing(*m_pos, rosa())).error().kind, Kind::NotFound);
    }

    void theVendorSaysWhoIsMeant()
    {
        m_pos->searches.outcomes.enqueue(QList{known(u"1"_s)});
        m_pos->searches.outcomes.enqueue(QList{known(u"2"_s)});
        const Result<Customer> refused = Error{Kind::Rejected, u"creating"_s};
        const auto settled = awaited(CustomerCreation::settled(*m_pos, refused, rosa(), &nobody));
        QCOMPARE(settled.error().message, u"creating"_s);
        QCOMPARE(m_pos->searches.asked.size(), 2);
    }

    void theErrorSaysWhatToDoNext_data()
    {
        QTest::addColumn<Kind>("creating");
        QTest::addColumn<Kind>("looking");
        QTest::addColumn<Kind>("expected");
        QTest::newRow("refused, nobody there") << Kind::Rejected << Kind::NotFound << Kind::Rejected;
        QTest::newRow("lost, nobody there") << Kind::InDoubt << Kind::NotFound << Kind::InDoubt;
        // They may be the reason of the refusal: it is final when the look says so.
        QTest::newRow("refused, no answer") << Kind::Rejected << Kind::Unreachable << Kind::Unreachable;
        QTest::newRow("conflict, later") << Kind::Conflict << Kind::Throttled << Kind::Throttled;
        // "Unreachable" would say that nothing was sent.
        QTest::newRow("lost, no answer") << Kind::InDoubt << Kind::Unreachable << Kind::InDoubt;
        QTest::newRow("unreadable, later") << Kind::Malformed << Kind::Throttled << Kind::Malformed;
    }
    void theErrorSaysWhatToDoNext()
    {
        QFETCH(Kind, creating);
        QFETCH(Kind, looking);
        if (looking == Kind::NotFound)
            m_pos->searches.otherwise = [](const CustomerQuery &) { return QList<Customer>(); };
        else
            m_pos->searches.fail(looking);
        const auto settled = settledAfter(creating);
        QVERIFY(!settled);
        QTEST(settled.error().kind, "expected");
    }
};

QTEST_GUILESS_MAIN(TestCustomerCreation)
#include "tst_customercreation.moc"
