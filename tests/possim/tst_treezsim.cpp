#include "tests/possim/host.h"
#include "tests/possim/simclient.h"
#include "tests/support/manualclock.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>

#include <memory>

using namespace Peak;
using namespace Peak::Possim;
using namespace Qt::StringLiterals;
using Test::Got;
using Test::SimClient;

/** The simulated Treez over real HTTP, seen by somebody who has only read the vendor's reference. */
class TestTreezSim : public QObject {
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<Host> m_host;
    SimClient m_client;
    QString m_base;
    QList<StockItem> m_items;

    static QString catalogPath() { return QStringLiteral(PEAK_TEST_DATA "/catalog/demo.json"); }

    /** Something ordinary to buy, with at least `stock` pieces. */
    StockItem edible(int stock = 20) const
    {
        for (const auto &item : m_items) {
            if (item.category == "EDIBLE"_L1 && item.priceCents && !item.saleCents && item.stock >= stock
                && !item.medicalOnly && item.active && !item.hidden)
                return item;
        }
        return {};
    }

    StockItem awkward(const QString &name) const
    {
        for (const auto &item : m_items) {
            if (item.name == name)
                return item;
        }
        return {};
    }

    static QJsonObject line(const QString &id, int quantity = 1)
    {
        return {{u"size_id"_s, id}, {u"quantity"_s, quantity}, {u"apply_automatic_discounts"_s, true}};
    }

    static QJsonObject order(const QJsonArray &items, const QString &reference = u"K7-20261123-0001-ABCD"_s)
    {
        return {{u"type"_s, u"PICKUP"_s}, {u"order_source"_s, u"KIOSK"_s},
            {u"order_status"_s, u"AWAITING_PROCESSING"_s}, {u"revenue_source"_s, u"Kiosk"_s},
            {u"customer_id"_s, u"1301"_s}, {u"external_order_number"_s, reference}, {u"ticket_note"_s, u"Kiosk 7"_s},
            {u"items"_s, items}};
    }

    Got create(const QJsonObject &body) { return m_client.post(m_base + u"/ticket/detailticket"_s, body); }
    QJsonObject created(const QJsonObject &body) { return create(body).data().toObject(); }
    Got control(const QString &path, const QJsonObject &body = {})
    {
        return m_client.post(m_host->baseUrl() + u"/control/"_s + path, body);
    }
    int stockOf(const QString &id)
    {
        return m_client.get(m_base + u"/product/"_s + id).data()["sellable_quantity"_L1].toInt();
    }
    QJsonArray listed(const QString &path) { return m_client.get(m_base + path).json()["ticketList"_L1].toArray(); }

    void signIn()
    {
        SimClient form;
        form.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        const auto reply =
            form.send("POST", m_base + u"/config/api/gettokens"_s, "client_id=ACME-CLIENT&apikey=k-1234");
        m_client.headers = {
            {"authorization", reply.json()["access_token"_L1].toString().toLatin1()}, {"client_id", "ACME-CLIENT"}};
    }

    void startHost(const QString &stateFile = {})
    {
        HostOptions options;
        options.vendor = u"treez"_s;
        options.catalogPath = catalogPath();
        options.stateFile = stateFile;
        m_host = std::make_unique<Host>(options, m_clock);
        QVERIFY(m_host->start().ok());
        m_base = m_host->baseUrl() + u"/v2.0/dispensary/harbor"_s;
        signIn();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_items = readCatalog(catalogPath()).valueOr({});
        QVERIFY(m_items.size() > 1000);
    }
    void init()
    {
        if (!m_host)
            startHost();
        QVERIFY(m_host->comeUp().ok());
        QVERIFY(m_host->reset().ok());
        signIn();
    }
    void cleanupTestCase() { m_host.reset(); }

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

