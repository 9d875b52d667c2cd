#include "core/storage/tokenstore.h"
#include "tests/support/scratchbook.h"

#include <QFile>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTokenStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ScratchBook> m_book;
    std::unique_ptr<TokenStore> m_tokens;
    const QSet<Scope> m_scopes{Scope::OrdersRead, Scope::CatalogRead};

private Q_SLOTS:
    void init()
    {
        m_tokens.reset();
        m_book = std::make_unique<ScratchBook>();
        m_tokens = std::make_unique<TokenStore>(*m_book->database, m_book->clock);
    }

    void aTokenIsFoundByItsTextAndNotKeptInClear()
    {
        const auto token = m_tokens->create(u"tablet"_s, m_scopes);
        QVERIFY(token.ok());
        const auto found = m_tokens->find(token->toLatin1());
        QVERIFY(found->has_value());
        QCOMPARE((*found)->name, u"tablet"_s);
        QCOMPARE((*found)->scopes, m_scopes);
        m_book->close();
        QFile file(m_book->data.ordersDatabase() + u"-wal"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("tablet"));
        QVERIFY(!bytes.contains(token->mid(3).toLatin1()));
    }

    void otherTextsAreNoTokens_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("unknown") << QByteArray("pk_unknown");
        QTest::newRow("SQL") << QByteArray("' OR 1 --");
        QTest::newRow("binary") << QByteArray("\0\xff", 2);
    }

    void otherTextsAreNoTokens()
    {
        QFETCH(QByteArray, text);
        QVERIFY(m_tokens->create(u"tablet"_s, m_scopes).ok());
        const auto found = m_tokens->find(text);
        QVERIFY(found.ok());
        QVERIFY(!found->has_value());
    }

    void namesAreUniqueWhileTheyLive()
    {
        const auto first = m_tokens->create(u"tablet"_s, m_scopes);
        QCOMPARE(m_tokens->create(u"tablet"_s, m_scopes).error().kind, Error::Kind::Invalid);
        QCOMPARE(m_tokens->create(u"  "_s, m_scopes).error().kind, Error::Kind::Invalid);
        QCOMPARE(m_tokens->create(u"none"_s, {}).error().kind, Error::Kind::Invalid);
        QVERIFY(m_tokens->revoke(u"tablet"_s).ok());
        QVERIFY(!m_tokens->find(first->toLatin1())->has_value());
        QCOMPARE(m_tokens->revoke(u"tablet"_s).error().kind, Error::Kind::NotFound);
        QVERIFY(m_tokens->list()->isEmpty());
        const auto second = m_tokens->create(u"tablet"_s, m_scopes);
        QVERIFY(second.ok());
        QVERIFY(*second != *first);
        QCOMPARE(m_tokens->list()->size(), 1);
    }

    void aKeyGivesItsOrderForADay()
    {
        const auto token = m_tokens->find(m_tokens->create(u"tablet"_s, m_scopes)->toLatin1());
        const IdempotentRequest request{(*token)->id, u"key-1"_s, "hash"};
        QVERIFY(!m_tokens->earlierOrder(request)->has_value());
        QVERIFY(m_tokens->remember(request, u"order-1"_s).ok());
        QCOMPARE(*m_tokens->earlierOrder(request), std::optional(u"order-1"_s));

        IdempotentRequest other = request;
        other.bodyHash = "another";
        QCOMPARE(m_tokens->earlierOrder(other).error().kind, Error::Kind::Conflict);
        other.key = u"key-2"_s;
        QVERIFY(!m_tokens->earlierOrder(other)->has_value());

        m_book->clock.advance(23h);
        QVERIFY(m_tokens->forgetOldKeys().ok());
        QVERIFY(m_tokens->earlierOrder(request)->has_value());
        m_book->clock.advance(1h);
        QVERIFY(!m_tokens->earlierOrder(request)->has_value());
        QVERIFY(m_tokens->remember(request, u"order-2"_s).ok());
        QCOMPARE(*m_tokens->earlierOrder(request), std::optional(u"order-2"_s));
        m_book->clock.advance(25h);
        QVERIFY(m_tokens->forgetOldKeys().ok());
        QCOMPARE(m_book->database->number(u"SELECT count(*) FROM idempotency"_s).valueOr(-1), 0);
    }

    void keysOfTwoTokensAreTwoKeys()
    {
        const auto one = m_tokens->find(m_tokens->create(u"one"_s, m_scopes)->toLatin1());
        const auto two = m_tokens->find(m_tokens->create(u"two"_s, m_scopes)->toLatin1());
        QVERIFY(m_tokens->remember({(*one)->id, u"key"_s, "hash"}, u"order-1"_s).ok());
        QVERIFY(!m_tokens->earlierOrder({(*two)->id, u"key"_s, "hash"})->has_value());
    }

    void aRefusedOrderLeavesItsKeyFree()
    {
        const auto token = m_tokens->find(m_tokens->create(u"tablet"_s, m_scopes)->toLatin1());
        const IdempotentRequest request{(*token)->id, u"key-1"_s, "hash"};
        const auto refused = m_book->orders->submit(m_book->orders->newOrderId(), ScratchBook::request(),
            ScratchBook::totals(), [&](const Order &order) -> Result<Ok> {
                if (auto kept = m_tokens->remember(request, order.id.toString()); !kept)
                    return kept;
                return Error{Error::Kind::Conflict, u"no"_s};
            });
        QVERIFY(!refused);
        QVERIFY(!m_tokens->earlierOrder(request)->has_value());
    }
};

QTEST_GUILESS_MAIN(TestTokenStore)
#include "tst_tokenstore.moc"
