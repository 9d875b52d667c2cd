#include "sync/pos/flowhub/flowhubcatalogmapping.h"
#include "sync/pos/flowhub/flowhubcustomermapping.h"
#include "sync/pos/flowhub/flowhubmeasures.h"
#include "tests/support/jsontext.h"
#include "tests/sync/flowhub/flowhubscript.h"

#include <QTest>

using namespace Peak;
using namespace Peak::Test;
using namespace Qt::StringLiterals;

class TestFlowhubMapping : public QObject {
    Q_OBJECT

private:
    CatalogPage m_page;

    static CatalogPage pageOf(const FlowhubSettings &settings)
    {
        ScriptedFlowhub pos(settings);
        pos.answerFile(u"inventory.in.json"_s);
        auto page = awaited(pos.client.catalogPage({}));
        return page.valueOr({});
    }

    Product product(const QString &id) const
    {
        for (const auto &candidate : m_page.products) {
            if (candidate.id.toString() == id)
                return candidate;
        }
        return {};
    }

private Q_SLOTS:
    void init() { m_page = pageOf(flowhubSettings()); }

    void everyRowIsAProductOrHasAReason()
    {
        QStringList reasons;
        for (const auto &entry : m_page.setAside)
            reasons.append(entry.productId + u": "_s + entry.reason);
        QCOMPARE(reasons,
            (QStringList{u"deli: it is weighed at the counter"_s, u"free: it has no price"_s, u": it has no id"_s,
                u"nameless: it has no name"_s}));
        QCOMPARE(m_page.products.size(), 7);
        QVERIFY(m_page.next.isEmpty());
        QVERIFY(m_page.carriesStock);
    }