    void aTicketIsMadeReadAndListed()
    {
        const auto item = edible();
        const auto ticket = created(order({line(item.id, 2)}));
        const auto before = *item.priceCents * 2;
        const auto tax = (before * 13 + 50) / 100;
        QCOMPARE(qRound64(ticket["sub_total"_L1].toDouble() * 100), before);
        QCOMPARE(qRound64(ticket["tax_total"_L1].toDouble() * 100), tax);
        QCOMPARE(qRound64(ticket["total"_L1].toDouble() * 100), before + tax);
        QCOMPARE(ticket["order_number"_L1].toString().size(), 6);
        QCOMPARE(ticket["customer_id"_L1].toInt(), 1301);
        const auto id = ticket["ticket_id"_L1].toString();
        QCOMPARE(listed(u"/ticket/"_s + id).first().toObject(), ticket);
        const auto byNumber = m_client.get(m_base + u"/ticket/ordernumber/"_s + ticket["order_number"_L1].toString());
        QCOMPARE(byNumber.data().toObject(), ticket);
        QCOMPARE(listed(u"/ticket/customer/1301/page/1/pagesize/50"_s).size(), 1);
        QCOMPARE(listed(u"/ticket/status/AWAITING_PROCESSING/page/1/pagesize/50"_s).size(), 1);
        QCOMPARE(listed(u"/ticket/opendate/2026-11-23/page/1/pagesize/50"_s).size(), 1);
        QCOMPARE(listed(u"/ticket/opendate/2026-11-24/page/1/pagesize/50"_s).size(), 0);
        const auto mixedUp = m_client.get(m_base + u"/ticket/"_s + ticket["order_number"_L1].toString());
        QCOMPARE(mixedUp.status, 400);
        QCOMPARE(mixedUp.reason(), u"TICKET_NOT_FOUND"_s);
        QCOMPARE(mixedUp.json()["ticketList"_L1], QJsonValue(QJsonArray()));
    }

