#include "sync/awaited.h"
#include "tests/support/blazescript.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using Verdict = Recovery::Verdict;

/** What may be at the shop already although BLAZE refuses it: an order ("Cart is already placed"), a customer. */
class TestBlazeDuplicate : public QObject {
    Q_OBJECT

private:
    enum class Shown {
        Placed, ///< And ours.
        Another, ///< Placed, and another order's.
        Open,
        Nothing, ///< BLAZE does not know the cart any more.
        NoAnswer,
    };

    std::unique_ptr<ScriptedBlaze> m_pos;

    void show(Shown shown)
    {
        switch (shown) {
        case Shown::Placed:
            m_pos->answer(placedCart());
            break;
        case Shown::Another:
            m_pos->answer(placedCart({{u"externalId"_s, u"K8-20261123-0001-AAAA"_s}}));
            break;
        case Shown::Open:
            m_pos->answerFile("prepared.in.json");
            break;
        case Shown::Nothing:
            m_pos->refuse(404);
            break;
        case Shown::NoAnswer:
            m_pos->http.fail(Error::Kind::Unreachable);
            break;
        }
    }

    [[nodiscard]] UnclearCreate unclear(int looks) const { return {blazeOrder(), m_pos->clock.now(), looks}; }

private Q_SLOTS:
    void init() { m_pos = std::make_unique<ScriptedBlaze>(); }

    void theCartTellsWhoseOrderIsThere_data()
    {
        QTest::addColumn<bool>("submitted"); ///< Else the prices already are refused with it.
        QTest::addColumn<Shown>("shown");
        QTest::addColumn<std::optional<Error::Kind>>("expected");
        for (const bool submitted : {false, true}) {
            const auto row = [&](const char *name, Shown shown, std::optional<Error::Kind> expected) {
                QTest::addRow("%s: %s", submitted ? "submit" : "prepare", name) << submitted << shown << expected;
            };
            row("ours", Shown::Placed, std::nullopt);
            row("another order's", Shown::Another, Error::Kind::Rejected);
            row("open after all", Shown::Open, Error::Kind::InDoubt);
            row("gone", Shown::Nothing, Error::Kind::InDoubt);
            row("no answer", Shown::NoAnswer, Error::Kind::InDoubt);
        }
    }
    void theCartTellsWhoseOrderIsThere()
    {
        QFETCH(bool, submitted);
        QFETCH(Shown, shown);
        QFETCH(std::optional<Error::Kind>, expected);
        m_pos->answerFile("cart.in.json");
        if (submitted)
            m_pos->answerFile("prepared.in.json");
        m_pos->refuse(400, u"Cart is already placed"_s);
        show(shown);
        const auto order = awaited(m_pos->client.create(blazeOrder()));
        QCOMPARE(order.ok(), !expected);
        if (!expected)
            return;
        QCOMPARE(toWord(order.error().kind), toWord(*expected));
        QCOMPARE(order.error().alreadyThere, expected == Error::Kind::InDoubt);
        QVERIFY(order.error().message.contains("already placed"_L1));
    }

    void theCartIsLookedAtAgain()
    {
        m_pos->prepared();
        m_pos->refuse(400, u"Cart is already placed"_s);
        show(Shown::Open);
        QVERIFY(!awaited(m_pos->client.create(blazeOrder())));
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(0)))->verdict, Verdict::LookAgain);
        show(Shown::Placed);
        QCOMPARE(awaited(m_pos->client.recoverCreate(unclear(1)))->verdict, Verdict::Found);
    }

    void anAccountThatMayHaveBeenMadeIsNeverSaidToBeUnsent()
    {
        Customer customer;
        customer.contact = blazeGuest();
        m_pos->http.fail(Error::Kind::InDoubt);
        m_pos->http.fail(Error::Kind::Unreachable);
        const auto made = awaited(m_pos->client.createCustomer(customer));
        QCOMPARE(toWord(made.error().kind), toWord(Error::Kind::InDoubt));
    }
};

QTEST_GUILESS_MAIN(TestBlazeDuplicate)
#include "tst_blazeduplicate.moc"
