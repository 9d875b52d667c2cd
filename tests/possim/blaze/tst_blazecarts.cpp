#include "tests/possim/blaze/blazeshop.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;

/** The life of a cart in the simulated BLAZE. */
class TestBlazeCarts : public QObject, private Test::BlazeShop {
    Q_OBJECT

private Q_SLOTS:
    void init() { prepareShop(); }

    void aCartIsPreparedSubmittedAndRead()
    {
        const auto &edible = ordinary(u"EDIBLE"_s);
        const auto &flower = ordinary(u"FLOWER"_s);
        const auto before = sellable(flower.productId);
        const auto cart = active(rosa);
        QCOMPARE(cart["cartStatus"_L1].toString(), u"InProgress"_s);
        QCOMPARE(active(rosa)["id"_L1], cart["id"_L1]);
        const auto asked = with(cart, {weight(flower.productId, u"ONE_EIGHTTH"_s, 2), piece(edible.id, 3)});
        const auto priced = prepare(asked).json();
        const auto sum = *flower.priceCents * 2 + *edible.priceCents * 3;
        QCOMPARE(cents(priced, "subTotal"_L1), sum);
        QVERIFY(cents(priced, "totalCalcTax"_L1) > 0);
        QCOMPARE(cents(priced, "total"_L1), sum + cents(priced, "totalCalcTax"_L1));
        QCOMPARE(priced["cart"_L1]["items"_L1][0]["quantity"_L1].toDouble(), 7.0);
        QCOMPARE(priced["cart"_L1]["items"_L1][0]["unitQty"_L1].toInt(), 2);
        QCOMPARE(prepare(priced).json()["cart"_L1], priced["cart"_L1]); // Its own reply means the same to it.
        const auto done = submit(priced).json();
        QCOMPARE(done["cartStatus"_L1].toString(), u"Placed"_s);
        QCOMPARE(done["placed"_L1].toBool(), true);
        QCOMPARE(done["cart"_L1], priced["cart"_L1]);
        QVERIFY(done["transactionId"_L1].isNull());
        QCOMPARE(sellable(flower.productId), before - 7.0);
        const auto again = submit(priced);
        QCOMPARE(again.status, 400);
        QCOMPARE(again.json()["message"_L1].toString(), u"Cart is already placed"_s);
        QCOMPARE(m_host->simulator().createsExecuted(), 1);
        const auto read = get(u"store/cart/%1?cuid=%2"_s.arg(done["id"_L1].toString(), rosa)).json();
        QCOMPARE(read["externalId"_L1].toString(), reference);
        QCOMPARE(read["orderNo"_L1], done["orderNo"_L1]);
        const auto history = get(u"store/cart/history?cuid=%1&start=0&limit=10"_s.arg(rosa)).json();
        QCOMPARE(history["values"_L1][0]["id"_L1], done["id"_L1]);
        const auto view = get(u"store/cart/public/"_s + done["publicKey"_L1].toString()).json();
        QCOMPARE(view["membershipAccepted"_L1].toBool(), true);
        QVERIFY(active(rosa)["id"_L1] != done["id"_L1]);
    }

    void eachSessionHasItsOwnCart()
    {
        const auto one = active(rosa, u"K7-1"_s);
        const auto two = active(rosa, u"K8-1"_s);
        QVERIFY(one["id"_L1] != two["id"_L1]);
        const auto newest = get(u"store/cart/active?cuid="_s + rosa).json();
        QCOMPARE(newest["id"_L1], two["id"_L1]); // The trap: without a session, another kiosk's cart.
        const auto nobody = get(u"store/cart/active?sessionId=K9-1"_s).json();
        QVERIFY(nobody["consumerId"_L1].isNull());
        QCOMPARE(get(u"store/cart/active"_s).status, 400);
        QCOMPARE(get(u"store/cart/active?cuid=none&sessionId=x"_s).status, 400);
        set(u"anonymous_orders"_s, false);
        QCOMPARE(get(u"store/cart/active?sessionId=K9-1"_s).status, 400);
    }

