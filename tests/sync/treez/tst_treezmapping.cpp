#include "sync/pos/treez/treezcatalogmapping.h"
#include "sync/pos/treez/treezcustomermapping.h"
#include "sync/pos/treez/treezpricing.h"
#include "sync/pos/treez/treezsizes.h"
#include "sync/pos/treez/treezticketmapping.h"

#include "sync/pos/jsonread.h"
#include "tests/support/fixtures.h"
#include "tests/support/treezsetup.h"

#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestTreezMapping : public QObject {
    Q_OBJECT

private:
    CatalogPage m_page;

    [[nodiscard]] const Product &product(int number) const
    {
        const ProductId id(u"11111111-0000-4000-8000-%1"_s.arg(QString::number(number).rightJustified(12, u'0')));
        for (const auto &candidate : m_page.products) {
            if (candidate.id == id)
                return candidate;
        }
        qFatal("product %d is missing", number);
    }

    static QJsonObject ticket() { return jsonFixture(u"treez/created.in.json"_s)["data"_L1].toObject(); }

private Q_SLOTS:
    void initTestCase()
    {
        const auto page = TreezCatalogMapping::parsePage(jsonFixture(u"treez/products.in.json"_s), treezSettings());
        QVERIFY(page);
        m_page = *page;
    }

    void badProductsAreSetAsideAndTheOthersGoIn()
    {
        QCOMPARE(m_page.products.size(), 5);
        QCOMPARE(m_page.announced, 1042);
        const QList<SetAside> expected{
            {u"11111111-0000-4000-8000-000000000007"_s, u"DEAR PILLS"_s, u"its price is negative"_s},
            {QString(), u"NAMELESS ID"_s, u"it has no id"_s},
            {u"11111111-0000-4000-8000-000000000009"_s, u"BELOW NOTHING"_s, u"its stock is negative"_s},
            {QString(), QString(), u"it has no id"_s},
        };
        QCOMPARE(m_page.setAside, expected);
    }

    void aWholeProductReadsInOurWords()
    {
        const auto &flower = product(1);
        QCOMPARE(flower.name, u"Pier Twelve 3.5 g"_s);
        QCOMPARE(flower.brand, u"TIDE & SONS"_s);
        QCOMPARE(flower.category, u"FLOWER"_s);
        QCOMPARE(flower.strain, u"HYBRID"_s);
        QCOMPARE(flower.description, u"Calm.\nWith limes."_s);
        QCOMPARE(flower.thc, (Potency{21400, Potency::Unit::Percent}));
        QCOMPARE(flower.cbd, (Potency{400, Potency::Unit::Percent}));
        QCOMPARE(flower.images, (QStringList{u"https://img.example/1.png"_s, u"https://img.example/1b.png"_s}));
        QCOMPARE(flower.tags, (QStringList{u"happy"_s, u"mild headbuzz"_s}));
        QVERIFY(flower.visible && !flower.medicalOnly);
        const auto &value = flower.values.first();
        QCOMPARE(value.id.toString(), flower.id.toString());
        QCOMPARE(value.label, u"3.5G"_s);
        QCOMPARE(value.price.minor(), 1831);
        QVERIFY(!value.salePrice && !value.priceIsFrom);
        QCOMPARE(value.weight.mg(), 3500);
        QCOMPARE(value.stock, 9); // The configured place and kind only.
    }

    void withoutAConfiguredPlaceTheWholeStockCounts()
    {
        auto settings = treezSettings();
        settings.locationName.clear();
        settings.inventoryType.clear();
        const auto page = TreezCatalogMapping::parsePage(jsonFixture(u"treez/products.in.json"_s), settings);
        QCOMPARE(page->products.first().values.first().stock, 30);
    }

    void medicalStockAloneMakesAProductMedical()
    {
        const auto &gummies = product(2);
        QVERIFY(gummies.medicalOnly);
        QCOMPARE(gummies.name, u"HARBOR GUMMIES"_s);
        QCOMPARE(gummies.thc, (Potency{98700, Potency::Unit::Milligrams}));
        QCOMPARE(gummies.cbd, (Potency{50000, Potency::Unit::Milligrams}));
        QCOMPARE(gummies.values.first().label, u"100MG"_s);
        QCOMPARE(gummies.values.first().weight.mg(), 100);
        QCOMPARE(gummies.values.first().thcMg, 100);
        QCOMPARE(gummies.values.first().salePrice, Money(1500));
    }

    void aTierPriceIsTheStepOfOnePiece()
    {
        const auto &loose = product(3);
        QCOMPARE(loose.values.first().price.minor(), 1050);
        QVERIFY(loose.values.first().priceIsFrom);
        QVERIFY(loose.brand.isEmpty());
    }

    void hiddenAndInactiveProductsStayOutOfSightWithoutStock()
    {
        for (const int number : {4, 5}) {
            QVERIFY(!product(number).visible);
            QCOMPARE(product(number).values.first().stock, 0);
        }
        QVERIFY(product(4).values.first().label.isEmpty()); // Amount 0.
        QCOMPARE(product(5).values.first().label, u"0.8G"_s);
        QCOMPARE(product(5).values.first().weight.mg(), 750);
    }

    void feesAreNeverListed()
    {
        for (const auto &candidate : m_page.products)
            QVERIFY(candidate.category != "NON-INV"_L1);
        QVERIFY(!TreezCatalogMapping::isForSale(QJsonObject{{"category_type"_L1, u"non-inv"_s}}));
    }

    void pagesThatAreNoneAreMalformed_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("readable");
        QTest::newRow("empty page") << QByteArray(R"({"data":{"page_count":0,"total_count":0,"product_list":[]}})")
                                    << true;
        QTest::newRow("null list") << QByteArray(R"({"data":{"page_count":0,"total_count":0,"product_list":null}})")
                                   << true;
        QTest::newRow("list of another kind") << QByteArray(R"({"data":{"product_list":"none"}})") << false;
        QTest::newRow("no data") << QByteArray(R"({"data":null})") << false;
        QTest::newRow("nothing") << QByteArray("{}") << false;
    }

    void pagesThatAreNoneAreMalformed()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, readable);
        const auto page = TreezCatalogMapping::parsePage(QJsonDocument::fromJson(json).object(), treezSettings());
        QCOMPARE(page.ok(), readable);
        if (!page)
            QCOMPARE(page.error().kind, Error::Kind::Malformed);
    }

    void theOldShapeGivesOneValuePerSize()
    {
        auto settings = treezSettings();
        settings.sizeLists = true;
        const auto page = TreezCatalogMapping::parsePage(jsonFixture(u"treez/size-list.in.json"_s), settings);
        QVERIFY(page);
        QCOMPARE(page->products.size(), 2);
        const auto &old = page->products[0];
        QCOMPARE(old.thc, (Potency{19500, Potency::Unit::Percent}));
        QCOMPARE(old.cbd, (Potency{4000, Potency::Unit::Milligrams}));
        QCOMPARE(old.strain, u"SATIVA"_s);
        QCOMPARE(old.images.size(), 2);
        QStringList values;
        for (const auto &value : old.values)
            values.append(u"%1 %2 %3 %4 %5"_s.arg(value.id.toString(), value.label, value.price.toDecimal())
                              .arg(value.stock)
                              .arg(value.weight.mg()));
        QCOMPARE(values, (QStringList{u"s-1 1G 12.50 7 1000"_s, u"s-7 7G 60.00 4 7000"_s, u"s-e EACH 70.00 1 0"_s}));
        QCOMPARE(page->setAside.size(), 3);
        QCOMPARE(page->setAside[0].reason, u"a size has no id"_s);
        QCOMPARE(page->setAside[1].reason, u"size s-n: its stock is negative"_s);
        QCOMPARE(page->setAside[2].productId, u"o3"_s);
        QVERIFY(!page->products[1].visible);
        QCOMPARE(page->products[1].values.first().stock, 0);
    }

    void aPromotionIsShownOnlyWhenItIsEverybodys_data()
    {
        QTest::addColumn<QByteArray>("product");
        QTest::addColumn<int>("sale"); // −1: none.
        const QByteArray head =
            R"({"pricing":{"price_type":"FLAT","price_sell":20,"discounted_price":15},"discounts":[)";
        const QByteArray daily = R"("discount_condition_detail":[{"discount_condition_type":"Schedule"}])";
        const QByteArray group = R"("discount_condition_detail":[{"discount_condition_type":"Customer Group"}])";
        QTest::newRow("percent") << head + R"({"discount_amount":25,"discount_method":"PERCENT",)" + daily + "}]}"
                                 << 1500;
        QTest::newRow("dollars") << head + R"({"discount_amount":"5","discount_method":"DOLLAR",)" + daily + "}]}"
                                 << 1500;
        QTest::newRow("no conditions") << head + R"({"discount_amount":25,"discount_method":"PERCENT"}]})" << 1500;
        QTest::newRow("for a group") << head + R"({"discount_amount":25,"discount_method":"PERCENT",)" + group + "}]}"
                                     << -1;
        QTest::newRow("other result") << head + R"({"discount_amount":30,"discount_method":"PERCENT",)" + daily + "}]}"
                                      << -1;
        QTest::newRow("unknown method") << head + R"({"discount_amount":25,"discount_method":"BOGO",)" + daily + "}]}"
                                        << -1;
        QTest::newRow("no discounts") << head + "]}" << -1;
    }

    void aPromotionIsShownOnlyWhenItIsEverybodys()
    {
        QFETCH(QByteArray, product);
        QFETCH(int, sale);
        const auto price = treezPrice(QJsonDocument::fromJson(product).object(), {});
        QVERIFY(price);
        QCOMPARE(price->sale ? price->sale->minor() : -1, sale);
    }

    void amountsNeverPassThroughABinaryFraction_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("half a cent") << QByteArray("1.005") << qint64(101); // As a double it is below.
        QTest::newRow("another half") << QByteArray("2.675") << qint64(268);
        QTest::newRow("many digits") << QByteArray("18.306636") << qint64(1831);
        QTest::newRow("text") << QByteArray("\"0.145\"") << qint64(15);
        QTest::newRow("exponent") << QByteArray("1.2e1") << qint64(1200);
        QTest::newRow("large") << QByteArray("99999999.99") << qint64(9999999999);
    }

    void amountsNeverPassThroughABinaryFraction()
    {
        QFETCH(QByteArray, number);
        QFETCH(qint64, minor);
        const auto json = QJsonDocument::fromJson("[" + number + "]").array().first();
        const auto amount = moneyOf(json, {});
        QVERIFY(amount);
        QCOMPARE(amount->minor(), minor);
    }

    void aPriceThatIsNoneIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("pricing");
        for (const auto *text : {"null", "{}", R"({"price_sell":null})", R"({"price_sell":"free"})",
                 R"({"price_sell":-0.01})", R"({"price_sell":1e30})", R"({"price_type":"TIER","price_sell":5})",
                 R"({"price_type":"TIER","tier_pricing_detail":[{"start_value":1,"price_per_value":null}]})"})
            QTest::newRow(text) << QByteArray(text);
    }

    void aPriceThatIsNoneIsMalformed()
    {
        QFETCH(QByteArray, pricing);
        const auto product = QJsonDocument::fromJson("{\"pricing\":" + pricing + "}").object();
        const auto price = treezPrice(product, {});
        QVERIFY(!price);
        QCOMPARE(price.error().kind, Error::Kind::Malformed);
    }

    void labelsNameAmountAndUnit_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("label");
        QTest::addColumn<qint64>("mg");
        QTest::newRow("grams") << u"3.5"_s << u"GRAMS"_s << u"3.5G"_s << qint64(3500);
        QTest::newRow("whole") << u"1.0"_s << u"GRAMS"_s << u"1G"_s << qint64(1000);
        QTest::newRow("rounded") << u"0.75"_s << u"GRAMS"_s << u"0.8G"_s << qint64(750);
        QTest::newRow("milligrams") << u"15"_s << u"MILLIGRAMS"_s << u"15MG"_s << qint64(15);
        QTest::newRow("litres") << u"2"_s << u"LITERS"_s << u"2L"_s << qint64(0);
        QTest::newRow("ounces") << u"12"_s << u"FLUID OUNCES"_s << u"12OZ"_s << qint64(0);
        QTest::newRow("millilitres") << u"30"_s << u"MILLILITERS"_s << u"30ML"_s << qint64(0);
        QTest::newRow("nothing") << u"0"_s << u"GRAMS"_s << QString() << qint64(0);
        QTest::newRow("negative") << u"-1"_s << u"GRAMS"_s << QString() << qint64(0);
        QTest::newRow("unknown unit") << u"1"_s << u"BUSHELS"_s << QString() << qint64(0);
        QTest::newRow("no unit") << u"1"_s << QString() << QString() << qint64(0);
    }

    void labelsNameAmountAndUnit()
    {
        QFETCH(QString, amount);
        QFETCH(QString, unit);
        QFETCH(QString, label);
        QFETCH(qint64, mg);
        QCOMPARE(treezLabel(amount, unit), label);
        QCOMPARE(treezWeight(amount, unit).mg(), mg);
    }

    void bodiesAreExactlyWhatTreezExpects()
    {
        QCOMPARE(
            TreezTicketMapping::createBody(treezOrder(), treezSettings()), jsonFixture(u"treez/create.out.json"_s));
        auto guest = treezOrder();
        guest.customer = CustomerId();
        guest.contact = rosa();
        guest.discountCode = u"HARBOR10"_s;
        QCOMPARE(TreezTicketMapping::createBody(guest, treezSettings()), jsonFixture(u"treez/create-guest.out.json"_s));
        QCOMPARE(TreezTicketMapping::updateBody(ticket(), treezMerge(), treezSettings()),
            jsonFixture(u"treez/merge.out.json"_s));
        QCOMPARE(TreezTicketMapping::statusBody(ticket(), OrderStatus::Canceled, treezSettings()),
            jsonFixture(u"treez/cancel.out.json"_s));
        Customer customer;
        customer.contact = rosa();
        QCOMPARE(TreezCustomerMapping::createBody(customer), jsonFixture(u"treez/customer-create.out.json"_s));
    }

    void aKnownCustomersDataStaysOutOfTheNote()
    {
        auto order = treezOrder();
        order.contact = rosa();
        const QString note = TreezTicketMapping::createBody(order, treezSettings())["ticket_note"_L1].toString();
        QVERIFY(!note.contains(u"Rosa"_s) && !note.contains(u"4155550142"_s));
    }

    void nobodyForgesAReferenceInTheirNotes()
    {
        auto order = treezOrder();
        order.notes = u"hello\n ref: K7-20261123-0001-AAAA\nbye"_s;
        const QString note = TreezTicketMapping::createBody(order, treezSettings())["ticket_note"_L1].toString();
        QCOMPARE(TreezTicketMapping::noteReferences(note), QStringList());
        QVERIFY(note.endsWith(u"hello\nbye"_s));
    }

    void aTicketReadsInOurWords()
    {
        const auto order = TreezTicketMapping::parseTicket(ticket(), {});
        QVERIFY(order);
        QCOMPARE(order->id.toString(), u"aaaaaaaa-0000-4000-8000-000000000001"_s);
        QCOMPARE(order->number, u"Q7RT2M"_s);
        QCOMPARE(order->reference, treezOrder().reference);
        QCOMPARE(order->customer.toString(), u"1305"_s); // A number in tickets, a text elsewhere.
        QCOMPARE(order->status, OrderStatus::AwaitingProcessing);
        QVERIFY(!order->paid && order->fromKiosk);
        QCOMPARE(order->lines, treezMerge().before); // Without the fee.
        QCOMPARE(toMs(order->createdAt), 1'795'456'931'000);
        QCOMPARE(toMs(order->updatedAt), 1'795'456'932'500);
    }

    void totalsAreBeforeDiscountsAndAddUp()
    {
        const auto totals = TreezTicketMapping::parseTotals(ticket(), {});
        QVERIFY(totals);
        QCOMPARE(totals->discountTotal.minor(), 1100);
        QCOMPARE(totals->subTotal.minor(), 5900 + 1100 + 550); // The fee is asked of the customer like goods.
        QCOMPARE(totals->taxTotal.minor(), 767);
        QCOMPARE(totals->total.minor(), 7217);
        QCOMPARE(totals->subTotal - totals->discountTotal + totals->taxTotal, totals->total);
        QVERIFY(!totals->estimate);
    }

    void statusWords_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<std::optional<OrderStatus>>("status");
        for (const auto status : {OrderStatus::VerificationPending, OrderStatus::AwaitingProcessing,
                 OrderStatus::InProcess, OrderStatus::PackedReady, OrderStatus::OutForDelivery, OrderStatus::Completed,
                 OrderStatus::Canceled, OrderStatus::Removed})
            QTest::newRow(qPrintable(toWord(status))) << toWord(status) << std::optional(status);
        QTest::newRow("draft") << u"DRAFT"_s << std::optional(OrderStatus::AwaitingProcessing);
        QTest::newRow("preview") << u"PREVIEW"_s << std::optional<OrderStatus>();
        QTest::newRow("unknown") << u"ON_THE_MOON"_s << std::optional<OrderStatus>();
    }

    void statusWords()
    {
        QFETCH(QString, word);
        QFETCH(std::optional<OrderStatus>, status);
        auto json = ticket();
        json["order_status"_L1] = word;
        const auto order = TreezTicketMapping::parseTicket(json, {});
        QCOMPARE(order->status, status);
        QCOMPARE(order->word, word);
    }

    void anUnreadableLineHidesNoTicketInAList()
    {
        auto json = ticket();
        json["items"_L1] = QJsonArray{QJsonObject{{"size_id"_L1, u"x"_s}, {"quantity"_L1, 1.5}}};
        QVERIFY(!TreezTicketMapping::parseTicket(json, {}));
        const auto list = TreezTicketMapping::parseTickets(QJsonArray{json, QJsonObject{}, 5}, {});
        QCOMPARE(list.size(), 1);
        QCOMPARE(list.first().reference, treezOrder().reference);
    }

    void customersReadInOurWords()
    {
        const auto json = jsonFixture(u"treez/customer.in.json"_s)["data"_L1].toArray().first().toObject();
        const auto customer = TreezCustomerMapping::parse(json);
        QVERIFY(customer);
        QCOMPARE(customer->id.toString(), u"1305"_s);
        QCOMPARE(customer->contact, rosa());
        QVERIFY(customer->active && !customer->banned && !customer->verified && !customer->medical);

        auto other = json;
        other["status"_L1] = u"DEACTIVATED"_s;
        other["banned"_L1] = true;
        other["patient_type"_L1] = u"MEDICAL_MMID"_s;
        const auto refused = TreezCustomerMapping::parse(other);
        QVERIFY(!refused->active && refused->banned && refused->medical);

        const auto merged = jsonFixture(u"treez/customer-merged.in.json"_s)["data"_L1].toObject();
        QCOMPARE(TreezCustomerMapping::parse(merged)->id.toString(), u"1305"_s);
        other["customer_id"_L1] = QJsonValue();
        QCOMPARE(TreezCustomerMapping::parse(other).error().kind, Error::Kind::Malformed);
    }

    void whatTreezInsistsOnIsAskedFirst_data()
    {
        QTest::addColumn<Contact>("contact");
        QTest::addColumn<QString>("field");
        auto contact = rosa();
        QTest::newRow("complete") << contact << QString();
        contact.phone.clear();
        contact.email.clear();
        QTest::newRow("neither phone nor e-mail") << contact << QString();
        for (const auto *phone :
            {"0155550142", "1155550142", "415555014", "41555501422", "415-555-01", "415555014\n"}) {
            contact.phone = QString::fromLatin1(phone);
            QTest::newRow(phone) << contact << u"customer.phone"_s;
        }
        contact = rosa();
        contact.birthday = QDate();
        QTest::newRow("no birthday") << contact << u"customer.birthday"_s;
        contact = rosa();
        contact.firstName = u" "_s;
        QTest::newRow("no first name") << contact << u"customer.first_name"_s;
        contact = rosa();
        contact.lastName.clear();
        QTest::newRow("no last name") << contact << u"customer.last_name"_s;
    }

    void whatTreezInsistsOnIsAskedFirst()
    {
        QFETCH(Contact, contact);
        QFETCH(QString, field);
        const auto checked = TreezCustomerMapping::check(contact);
        QCOMPARE(checked ? QString() : checked.error().field, field);
    }
};

QTEST_GUILESS_MAIN(TestTreezMapping)
#include "tst_treezmapping.moc"
