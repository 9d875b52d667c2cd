#include "sync/api/orderjson.h"
#include "tests/support/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace Peak;
using namespace Qt::StringLiterals;

/** Orders as the API reads and writes them, byte by byte, without a server. */
class TestOrderJson : public QObject {
    Q_OBJECT

    /** The fields a body is refused for. */
    template<class T>
    static QStringList badFields(const Outcome<T> &outcome)
    {
        const auto *refusal = refusalOf(outcome);
        return refusal ? QStringList(refusal->fields.keys()) : QStringList();
    }

private Q_SLOTS:
    void aWholeOrderIsRead()
    {
        const auto outcome = OrderJson::draft(json(
            "{'order':{'customer_id':'C-1','notes':'no stems','order_number':'17',"
            "'cart_id':9,'items':[{'product_id':'P-1','quantity':2,'product_value_id':'P-1-1'}],"
            "'customer':{'first_name':'Ana\\u0007','last_name':'Ruiz','phone':'(213) 555-0143','email':'a@example.com',"
            "'birthday':'1990-02-28'}},'whatever':true}"));

        QVERIFY(!refusalOf(outcome));
        const auto &draft = std::get<OrderDraft>(outcome);
        QCOMPARE(draft.customer.toString(), u"C-1"_s);
        QCOMPARE(draft.notes, u"no stems"_s);
        QCOMPARE(draft.items.size(), 1);
        QCOMPARE(draft.items.first().product.toString(), u"P-1"_s);
        QCOMPARE(draft.items.first().value.toString(), u"P-1-1"_s);
        QCOMPARE(draft.items.first().quantity, 2);
        QCOMPARE(draft.contact.firstName, u"Ana"_s);
        QCOMPARE(draft.contact.birthday, QDate(1990, 2, 28));
    }

    void idsMayBeNumbers()
    {
        const auto outcome = OrderJson::draft(json(
            "{'order':{'customer_id':12345678901,'items':[{'product_id':600,'quantity':1,'product_value_id':null}]}}"));
        QVERIFY(!refusalOf(outcome));
        const auto &draft = std::get<OrderDraft>(outcome);
        QCOMPARE(draft.customer.toString(), u"12345678901"_s);
        QCOMPARE(draft.items.first().product.toString(), u"600"_s);
        QVERIFY(draft.items.first().value.isEmpty());
    }

    void nullIsTheSameAsNothing()
    {
        const auto outcome = OrderJson::draft(json(
            "{'order':{'customer_id':null,'notes':null,'customer':null,'items':[{'product_id':'P','quantity':1}]}}"));
        QVERIFY(!refusalOf(outcome));
        QVERIFY(std::get<OrderDraft>(outcome).contact.isEmpty());
    }