    void refusalsOfTheBusinessAreReplies_data()
    {
        QTest::addColumn<QJsonArray>("items");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        const auto edible = ordinary(u"EDIBLE"_s).id;
        const auto flower = ordinary(u"FLOWER"_s).productId;
        const auto medical = std::find_if(m_items.begin(), m_items.end(), [](const StockItem &item) {
            return item.medicalOnly && item.category == "EDIBLE"_L1 && item.stock > 1;
        })->id;
        QTest::newRow("sold out") << QJsonArray{piece(awkward(u"Sold Out Chocolate"_s).id)} << QString()
                                  << u"inventory"_s;
        QTest::newRow("more than there is") << QJsonArray{piece(edible, 500)} << QString() << u"inventory"_s;
        QTest::newRow("inactive") << QJsonArray{piece(awkward(u"Last Year's Lollipop"_s).id)} << QString()
                                  << u"no longer"_s;
        QTest::newRow("unknown product") << QJsonArray{piece(u"no-such"_s)} << QString() << u"no longer"_s;
        QTest::newRow("no weight") << QJsonArray{piece(flower)} << QString() << u"no price"_s;
        QTest::newRow("weight it has not") << QJsonArray{weight(flower, u"OUNCE"_s)} << QString() << u"no price"_s;
        QTest::newRow("priceless") << QJsonArray{piece(awkward(u"Priceless Gummies"_s).id)} << QString()
                                   << u"no price"_s;
        QTest::newRow("for patients") << QJsonArray{piece(medical)} << QString() << u"patients"_s;
        QTest::newRow("unknown code") << QJsonArray{piece(edible)} << u"NOSUCH"_s << u"not valid"_s;
        QTest::newRow("expired code") << QJsonArray{piece(edible)} << u"EXPIRED"_s << u"expired"_s;
        QTest::newRow("patients' code") << QJsonArray{piece(edible)} << u"PATIENT20"_s << u"cannot be"_s;
        QTest::newRow("one of two codes") << QJsonArray{piece(edible)} << u"FIVE,NOSUCH"_s << u"not valid"_s;
        QTest::newRow("nothing in it") << QJsonArray() << QString() << u"empty"_s;
    }

    void refusalsOfTheBusinessAreReplies()
    {
        QFETCH(QJsonArray, items);
        QFETCH(QString, code);
        QFETCH(QString, text);
        const auto cart = with(active(rosa), items, code);
        if (!items.isEmpty())
            QVERIFY(prepare(cart).json()["errorMsg"_L1].toString().contains(text));
        const auto got = submit(with(active(rosa), items, code));
        QCOMPARE(got.status, 200);
        QVERIFY2(got.json()["errorMsg"_L1].toString().contains(text), got.body.constData());
        QCOMPARE(got.json()["cartStatus"_L1].toString(), u"InProgress"_s);
        QCOMPARE(m_host->simulator().tickets().size(), 0);
    }

    void theLimitIsSaidInItsOwnPlace()
    {
        const auto flower = ordinary(u"FLOWER"_s).productId;
        const auto got = submit(with(active(rosa), {weight(flower, u"ONE_EIGHTTH"_s, 9)}));
        QCOMPARE(got.status, 200);
        QVERIFY(got.json()["errorMsg"_L1].isNull());
        QCOMPARE(got.json()["cannabislimits"_L1]["passed"_L1].toBool(true), false);
        QCOMPARE(m_host->simulator().tickets().size(), 0);
    }

    void malformedCartsAreErrors()
    {
        const auto edible = ordinary(u"EDIBLE"_s).id;
        auto half = piece(edible);
        half["quantity"_L1] = 1.5;
        QCOMPARE(prepare(with(active(rosa), {half})).status, 400);
        QCOMPARE(prepare(with(active(rosa), {piece(edible, 0)})).status, 400);
        QCOMPARE(prepare({{u"id"_s, u"x"_s}}).status, 400);
        auto unknown = active(rosa);
        unknown["id"_L1] = u"65f0c0ffee65f0c0ffee0001"_s;
        QCOMPARE(submit(unknown).status, 404);
        QCOMPARE(submit(active(rosa), mia).status, 404);
        QCOMPARE(post(u"store/cart/teleport"_s, {}).status, 404);
    }

