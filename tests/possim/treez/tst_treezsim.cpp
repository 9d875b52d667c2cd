#include "tests/possim/treezshop.h"

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;
using Test::SimClient;

/** Treez over real HTTP, seen by somebody who has only read its reference: access, catalogue, customers. */
class TestTreezSim : public QObject, private Test::TreezShop {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { prepare(); }

    void callsWithoutATokenAreForbidden()
    {
        m_client.headers.clear();
        const auto got = m_client.get(m_base + u"/product/product_list?page=1"_s);
        QCOMPARE(got.status, 403);
        QCOMPARE(got.json()["message"_L1].toString(), u"Forbidden"_s);
    }

    void unknownPathsAreForbidden_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("area") << u"/service/nothing"_s;
        QTest::newRow("ticket call") << u"/ticket/status/AWAITING_PROCESSING"_s;
        QTest::newRow("root") << u"/"_s;
    }
    void unknownPathsAreForbidden()
    {
        QFETCH(QString, path);
        QCOMPARE(m_client.get(m_base + path).status, 403);
    }

    void wrongKeysGetNoToken_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::newRow("wrong key") << QByteArray("client_id=ACME-CLIENT&apikey=other");
        QTest::newRow("wrong client") << QByteArray("client_id=OTHER&apikey=k-1234");
        QTest::newRow("nothing") << QByteArray();
    }
    void wrongKeysGetNoToken()
    {
        QFETCH(QByteArray, form);
        SimClient client;
        client.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        QCOMPARE(client.send("POST", m_base + u"/config/api/gettokens"_s, form).status, 401);
    }

    void aTokenEnds()
    {
        const auto url = m_base + u"/customer/1301"_s;
        m_clock.advance(std::chrono::seconds(7199));
        QCOMPARE(m_client.get(url).status, 200);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(m_client.get(url).status, 401);
        signIn();
        QCOMPARE(m_client.get(url).status, 200);
        QCOMPARE(control(u"expire-tokens"_s).status, 200);
        QCOMPARE(m_client.get(url).status, 401);
    }

    void pagesGoOnUntilTheyAreEmpty()
    {
        qsizetype seen = 0;
        QString last;
        for (int page = 1;; ++page) {
            const auto data = m_client.get(m_base + u"/product/product_list?active=ALL&page=%1"_s.arg(page)).data();
            const auto products = data["product_list"_L1].toArray();
            QCOMPARE(data["page_count"_L1].toInt(), products.size());
            QCOMPARE(data["total_count"_L1].toInt(), products.isEmpty() ? 0 : m_items.size());
            if (products.isEmpty())
                break;
            seen += products.size();
            const auto name = products.last()["product_configurable_fields"_L1]["name"_L1].toString();
            QVERIFY(name >= last);
            last = name;
        }
        QCOMPARE(seen, m_items.size());
    }

    void theListCanBeNarrowed_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("total");
        QTest::newRow("deactivated") << u"page=1&active=FALSE"_s << 200 << 1;
        QTest::newRow("one id") << u"page=1&id=%1"_s.arg(edible().id) << 200 << 1;
        QTest::newRow("fees") << u"page=1&category_type=NON-INV"_s << 200 << 1;
        QTest::newRow("no page") << u"active=ALL"_s << 400 << 0;
        QTest::newRow("page 0") << u"page=0"_s << 400 << 0;
        QTest::newRow("not a switch") << u"page=1&active=maybe"_s << 400 << 0;
        QTest::newRow("51 ids") << u"page=1&id=%1"_s.arg(QStringList(51, u"x"_s).join(u',')) << 400 << 0;
    }
    void theListCanBeNarrowed()
    {
        QFETCH(QString, query);
        QFETCH(int, status);
        QFETCH(int, total);
        const auto got = m_client.get(m_base + u"/product/product_list?"_s + query);
        QCOMPARE(got.status, status);
        QCOMPARE(got.data()["total_count"_L1].toInt(), total);
    }

    void quantitiesAreCappedAtThirty()
    {
        const auto item = edible(40);
        QCOMPARE(stockOf(item.id), 30);
        control(u"stock"_s, {{u"id"_s, item.id}, {u"quantity"_s, 29}});
        QCOMPARE(stockOf(item.id), 29);
    }

    void tiersHaveNoPlainPrice()
    {
        const auto data = m_client.get(m_base + u"/product/"_s + awkward(u"Bulk Bin Blossom"_s).id).data();
        QVERIFY(data["pricing"_L1]["price_sell"_L1].isNull());
        QCOMPARE(data["pricing"_L1]["price_type"_L1].toString(), u"TIER"_s);
        QCOMPARE(data["pricing"_L1]["tier_pricing_detail"_L1].toArray().size(), 4);
    }

    void theOlderShapeGroupsSizes()
    {
        m_host->behaviour().oldProducts = true;
        m_host->behaviour().pageSize = 5000;
        qsizetype sizes = 0;
        const auto data = m_client.get(m_base + u"/product/product_list?active=ALL&page=1"_s).data();
        for (const auto &product : data["product_list"_L1].toArray())
            sizes += product["size_list"_L1].toArray().size();
        QCOMPARE(sizes, m_items.size());
        QVERIFY(data["page_count"_L1].toInt() < sizes);
    }

    void onlyMetadataMovesTheChangedFeed()
    {
        const auto since = QString::fromLatin1(
            QUrl::toPercentEncoding(toDateTime(m_clock.now()).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'Z'"_s)));
        const auto url = m_base + u"/product/product_list/lastUpdated/after/%1?active=ALL&page=1"_s.arg(since);
        const auto changed = [&] { return m_client.get(url).data()["product_list"_L1].toArray(); };
        m_clock.advance(std::chrono::seconds(1));
        const auto item = edible();
        QVERIFY(created(order({line(item.id)})).contains("ticket_id"_L1));
        QCOMPARE(changed().size(), 0);
        control(u"products"_s, {{u"id"_s, item.id}, {u"price"_s, u"9.99"_s}});
        QCOMPARE(changed().size(), 1);
        QCOMPARE(changed().first()["pricing"_L1]["price_sell"_L1].toDouble(), 9.99);
        const auto bad = m_client.get(m_base + u"/product/product_list/lastUpdated/after/2026-1-1?page=1"_s);
        QCOMPARE(bad.status, 400);
        QCOMPARE(bad.reason(), u"INVALID_DATE_FORMAT"_s);
    }

    void customersAreFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("found");
        QTest::newRow("phone") << u"/customer/phone/4155550142"_s << 1;
        QTest::newRow("shared phone") << u"/customer/phone/4155550150"_s << 2;
        QTest::newRow("email") << u"/customer/email/rosa%40example.com"_s << 1;
        QTest::newRow("name") << u"/customer/firstname/Rosa/lastname/Vale"_s << 1;
        QTest::newRow("nobody") << u"/customer/phone/4155559999"_s << 0;
    }
    void customersAreFound()
    {
        QFETCH(QString, path);
        QFETCH(int, found);
        const auto got = m_client.get(m_base + path);
        QCOMPARE(got.data().toArray().size(), found);
        QCOMPARE(got.status, found ? 200 : 404);
        QCOMPARE(got.reason(), found ? QString() : u"CUSTOMER_DOESNT_EXIST"_s);
    }

    void signUpsAreChecked_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("fine") << QJsonObject{} << QString();
        QTest::newRow("no first name") << QJsonObject{{u"first_name"_s, u""_s}} << u"CUSTOMER_FIRST_NAME_BLANK"_s;
        QTest::newRow("no birthday") << QJsonObject{{u"birthday"_s, u""_s}} << u"MODEL_VALIDATION_FAIL"_s;
        QTest::newRow("odd birthday") << QJsonObject{{u"birthday"_s, u"11.2.1991"_s}} << u"INVALID_DATE_FORMAT"_s;
        QTest::newRow("odd type") << QJsonObject{{u"patient_type"_s, u"ROBOT"_s}} << u"INCORRECT_VALUE"_s;
        QTest::newRow("no card") << QJsonObject{{u"patient_type"_s, u"MEDICAL_MMID"_s}} << u"MODEL_VALIDATION_FAIL"_s;
        QTest::newRow("phone with 1") << QJsonObject{{u"phone"_s, u"1155550000"_s}} << u"INCORRECT_VALUE"_s;
        QTest::newRow("phone taken") << QJsonObject{{u"phone"_s, u"4155550142"_s}} << u"INVALID_REQUEST"_s;
        QTest::newRow("email taken") << QJsonObject{{u"email"_s, u"Rosa@example.com"_s}} << u"INVALID_REQUEST"_s;
    }
    void signUpsAreChecked()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, reason);
        QJsonObject body{{u"first_name"_s, u"Nia"_s}, {u"last_name"_s, u"New"_s}, {u"birthday"_s, u"1990-01-02"_s},
            {u"patient_type"_s, u"ADULT"_s}, {u"phone"_s, u"4155550200"_s}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        const auto got = m_client.post(m_base + u"/customer/detailcustomer"_s, body);
        QCOMPARE(got.reason(), reason);
        QCOMPARE(got.status, reason.isEmpty() ? 200 : 400);
        if (reason.isEmpty())
            QCOMPARE(got.data()["verification_status"_L1].toString(), u"VERIFICATION_PENDING"_s);
    }
};

QTEST_GUILESS_MAIN(TestTreezSim)
#include "tst_treezsim.moc"