    void unreadableBodiesAreTold_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("order=1");
        QTest::newRow("cut off") << json("{'order':{'items':[");
        QTest::newRow("no order") << QByteArray("{}");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("order is text") << json("{'order':'x'}");
        QTest::newRow("order is null") << json("{'order':null}");
        QTest::newRow("broken UTF-8") << QByteArray("{\"order\":{\"notes\":\"\xff\xfe\"}}");
        QTest::newRow("nested too deep") << QByteArray(5000, '[') + QByteArray(5000, ']');
    }

    void unreadableBodiesAreTold()
    {
        QFETCH(QByteArray, body);
        const auto outcome = OrderJson::draft(body);
        QVERIFY(refusalOf(outcome));
        QCOMPARE(refusalOf(outcome)->why, Refusal::Why::Unreadable);
    }

    void wrongTypesNameTheirField_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("field");
        const QByteArray items = json("'items':[{'product_id':'P','quantity':1}]");
        QTest::newRow("customer_id list") << json("'customer_id':[],") + items << u"customer_id"_s;
        QTest::newRow("customer_id fraction") << json("'customer_id':1.5,") + items << u"customer_id"_s;
        QTest::newRow("customer_id bool") << json("'customer_id':true,") + items << u"customer_id"_s;
        QTest::newRow("notes number") << json("'notes':5,") + items << u"notes"_s;
        QTest::newRow("order_number object") << json("'order_number':{},") + items << u"order_number"_s;
        QTest::newRow("customer text") << json("'customer':'Ana',") + items << u"customer"_s;
        QTest::newRow("phone number") << json("'customer':{'phone':2135550143},") + items << u"customer.phone"_s;
        QTest::newRow("birthday") << json("'customer':{'birthday':'28.2.1990'},") + items << u"customer.birthday"_s;
        QTest::newRow("no such day") << json("'customer':{'birthday':'1990-02-30'},") + items << u"customer.birthday"_s;
        QTest::newRow("endless name") << json("'customer':{'first_name':'") + QByteArray(201, 'a') + "\"}," + items
                                      << u"customer.first_name"_s;
        QTest::newRow("items object") << json("'items':{}") << u"items"_s;
        QTest::newRow("item text") << json("'items':['P']") << u"items.0"_s;
        QTest::newRow("no product") << json("'items':[{'quantity':1}]") << u"items.0.product_id"_s;
        QTest::newRow("empty product") << json("'items':[{'product_id':'','quantity':1}]") << u"items.0.product_id"_s;
        QTest::newRow("no quantity") << json("'items':[{'product_id':'P'}]") << u"items.0.quantity"_s;
        QTest::newRow("quantity text") << json("'items':[{'product_id':'P','quantity':'2'}]") << u"items.0.quantity"_s;
        QTest::newRow("quantity 1.5") << json("'items':[{'product_id':'P','quantity':1.5}]") << u"items.0.quantity"_s;
        QTest::newRow("second item") << QByteArray(
            json("'items':[{'product_id':'P','quantity':1},{'product_id':{},'quantity':1}]"))
                                     << u"items.1.product_id"_s;
    }

    void wrongTypesNameTheirField()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, field);
        const auto outcome = OrderJson::draft("{\"order\":{" + members + "}}");
        QVERIFY(refusalOf(outcome));
        QCOMPARE(refusalOf(outcome)->why, Refusal::Why::Invalid);
        QCOMPARE(badFields(outcome), QStringList{field});
    }

    void wholeQuantitiesOfAnySizeAreRead_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<qint64>("quantity");
        QTest::newRow("0") << QByteArray("0") << qint64(0);
        QTest::newRow("-1") << QByteArray("-1") << qint64(-1);
        QTest::newRow("2.0") << QByteArray("2.0") << qint64(2);
        QTest::newRow("1e9") << QByteArray("1e9") << qint64(1'000'000'000);
        QTest::newRow("2^63") << QByteArray("9223372036854775808") << std::numeric_limits<qint64>::max();
        QTest::newRow("-1e300") << QByteArray("-1e300") << std::numeric_limits<qint64>::min();
    }

    void wholeQuantitiesOfAnySizeAreRead()
    {
        QFETCH(QByteArray, number);
        QFETCH(qint64, quantity);
        const auto outcome =
            OrderJson::draft(json("{'order':{'items':[{'product_id':'P','quantity':") + number + "}]}}");
        QVERIFY(!refusalOf(outcome));
        QCOMPARE(std::get<OrderDraft>(outcome).items.first().quantity, quantity);
    }

    void tooManyItemsAreRefusedUnread()
    {
        QByteArray items;
        for (int i = 0; i < 51; ++i)
            items += (i ? "," : "") + json("{'product_id':'P','quantity':1}");
        QCOMPARE(badFields(OrderJson::draft("{\"order\":{\"items\":[" + items + "]}}")), QStringList{u"items"_s});
    }

    void aStatusNeedsATicket()
    {
        QCOMPARE(badFields(OrderJson::statusRequest(json("{'order':{'order_status':'COMPLETED'}}"))),
            QStringList{u"ticket_id"_s});
        const auto outcome = OrderJson::statusRequest(
            json("{'order':{'customer_id':5,'ticket_id':'T-1','order_status':'COMPLETED','version':3}}"));
        QVERIFY(!refusalOf(outcome));
        const auto &request = std::get<StatusRequest>(outcome);
        QCOMPARE(request.customer.toString(), u"5"_s);
        QCOMPARE(request.ticket.toString(), u"T-1"_s);
        QCOMPARE(request.word, u"COMPLETED"_s);
        QCOMPARE(request.version, std::optional(3));
    }

    void aVersionBeyondAllVersionsFitsNone()
    {
        const auto outcome = OrderJson::statusRequest(
            json("{'order':{'ticket_id':'T','order_status':'COMPLETED','version':4294967297}}"));
        QVERIFY(!refusalOf(outcome));
        QCOMPARE(std::get<StatusRequest>(outcome).version, std::optional(0));
    }

    void aPrintMarkNeedsOneOfItsTwoMembers_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("field");
        QTest::newRow("both") << json("'printed_id':81,'printed_date':'2026-11-23T18:02:11Z'") << QString();
        QTest::newRow("number only") << json("'printed_id':'81'") << QString();
        QTest::newRow("date only") << json("'printed_date':'2026-11-23T10:02:11-08:00'") << QString();
        QTest::newRow("neither") << QByteArray() << u"printed_id"_s;
        QTest::newRow("no zone") << json("'printed_date':'2026-11-23T18:02:11'") << u"printed_date"_s;
        QTest::newRow("no date") << json("'printed_date':17") << u"printed_date"_s;
    }

    void aPrintMarkNeedsOneOfItsTwoMembers()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, field);
        const auto outcome = OrderJson::printMark("{\"order\":{" + members + "}}");
        QCOMPARE(badFields(outcome), field.isEmpty() ? QStringList() : QStringList{field});
        if (const auto *mark = std::get_if<PrintMark>(&outcome); mark && mark->at)
            QCOMPARE(OrderJson::toText(*mark->at), u"2026-11-23T18:02:11.000Z"_s);
    }

    void spacingAndOrderDoNotChangeTheFingerprint()
    {
        const auto first = OrderJson::fingerprint(json("{'order':{'notes':'a','items':[]}}"));
        QCOMPARE(OrderJson::fingerprint("{ \"order\" : {\"items\":[],\n\"notes\":\"a\"}}"), first);
        QVERIFY(OrderJson::fingerprint(json("{'order':{'notes':'b','items':[]}}")) != first);
    }

    void anOrderIsWrittenWithAllItsMembers()
    {
        Order order;
        order.id = OrderId(u"0190"_s);
        order.reference = u"K7-20261123-0001-ABCD"_s;
        order.ticketNumber = u"7-001"_s;
        order.storeId = 42;
        order.kioskId = 7;
        OrderLine line;
        line.product = ProductId(u"P-1"_s);
        line.value = ProductValueId(u"V-1"_s);
        line.name = u"Blue Dream"_s;
        line.quantity = 2;
        line.unitPrice = Money(1050);
        order.lines = {line};
        order.totals.total = Money(2310);
        order.createdAt = order.updatedAt = fromMs(1'795'456'931'000);
        const QJsonObject expected = QJsonDocument::fromJson(
            json("{'id':'0190','reference':'K7-20261123-0001-ABCD',"
                 "'ticket_number':'7-001','order_id':null,'store_id':42,'kiosk_id':7,'customer_id':null,"
                 "'status':'AWAITING_PROCESSING','delivery':'queued','delivery_error':null,'amount':'23.10',"
                 "'currency':'USD','estimate':true,'items':[{'product_id':'P-1','product_value_id':'V-1','name':'Blue "
                 "Dream',"
                 "'quantity':2,'unit_price':'10.50','amount':'21.00'}],'notes':'','version':1,"
                 "'created_at':'2026-11-23T18:02:11.000Z','updated_at':'2026-11-23T18:02:11.000Z','printed_date':null,"
                 "'printed_id':null}"))
                                         .object();
        QCOMPARE(OrderJson::fromOrder(order), expected);
    }
};

QTEST_GUILESS_MAIN(TestOrderJson)
#include "tst_orderjson.moc"