    void codesCount_data()
    {
        QTest::addColumn<QString>("codes");
        QTest::addColumn<qint64>("off"); // Of two pieces.
        const auto two = *ordinary(u"EDIBLE"_s).priceCents * 2;
        const auto tenth = (two * 10 + 50) / 100;
        QTest::newRow("percent") << u"WELCOME10"_s << tenth;
        QTest::newRow("amount, small letters") << u"five"_s << qint64(500);
        QTest::newRow("both") << u"WELCOME10,FIVE"_s << tenth + 500;
    }

    void codesCount()
    {
        QFETCH(QString, codes);
        QFETCH(qint64, off);
        const auto cart = prepare(with(active(rosa), {piece(ordinary(u"EDIBLE"_s).id, 2)}, codes)).json();
        QVERIFY(cart["errorMsg"_L1].isNull());
        QCOMPARE(cents(cart, "totalDiscount"_L1), off);
        QCOMPARE(cart["cart"_L1]["promoCode"_L1].toString(), codes);
    }

    void aCodeCanBeLookedUp()
    {
        const auto known = get(u"loyalty/promotions/code/WELCOME10"_s).json();
        QCOMPARE(known["discountType"_L1].toString(), u"Percentage"_s);
        QVERIFY(known["endDate"_L1].toInteger() > toMs(m_clock.now()));
        const auto expired = get(u"loyalty/promotions/code/EXPIRED"_s).json();
        QVERIFY(expired["endDate"_L1].toInteger() < toMs(m_clock.now()));
        QCOMPARE(get(u"loyalty/promotions/code/NOSUCH"_s).status, 404);
    }

    void manyPiecesCostLess()
    {
        const auto &merch = ordinary(u"MERCH"_s);
        const auto cart = prepare(with(active(rosa), {piece(merch.id, 6)})).json();
        QCOMPARE(cents(cart, "subTotal"_L1), *merch.priceCents * 5);
        const auto cost = post(u"store/cart/product/findCost"_s, piece(merch.id, 5)).json()["cost"_L1].toDouble();
        QCOMPARE(qRound64(cost * 100), *merch.priceCents * 4);
    }

