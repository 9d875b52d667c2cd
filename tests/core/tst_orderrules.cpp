#include "core/orderrules.h"

#include <QTest>

#include <limits>

using namespace Peak;
using namespace Qt::StringLiterals;
using Code = Peak::Problem::Code;

class TestOrderRules : public QObject {
    Q_OBJECT

private:
    /** "one" has one value with 5 in stock, "two" has two, "med" is medical, "hid" is hidden, "out" is sold out. */
    static Result<std::optional<Product>> lookup(const ProductId &id)
    {
        const QString name = id.toString();
        if (name == "bad"_L1)
            return Error{Error::Kind::Storage, u"unreadable"_s};
        if (!QStringList{u"one"_s, u"two"_s, u"med"_s, u"hid"_s, u"out"_s, u"lot"_s}.contains(name))
            return std::optional<Product>();
        Product product;
        product.id = id;
        product.name = u"Haze"_s;
        product.brand = u"Acme"_s;
        product.category = u"FLOWER"_s;
        product.medicalOnly = name == "med"_L1;
        product.visible = name != "hid"_L1;
        ProductValue value;
        value.id = ProductValueId(u"v1"_s);
        value.label = u"3.5G"_s;
        value.price = Money(1000);
        value.salePrice = Money(800);
        value.weight = Weight::milligrams(3500);
        value.stock = name == "out"_L1 ? 0 : name == "lot"_L1 ? 500 : 5;
        product.values = {value};
        if (name == "two"_L1) {
            value.id = ProductValueId(u"v2"_s);
            product.values.append(value);
        }
        return std::optional(product);
    }
    static ItemRequest item(const QString &product, qint64 quantity, const QString &value = {})
    {
        return {ProductId(product), ProductValueId(value), quantity};
    }
    static QStringList told(const QList<Problem> &problems)
    {
        QStringList texts;
        for (const auto &problem : problems)
            texts.append(problem.field + u": "_s + toText(problem));
        return texts;
    }

private Q_SLOTS:
    void itemsAreCheckedAgainstTheCatalogue_data()
    {
        QTest::addColumn<QList<ItemRequest>>("items");
        QTest::addColumn<bool>("medical");
        QTest::addColumn<QStringList>("problems");
        using Items = QList<ItemRequest>;
        const qint64 largest = std::numeric_limits<qint64>::max();

        QTest::newRow("fine") << Items{item(u"one"_s, 5)} << false << QStringList();
        QTest::newRow("nothing") << Items{} << false << QStringList{u"items: an order needs at least one item"_s};
        QTest::newRow("51 lines") << Items(51, item(u"one"_s, 1)) << false
                                  << QStringList{u"items: no more than 50 items"_s};
        QTest::newRow("none of it") << Items{item(u"one"_s, 0)} << false
                                    << QStringList{u"items.0.quantity: must be at least 1"_s};
        QTest::newRow("less than none") << Items{item(u"one"_s, -1)} << false
                                        << QStringList{u"items.0.quantity: must be at least 1"_s};
        QTest::newRow("a hundred") << Items{item(u"lot"_s, 100)} << false
                                   << QStringList{u"items.0.quantity: must be at most 99"_s};
        QTest::newRow("ninety-nine") << Items{item(u"lot"_s, 99)} << false << QStringList();
        QTest::newRow("99 in two lines") << Items{item(u"lot"_s, 98), item(u"lot"_s, 2)} << false
                                         << QStringList{u"items.1.quantity: must be at most 99"_s};
        QTest::newRow("2^63-1") << Items{item(u"one"_s, largest), item(u"one"_s, largest)} << false
                                << QStringList{u"items.0.quantity: must be at most 99"_s,
                                       u"items.1.quantity: must be at most 99"_s};
        QTest::newRow("more than there is")
            << Items{item(u"one"_s, 6)} << false << QStringList{u"items.0.quantity: only 5 left"_s};
        QTest::newRow("more than there is in two lines") << Items{item(u"one"_s, 3), item(u"one"_s, 3, u"v1"_s)}
                                                         << false << QStringList{u"items.1.quantity: only 5 left"_s};
        QTest::newRow("sold out") << Items{item(u"out"_s, 1)} << false << QStringList{u"items.0.quantity: sold out"_s};
        QTest::newRow("unknown, beside a good one") << Items{item(u"one"_s, 1), item(u"nope"_s, 1)} << false
                                                    << QStringList{u"items.1.product_id: product not found"_s};
        QTest::newRow("two values, none named")
            << Items{item(u"two"_s, 1)} << false
            << QStringList{u"items.0.product_value_id: not a price option of this product"_s};
        QTest::newRow("two values, one named") << Items{item(u"two"_s, 1, u"v2"_s)} << false << QStringList();
        QTest::newRow("another product's value")
            << Items{item(u"one"_s, 1, u"v2"_s)} << false
            << QStringList{u"items.0.product_value_id: not a price option of this product"_s};
        QTest::newRow("hidden") << Items{item(u"hid"_s, 1)} << false
                                << QStringList{u"items.0.product_id: product is not for sale"_s};
        QTest::newRow("medical, for an adult")
            << Items{item(u"med"_s, 1)} << false << QStringList{u"items.0.product_id: for medical customers only"_s};
        QTest::newRow("medical, for a patient") << Items{item(u"med"_s, 1)} << true << QStringList();
    }