    void ordersAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("reason");
        const auto item = edible().id;
        const auto items = [](const QJsonObject &one) { return QJsonObject{{u"items"_s, QJsonArray{one}}}; };
        const auto flower = [this] {
            for (const auto &one : m_items) {
                if (one.category == "FLOWER"_L1 && one.amount == 3.5 && one.stock > 9 && !one.medicalOnly
                    && one.priceCents)
                    return one.id;
            }
            return QString();
        }();
        QTest::newRow("no type") << QJsonObject{{u"type"_s, QJsonValue()}} << u"MODEL_VALIDATION_FAIL"_s;
        QTest::newRow("odd source") << QJsonObject{{u"order_source"_s, u"MOON"_s}} << u"INCORRECT_VALUE"_s;
        QTest::newRow("odd status") << QJsonObject{{u"order_status"_s, u"PACKED"_s}} << u"INVALID_TICKET_STATUS"_s;
        QTest::newRow("no uuid") << items(line(u"shoe"_s)) << u"TICKET_FORMAT_ERROR"_s;
        QTest::newRow("quantity 0") << items(line(item, 0)) << u"TICKET_FORMAT_ERROR"_s;
        QTest::newRow("unknown product") << items(line(u"6b0c2f0e-0d0e-4f43-9a55-0f6d1c4f1a01"_s))
                                         << u"PRODUCT_NOT_FOUND"_s;
        QTest::newRow("deactivated product")
            << items(line(awkward(u"Last Year's Lollipop"_s).id)) << u"PRODUCT_NOT_FOUND"_s;
        QTest::newRow("sold out") << items(line(awkward(u"Sold Out Chocolate"_s).id)) << u"INSUFFICIENT_QUANTITY"_s;
        QTest::newRow("more than there is") << items(line(item, 500)) << u"INSUFFICIENT_QUANTITY"_s;
        QTest::newRow("over the limit") << items(line(flower, 9)) << u"PURCHASE_LIMIT_EXCEEDED"_s;
        QTest::newRow("unknown customer") << QJsonObject{{u"customer_id"_s, u"99"_s}} << u"CUSTOMER_DOESNT_EXIST"_s;
        QTest::newRow("banned customer") << QJsonObject{{u"customer_id"_s, u"1304"_s}} << u"INVALID_REQUEST"_s;
        QTest::newRow("merged customer") << QJsonObject{{u"customer_id"_s, u"1307"_s}} << u"INVALID_REQUEST"_s;
        QTest::newRow("expired coupon") << QJsonObject{{u"coupon_codes"_s, QJsonArray{u"EXPIRED"_s}}}
                                        << u"INVALID_REQUEST"_s;
        QTest::newRow("payment") << QJsonObject{{u"payments"_s, QJsonArray{QJsonObject{}}}} << u"INVALID_REQUEST"_s;
    }
    void ordersAreRefused()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, reason);
        auto body = order({line(edible().id)});
        for (auto change = changes.begin(); change != changes.end(); ++change)
            body[change.key()] = change.value();
        const auto got = create(body);
        QCOMPARE(got.status, 400);
        QCOMPARE(got.reason(), reason);
        QCOMPARE(m_host->simulator().tickets().size(), 0);
    }

    void stockFollowsTheTicket()
    {
        const auto item = edible();
        control(u"stock"_s, {{u"id"_s, item.id}, {u"quantity"_s, 10}});
        auto body = order({line(item.id, 3)});
        const auto id = created(body)["ticket_id"_L1].toString();
        QCOMPARE(stockOf(item.id), 7);
        const auto update = m_base + u"/ticket/update/"_s + id;
        body["items"_L1] = QJsonArray{line(item.id, 10)};
        QCOMPARE(m_client.put(update, body).status, 200);
        QCOMPARE(stockOf(item.id), 0);
        body["items"_L1] = QJsonArray{line(item.id, 11)};
        QCOMPARE(m_client.put(update, body).reason(), u"INSUFFICIENT_QUANTITY"_s);
        body.remove(u"items"_s);
        body["order_status"_L1] = u"CANCELED"_s;
        QCOMPARE(m_client.put(update, body).status, 200);
        QCOMPARE(stockOf(item.id), 10);
        QCOMPARE(m_client.put(update, body).reason(), u"INVALID_TICKET_STATUS"_s);
    }

    void updateReplacesTheContent()
    {
        const auto item = edible();
        auto body = order({line(item.id, 3)});
        const auto id = created(body)["ticket_id"_L1].toString();
        body["items"_L1] = QJsonArray{line(item.id, 1)};
        body["ticket_note"_L1] = u"ref: K7-2"_s;
        const auto after = m_client.put(m_base + u"/ticket/update/"_s + id, body).data();
        QCOMPARE(after["items"_L1].toArray().size(), 1);
        QCOMPARE(after["items"_L1][0]["quantity"_L1].toInt(), 1);
        QCOMPARE(after["ticket_note"_L1].toString(), u"ref: K7-2"_s);
        QCOMPARE(after["external_order_number"_L1].toString(), u"K7-20261123-0001-ABCD"_s);
    }

    void aPaidTicketStaysAsItIs()
    {
        auto body = order({line(edible().id)});
        const auto ticket = created(body);
        const auto url = m_base + u"/ticket/update/"_s + ticket["ticket_id"_L1].toString();
        body.remove(u"items"_s);
        body["order_status"_L1] = u"COMPLETED"_s;
        QCOMPARE(m_client.put(url, body).reason(), u"INVALID_TICKET_STATUS"_s);
        const QJsonObject payment{{u"payment_source"_s, u"KIOSK"_s}, {u"payment_method"_s, u"CASH"_s},
            {u"amount_paid"_s, ticket["total"_L1]}};
        body["payments"_L1] = QJsonArray{payment};
        QCOMPARE(m_client.put(url, body).status, 200);
        QCOMPARE(m_client.put(url, body).reason(), u"INVALID_TICKET_STATUS"_s);
        QCOMPARE(listed(u"/ticket/closedate/2026-11-23/page/1/pagesize/50"_s).size(), 1);
    }

    void previewStoresNothing()
    {
        m_host->behaviour().previewDiffersCents = 37;
        const auto body = order({line(edible().id, 2)});
        const auto preview = m_client.post(m_base + u"/ticket/previewticket"_s, body).data();
        QCOMPARE(preview["order_status"_L1].toString(), u"PREVIEW"_s);
        QVERIFY(preview["order_number"_L1].isNull());
        QCOMPARE(m_host->simulator().tickets().size(), 0);
        const auto ticket = created(body);
        QCOMPARE(qRound64((preview["total"_L1].toDouble() - ticket["total"_L1].toDouble()) * 100), 37);
    }

    void couponsAndFeesCount_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("off"); // Of two pieces.
        const auto two = edible().priceCents.value_or(0) * 2;
        QTest::newRow("percent") << u"WELCOME10"_s << (two * 10 + 50) / 100;
        QTest::newRow("amount") << u"FIVE"_s << qint64(500);
        QTest::newRow("unknown") << u"NOSUCH"_s << qint64(0);
    }
    void couponsAndFeesCount()
    {
        QFETCH(QString, code);
        QFETCH(qint64, off);
        auto body = order({line(edible().id, 2)});
        body["coupon_codes"_L1] = QJsonArray{code};
        body["fees"_L1] = QJsonArray{QJsonObject{{u"type"_s, u"DELIVERY"_s}, {u"total_amount"_s, 5.5}}};
        const auto ticket = created(body);
        const auto cents = [&](QLatin1StringView name) { return qRound64(ticket[name].toDouble() * 100); };
        QCOMPARE(cents("discount_total"_L1), -off);
        QCOMPARE(cents("sub_total"_L1), *edible().priceCents * 2 - off);
        QCOMPARE(cents("total"_L1), cents("sub_total"_L1) + cents("tax_total"_L1) + 550);
        QCOMPARE(ticket["items"_L1].toArray().last()["product_type"_L1].toString(), u"NON-INV"_s);
    }

    void listsHavePages()
    {
        const auto item = edible(40);
        for (int i = 0; i < 3; ++i) {
            created(order({line(item.id)}, u"K7-%1"_s.arg(i)));
            m_clock.advance(std::chrono::seconds(1));
        }
        const auto first = m_client.get(m_base + u"/ticket/customer/1301/page/1/pagesize/2"_s).json();
        QCOMPARE(first["pageElements"_L1].toInt(), 2);
        QCOMPARE(first["totalElements"_L1].toInt(), 3);
        QCOMPARE(first["ticketList"_L1][0]["external_order_number"_L1].toString(), u"K7-2"_s);
        QCOMPARE(listed(u"/ticket/customer/1301/page/2/pagesize/2"_s).size(), 1);
        QCOMPARE(listed(u"/ticket/customer/1301/page/3/pagesize/2"_s).size(), 0);
        const auto tooMany = m_client.get(m_base + u"/ticket/customer/1301/page/1/pagesize/51"_s);
        QCOMPARE(tooMany.reason(), u"RESPONSE_LIMIT_EXCEEDS"_s);
        const auto ascending = listed(
            u"/ticket/status/AWAITING_PROCESSING/page/1/pagesize/50?sort_by_field=lastUpdatedAt&sort_order=asc"_s);
        QCOMPARE(ascending.first()["external_order_number"_L1].toString(), u"K7-0"_s);
    }

    void changesAreListed()
    {
        const auto ticket = created(order({line(edible().id)}));
        m_clock.advance(std::chrono::seconds(10));
        const auto stamp = toDateTime(m_clock.now()).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'Z'"_s);
        m_clock.advance(std::chrono::seconds(10));
        for (const auto &form :
            {u"/ticket/lastUpdated/after/%1/page/1/pagesize/50"_s, u"/ticket/lastUpdated/%1/page/1/pagesize/50"_s})
            QCOMPARE(listed(form.arg(stamp)).size(), 0);
        control(u"tickets/%1/status"_s.arg(ticket["ticket_id"_L1].toString()), {{u"status"_s, u"IN_PROCESS"_s}});
        QCOMPARE(listed(u"/ticket/lastUpdated/after/%1/page/1/pagesize/50"_s.arg(stamp)).size(), 1);
        const auto old =
            m_client.get(m_base + u"/ticket/lastUpdated/after/2026-09-01T00:00:00.000Z/page/1/pagesize/50"_s);
        QCOMPARE(old.status, 400);
    }

    void staffMoveTicketsBothWays()
    {
        const auto id = created(order({line(edible().id)}))["ticket_id"_L1].toString();
        const auto move = [&](const QString &status) {
            return control(u"tickets/%1/status"_s.arg(id), {{u"status"_s, status}, {u"note"_s, u"by Ana"_s}}).status;
        };
        for (const auto &status : {u"PACKED_READY"_s, u"AWAITING_PROCESSING"_s, u"REMOVED"_s, u"IN_PROCESS"_s}) {
            QCOMPARE(move(status), 200);
            QCOMPARE(listed(u"/ticket/"_s + id).first()["order_status"_L1].toString(), status);
        }
        QCOMPARE(move(u"NONSENSE"_s), 400);
        QCOMPARE(control(u"tickets/none/status"_s, {}).status, 404);
        const auto history = m_client.get(m_base + u"/ticket/history/"_s + id).data().toArray();
        QCOMPARE(history.size(), 5);
        QCOMPARE(history.last()["status"_L1].toString(), u"IN_PROCESS"_s);
    }

    void newTicketsCanBeInvisibleForAWhile()
    {
        m_host->behaviour().visibilityDelayMs = 5000;
        const auto id = created(order({line(edible().id)}))["ticket_id"_L1].toString();
        const auto search = u"/ticket/customer/1301/page/1/pagesize/50"_s;
        QCOMPARE(listed(search).size(), 0);
        QCOMPARE(listed(u"/ticket/"_s + id).size(), 1);
        m_clock.advance(std::chrono::seconds(5));
        QCOMPARE(listed(search).size(), 1);
    }

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

QTEST_GUILESS_MAIN(TestTreezSim)
#include "tst_treezsim.moc"