    void staffWalkAnOrderBothWays()
    {
        const auto &edible = ordinary(u"EDIBLE"_s);
        const auto before = sellable(edible.id);
        const auto id = placed({piece(edible.id, 2)})["id"_L1].toString();
        const auto move = [&](const QString &word) {
            return control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, word}, {u"reason"_s, u"by Ana"_s}});
        };
        QCOMPARE(get(u"transactions/active"_s).json()["values"_L1].toArray().size(), 0);
        const auto accepted = move(u"Accepted"_s).json();
        const auto transaction = get(u"transactions/"_s + accepted["transactionId"_L1].toString()).json();
        QCOMPARE(transaction["consumerCartId"_L1].toString(), id);
        QCOMPARE(transaction["status"_L1].toString(), u"Queued"_s);
        QCOMPARE(get(u"transactions/active"_s).json()["values"_L1].toArray().size(), 1);
        const auto member = accepted["memberId"_L1].toString();
        QCOMPARE(get(u"transactions/members/%1/active"_s.arg(member)).json()["total"_L1].toInt(), 1);
        QCOMPARE(move(u"OnTheWay"_s).json()["packaged"_L1].toBool(), true);
        const auto back = move(u"Packaged"_s).json();
        QCOMPARE(back["onTheWay"_L1].toBool(), false);
        QCOMPARE(back["trackingStatus"_L1].toString(), u"Packaged"_s);
        QVERIFY(move(u"Placed"_s).json()["transactionId"_L1].isNull());
        QCOMPARE(sellable(edible.id), before - 2);
        QCOMPARE(move(u"Completed"_s).json()["completed"_L1].toBool(), true);
        QCOMPARE(sellable(edible.id), before - 2);
        QCOMPARE(move(u"Declined"_s).json()["reason"_L1].toString(), u"by Ana"_s);
        QCOMPARE(sellable(edible.id), before);
        QCOMPARE(move(u"Lost"_s).status, 400);
        QCOMPARE(move(u"Deleted"_s).status, 200);
        QCOMPARE(get(u"store/cart/%1?cuid=%2"_s.arg(id, rosa)).status, 404);
    }

    void cancelingHasTwoWays()
    {
        const auto &edible = ordinary(u"EDIBLE"_s);
        const auto before = sellable(edible.id);
        const auto first = placed({piece(edible.id)}, u"K7-1"_s)["id"_L1].toString();
        QCOMPARE(m_client.send("DELETE", m_base + u"store/cart/cancelCart/"_s + first).status, 200);
        QCOMPARE(statusOf(first), u"CanceledByConsumer"_s);
        QCOMPARE(m_client.send("DELETE", m_base + u"store/cart/cancelCart/"_s + first).status, 400);
        const auto second = placed({piece(edible.id)}, u"K7-2"_s)["id"_L1].toString();
        const auto accepted = control(u"tickets/%1/status"_s.arg(second), {{u"status"_s, u"Accepted"_s}}).json();
        QCOMPARE(m_client.send("DELETE", m_base + u"store/cart/cancelCart/"_s + second).status, 400);
        const auto url = m_base + u"transactions/"_s + accepted["transactionId"_L1].toString();
        QCOMPARE(m_client.send("DELETE", url, "{}").status, 400);
        QCOMPARE(m_client.send("DELETE", url, "{\"reason\":\"gone\"}").status, 200);
        QCOMPARE(statusOf(second), u"CanceledByDispensary"_s);
        QCOMPARE(sellable(edible.id), before);
    }

    void patientsMayBuyWhatIsForPatients()
    {
        const auto medical = std::find_if(m_items.begin(), m_items.end(),
            [](const StockItem &item) { return item.medicalOnly && item.category == "EDIBLE"_L1 && item.stock > 1; });
        const auto cart = with(active(mia), {piece(medical->id)}, u"PATIENT20"_s);
        QCOMPARE(submit(cart, mia).json()["cartStatus"_L1].toString(), u"Placed"_s);
        const auto banned = u"640000000000000000001304"_s;
        const auto refused = submit(with(active(banned), {piece(ordinary(u"EDIBLE"_s).id)}), banned).json();
        QCOMPARE(refused["placed"_L1].toBool(true), false);
    }

    void newOrdersCanBeInvisibleForAWhile()
    {
        m_host->behaviour().visibilityDelayMs = 5000;
        const auto id = placed({piece(ordinary(u"EDIBLE"_s).id)})["id"_L1].toString();
        const auto count = [&] {
            return get(u"store/cart/history?cuid="_s + rosa).json()["values"_L1].toArray().size();
        };
        QCOMPARE(count(), 0);
        QCOMPARE(statusOf(id), u"Placed"_s);
        m_clock.advance(std::chrono::seconds(5));
        QCOMPARE(count(), 1);
    }

    void cartsSurviveARestart()
    {
        const QTemporaryDir directory;
        m_host.reset();
        startHost(directory.filePath(u"carts.jsonl"_s));
        const auto &edible = ordinary(u"EDIBLE"_s);
        const auto id = placed({piece(edible.id, 3)})["id"_L1].toString();
        control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, u"Packaged"_s}});
        const auto left = sellable(edible.id);
        startHost(directory.filePath(u"carts.jsonl"_s));
        QCOMPARE(m_host->simulator().tickets().size(), 1);
        QCOMPARE(statusOf(id), u"Accepted"_s);
        QCOMPARE(sellable(edible.id), left);
        m_host.reset();
        startHost();
    }
};

QTEST_GUILESS_MAIN(TestBlazeCarts)
#include "tst_blazecarts.moc"