    void itemsAreCheckedAgainstTheCatalogue()
    {
        QFETCH(QList<ItemRequest>, items);
        QFETCH(bool, medical);
        const auto checked = checkItems(items, medical, lookup);
        QVERIFY(checked.ok());
        QTEST(told(checked->problems), "problems");
    }

    void linesCarryWhatTheCustomerWasShown()
    {
        const auto checked =
            checkItems({item(u"two"_s, 1, u"v2"_s), item(u"one"_s, 1), item(u"two"_s, 2, u"v2"_s)}, false, lookup);
        QVERIFY(checked->problems.isEmpty());
        QCOMPARE(checked->lines.size(), 2);
        const auto &line = checked->lines.first();
        QCOMPARE(line.quantity, 3);
        QCOMPARE(line.name, u"Haze · Acme · 3.5G"_s);
        QCOMPARE(line.unitPrice, Money(800));
        QCOMPARE(line.unitWeight.mg(), 3500);
    }

    void anUnreadableCatalogueIsNoAnswer()
    {
        QCOMPARE(checkItems({item(u"bad"_s, 1)}, false, lookup).error().kind, Error::Kind::Storage);
    }

    void theCustomerIsChecked_data()
    {
        QTest::addColumn<QDate>("birthday");
        QTest::addColumn<bool>("medical");
        QTest::addColumn<bool>("allowed");
        // Today is 2026-02-28.
        QTest::newRow("21 today") << QDate(2005, 2, 28) << false << true;
        QTest::newRow("21 tomorrow") << QDate(2005, 3, 1) << false << false;
        QTest::newRow("patient, 18 today") << QDate(2008, 2, 28) << true << true;
        QTest::newRow("patient, 18 tomorrow") << QDate(2008, 3, 1) << true << false;
        QTest::newRow("patient of 18, born on a leap day, the day before") << QDate(2008, 2, 29) << true << false;
        QTest::newRow("not born yet") << QDate(2030, 1, 1) << false << false;
        QTest::newRow("not said") << QDate() << false << true;
    }

    void theCustomerIsChecked()
    {
        QFETCH(QDate, birthday);
        QFETCH(bool, medical);
        QFETCH(bool, allowed);
        OrderRequest request;
        request.contact.birthday = birthday;
        request.medical = medical;
        const auto problems = checkOrder(request, {}, QDate(2026, 2, 28));
        QCOMPARE(problems.isEmpty(), allowed);
        if (!allowed)
            QCOMPARE(problems.first().code, Code::TooYoung);
    }