    void aProductIsMappedWithItsPackages()
    {
        const auto flower = product(u"flower"_s);
        QCOMPARE(flower.name, u"Blue Tram - 3.5 g"_s);
        QCOMPARE(flower.brand, u"Moon Orchard"_s);
        QCOMPARE(flower.category, u"FLOWER"_s);
        QCOMPARE(flower.strain, u"HYBRID"_s);
        QCOMPARE(flower.description, u"Sweet and calm."_s);
        QCOMPARE(flower.images, QStringList{u"https://img.example/bt.png"_s});
        QCOMPARE(flower.tags, (QStringList{u"happy"_s, u"new"_s}));
        QVERIFY(!flower.medicalOnly);
        QCOMPARE(flower.values.size(), 1);
        const auto value = flower.values.first();
        QCOMPARE(value.label, u"3.5 g"_s);
        QCOMPARE(value.price, Money(3600)); // The dearer package: nobody is charged more than the screen said.
        QCOMPARE(value.weight, Weight::milligrams(3500));
        QCOMPARE(value.stock, 17);
        // THC 1.23 and 0.877 of 22 % THC-A.
        QCOMPARE(flower.thc, (Potency{20'520, Potency::Unit::Percent}));
        QCOMPARE(flower.cbd, (Potency{500, Potency::Unit::Percent}));
        QCOMPARE(value.thcMg, 718);
    }

    void oddGoodsAreRead_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("category");
        QTest::addColumn<qint64>("mg");
        QTest::addColumn<qint64>("cents");
        QTest::addColumn<int>("stock");
        QTest::newRow("grams under mg") << u"gummies"_s << u"EDIBLE"_s << qint64(40'000) << qint64(1800) << 4;
        QTest::newRow("wrong multiplier") << u"7004410"_s << u"VAPE PEN"_s << qint64(500) << qint64(4100) << 2;
        QTest::newRow("negative stock") << u"7004411"_s << u"PRE-ROLL"_s << qint64(1000) << qint64(900) << 0;
        QTest::newRow("the store's category") << u"shirt"_s << u"HOUSE WEAR"_s << qint64(0) << qint64(2500) << 12;
        QTest::newRow("no tiers") << u"shake"_s << u"PACKEDSHAKE"_s << qint64(7000) << qint64(2000) << 12;
        QTest::newRow("by its cannabinoids") << u"drink"_s << u"BEVERAGE"_s << qint64(14) << qint64(700) << 12;
    }
    void oddGoodsAreRead()
    {
        QFETCH(QString, id);
        QFETCH(QString, category);
        QFETCH(qint64, mg);
        QFETCH(qint64, cents);
        QFETCH(int, stock);
        const auto found = product(id);
        QCOMPARE(found.values.size(), 1);
        QCOMPARE(found.category, category);
        QCOMPARE(found.values.first().weight.mg(), mg);
        QCOMPARE(found.values.first().price.minor(), cents);
        QCOMPARE(found.values.first().stock, stock);
    }

    void tiersPriceTheWeightThatIsSold()
    {
        const auto rows = jsonFixture(u"flowhub/inventory.in.json"_s)["data"_L1].toArray();
        const auto flower = rows.first().toObject();
        QCOMPARE(flowhubPrice(flower, Weight::milligrams(3500), {}), Money(3200)); // The cheaper of two.
        QCOMPARE(flowhubPrice(flower, Weight::milligrams(1000), {}), Money(1200));
        QCOMPARE(flowhubPrice(flower, Weight::milligrams(7000), {}), Money(3500)); // No such tier: the plain price.
    }

    void namesOfLooseGoodsSayTheirWeight()
    {
        QCOMPARE(product(u"shake"_s).name, u"Ends and \"bits\" }],[{ (7 grams)"_s);
        QVERIFY(product(u"gummies"_s).medicalOnly);
        QCOMPARE(product(u"gummies"_s).images, QStringList{});
        QCOMPARE(product(u"gummies"_s).thc, (Potency{100'000, Potency::Unit::Milligrams}));
        QCOMPARE(product(u"gummies"_s).values.first().thcMg, 100);
    }

    void aStoreMayTakeMilligramsAtTheirWord()
    {
        auto settings = flowhubSettings();
        settings.edibleMilligrams = true;
        m_page = pageOf(settings);
        QCOMPARE(product(u"gummies"_s).values.first().weight.mg(), 40);
    }

    void theCustomerTypeKeepsGoodsAway_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QStringList>("missing");
        QTest::newRow("adults") << u"recCustomer"_s << QStringList{u"gummies"_s};
        QTest::newRow("patients") << u"medCustomer"_s << QStringList{u"flower"_s, u"7004410"_s, u"shake"_s, u"drink"_s};
    }
    void theCustomerTypeKeepsGoodsAway()
    {
        QFETCH(QString, filter);
        QFETCH(QStringList, missing);
        auto settings = flowhubSettings();
        settings.customerType = filter;
        m_page = pageOf(settings);
        for (const auto &id :
            {u"flower"_s, u"gummies"_s, u"7004410"_s, u"7004411"_s, u"shirt"_s, u"shake"_s, u"drink"_s})
            QCOMPARE(product(id).id.isEmpty(), missing.contains(id));
    }

    void idsKeepTheirKind_data()
    {
        QTest::addColumn<QJsonValue>("id");
        QTest::addColumn<QString>("value");
        QTest::newRow("guid") << QJsonValue(u"8d0e-1"_s) << u"8d0e-1"_s;
        QTest::newRow("number") << QJsonValue(7004410) << u"7004410"_s;
        QTest::newRow("digits") << QJsonValue(u"7004411"_s) << u"\"7004411\""_s;
    }
    void idsKeepTheirKind()
    {
        QFETCH(QJsonValue, id);
        QFETCH(QString, value);
        QCOMPARE(FlowhubCatalogMapping::valueIdOf(id).toString(), value);
        QCOMPARE(FlowhubCatalogMapping::productIdOf(ProductValueId(value)), id);
    }

    void brokenSnapshotsChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        const auto whole = fixture(u"flowhub/inventory.in.json"_s);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("page") << QByteArray("<html></html>");
        QTest::newRow("a third") << whole.left(whole.size() / 3);
        QTest::newRow("all but the end") << whole.left(whole.size() - 3);
        QTest::newRow("no list") << json("{'status':200,'data':null}");
        QTest::newRow("own status") << json("{'status':500,'data':[]}");
        QTest::newRow("a list") << QByteArray("[]");
    }
    void brokenSnapshotsChangeNothing()
    {
        QFETCH(QByteArray, body);
        ScriptedFlowhub pos;
        pos.answer(body);
        const auto page = awaited(pos.client.catalogPage({}));
        QVERIFY(!page);
        QCOMPARE(page.error().kind, Error::Kind::Malformed);
    }

    void aLargeSnapshotComesInPages()
    {
        QByteArray body = json("{'status':200,'data':[");
        for (int i = 0; i < 1203; ++i)
            body += json("{'productName':'P','priceInMinorUnits':100,'quantity':1,'productId':")
                + QByteArray::number(i % 1200) + "},";
        body.back() = ']';
        ScriptedFlowhub pos;
        pos.answer(body + '}');
        CatalogRequest request;
        QSet<ProductId> seen;
        int pages = 0;
        do {
            const auto page = awaited(pos.client.catalogPage(request));
            QVERIFY(page.ok());
            for (const auto &one : page->products) {
                QVERIFY(!seen.contains(one.id));
                seen.insert(one.id);
                QCOMPARE(one.values.first().stock, one.id.toString().toInt() < 3 ? 2 : 1);
            }
            request.cursor = page->next;
            ++pages;
        } while (!request.cursor.isEmpty());
        QCOMPARE(seen.size(), 1200);
        QCOMPARE(pages, 3);
        QCOMPARE(pos.calls(), QStringList{u"GET /v0/locations/l-main/inventoryNonZero"_s});
        request.cursor = u"1:500"_s; // Long gone.
        QCOMPARE(awaited(pos.client.catalogPage(request)).error().kind, Error::Kind::Unreachable);
    }

    void statusesAreRead_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<std::optional<OrderStatus>>("status");
        using enum OrderStatus;
        const auto row = [](const char *word, std::optional<OrderStatus> status) {
            QTest::newRow(word) << QString::fromLatin1(word) << status;
        };
        row("new", AwaitingProcessing);
        row("inQueue", AwaitingProcessing);
        row("started", InProcess);
        row("ready", PackedReady);
        row("inTransit", OutForDelivery);
        row("delivered", Completed);
        row("sold", Completed);
        row("Sold", Completed);
        row("unableToComplete", Canceled);
        row("unableToVerify", Canceled);
        row("deleted", Removed);
        row("teleported", std::nullopt);
    }
    void statusesAreRead()
    {
        QFETCH(QString, word);
        QFETCH(std::optional<OrderStatus>, status);
        QCOMPARE(FlowhubOrderMapping::statusOf(word), status);
    }

    void totalsOfSalesAreReadInBothSpellings()
    {
        const auto sales = jsonFixture(u"flowhub/sales.in.json"_s)["orders"_L1].toArray();
        for (int i = 0; i < 2; ++i) {
            const auto sale = FlowhubOrderMapping::parseSale(sales[i].toObject(), {});
            QVERIFY(sale.has_value());
            QCOMPARE(sale->order.totals, (Totals{Money(8800), Money(), Money(1144), Money(9944), false}));
        }
        QVERIFY(FlowhubOrderMapping::parseSale(sales[2].toObject(), {})->order.totals.estimate);
    }

    void phonesAreTenDigits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("digits");
        QTest::newRow("plain") << u"3035550142"_s << u"3035550142"_s;
        QTest::newRow("dressed") << u"(303) 555-0142"_s << u"3035550142"_s;
        QTest::newRow("with country") << u"+1 303 555 0142"_s << u"3035550142"_s;
        QTest::newRow("short") << u"555-0142"_s << QString();
        QTest::newRow("foreign") << u"+49 303 555 0142"_s << QString();
    }
    void phonesAreTenDigits()
    {
        QFETCH(QString, text);
        QFETCH(QString, digits);
        QCOMPARE(FlowhubCustomerMapping::nationalPhone(text), digits);
    }
};

QTEST_GUILESS_MAIN(TestFlowhubMapping)
#include "tst_flowhubmapping.moc"