    void whatTheVendorNeedsMustBeThere()
    {
        OrderRules rules;
        rules.needsCustomer = true;
        OrderRequest request;
        QCOMPARE(toFields(checkOrder(request, rules, QDate(2026, 1, 1))).value(u"customer_id"_s),
            QStringList{u"can't be blank"_s});
        request.contact.phone = u"4155552671"_s;
        QVERIFY(checkOrder(request, rules, QDate(2026, 1, 1)).isEmpty());
        request.contact.phone = u"123"_s;
        request.contact.email = u"nobody"_s;
        request.notes = QString(501, u'x');
        QCOMPARE(toFields(checkOrder(request, rules, QDate(2026, 1, 1))).keys(),
            (QStringList{u"customer.email"_s, u"customer.phone"_s, u"notes"_s}));
    }

    void limitsNameTheirLines()
    {
        OrderRules rules;
        rules.purchaseLimits = {{u"Flower"_s, 7000, {}, {}, {{u"FLOWER"_s}}}};
        OrderRequest request;
        request.lines = checkItems({item(u"one"_s, 2)}, false, lookup)->lines;
        QVERIFY(checkOrder(request, rules, QDate(2026, 1, 1)).isEmpty()); // Equal is allowed.
        request.lines = checkItems({item(u"one"_s, 3)}, false, lookup)->lines;
        QCOMPARE(told(checkOrder(request, rules, QDate(2026, 1, 1))),
            QStringList{u"items.0.quantity: over the purchase limit Flower: 10500 of 7000 mg"_s});
    }

    void notesLoseWhatCannotBePrinted_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ordinary") << u"  call me\nplease 🙂 "_s << u"call me\nplease 🙂"_s;
        QTest::newRow("carriage returns") << u"a\r\nb"_s << u"a\nb"_s;
        QTest::newRow("escape sequences") << u"a\x1b[31mb\x07"_s << u"a[31mb"_s;
        QTest::newRow("a zero character") << QString(u"a"_s + QChar(0) + u"b"_s) << u"ab"_s;
        QTest::newRow("text that runs backwards") << u"a\u202eb\u200fc"_s << u"abc"_s;
        QTest::newRow("nothing left") << u" \t\u200b "_s << u""_s;
    }

    void notesLoseWhatCannotBePrinted()
    {
        QFETCH(QString, typed);
        QTEST(cleanedNotes(typed), "expected");
    }

    void phonesAreTenDigits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("good");
        for (const auto *good :
            {"4155552671", "(415) 555-2671", "415.555.2671", "+1 415 555 2671", "1-415-555-2671", " 415 555 2671 "})
            QTest::newRow(good) << QString::fromLatin1(good) << true;
        for (const auto *bad : {"", "415555267", "41555526711", "1155552671", "+44 20 7946 0958", "415555267x",
                 "415-555-2671 ext 5", "4155552671;DROP"})
            QTest::newRow(*bad ? bad : "empty") << QString::fromLatin1(bad) << false;
        QTest::newRow("Arabic digits") << u"٤١٥٥٥٥٢٦٧١"_s << false;
        QTest::newRow("a megabyte") << QString(1'000'000, u'4') << false;
    }

    void phonesAreTenDigits()
    {
        QFETCH(QString, typed);
        QFETCH(bool, good);
        QCOMPARE(normalisedPhone(typed), good ? std::optional(u"4155552671"_s) : std::nullopt);
    }

    void addressesLookLikeAddresses_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ordinary") << u" Ann.Lee+kiosk@Example.co.uk "_s << u"ann.lee+kiosk@example.co.uk"_s;
        for (const auto *bad : {"ann", "ann@", "@example.com", "ann@example", "a b@example.com", "ann@exa mple.com",
                 "ann@-example.com", "ann@example.com\nBcc: x@y.com", "ann@@example.com", "ann@example.c"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << QString();
        QTest::newRow("too long") << QString(QString(250, u'a') + u"@example.com"_s) << QString();
    }

    void addressesLookLikeAddresses()
    {
        QFETCH(QString, typed);
        QTEST(normalisedEmail(typed).value_or(QString()), "expected");
    }
};

QTEST_APPLESS_MAIN(TestOrderRules)
#include "tst_orderrules.moc"
