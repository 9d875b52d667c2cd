#include "tests/support/kioskscreens.h"
#include "tests/support/screenaudit.h"

#include <QAccessible>
#include <QDir>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static QQuickItem *findItem(QQuickItem *root, const QString &name)
{
    if (!root->isVisible() || root->opacity() <= 0)
        return nullptr;
    if (root->objectName() == name)
        return root;
    const auto children = root->childItems();
    for (auto child = children.crbegin(); child != children.crend(); ++child) {
        if (auto *found = findItem(*child, name))
            return found;
    }
    return nullptr;
}

class TestScreens : public QObject {
    Q_OBJECT

    std::unique_ptr<KioskScreens> m_screens;
    QStringList m_problems;

    [[nodiscard]] QQuickItem *item(const QString &name) const
    {
        return findItem(m_screens->window->contentItem(), name);
    }

    void open(QSize size = {1080, 1920}, double density = 4.03)
    {
        m_screens.reset();
        m_screens = std::make_unique<KioskScreens>(size, density);
        QVERIFY(m_screens->window);
        m_screens->window->requestActivate();
        QVERIFY(QTest::qWaitForWindowExposed(m_screens->window));
    }

    void setComfort(const QString &language, bool accessible)
    {
        auto &comfort = m_screens->kiosk->comfort();
        comfort.languages()->choose(language);
        comfort.setAccessible(accessible);
    }

    void touch(const QString &name)
    {
        QTRY_VERIFY2(item(name), qPrintable(name));
        auto *target = item(name);
        QTest::mouseClick(m_screens->window, Qt::LeftButton, {},
            target->mapToScene({target->width() / 2, target->height() / 2}).toPoint());
    }

    void key(int code) { QTest::keyClick(m_screens->window, static_cast<Qt::Key>(code)); }

    /** Tab until the focus is there. */
    void focus(const QString &name)
    {
        QTRY_VERIFY2(item(name), qPrintable(name));
        for (int i = 0; i < 80; ++i) {
            const auto *focused = m_screens->window->activeFocusItem();
            if (focused && focused->objectName() == name)
                return;
            key(Qt::Key_Tab);
        }
        QFAIL(qPrintable(u"the focus never comes to "_s + name));
    }

    void enter(const QString &name)
    {
        focus(name);
        key(Qt::Key_Return);
    }

    void look(const QString &screen, const ScreenRules &rules, const QDir &pictures)
    {
        m_screens->window->grabWindow().save(pictures.filePath(screen + u".png"_s));
        for (const auto &problem : auditScreen(*m_screens->window, rules))
            m_problems.append(screen + u": "_s + problem);
    }

    /** The number, and all the way to the page that comes after it. */
    void typePhone()
    {
        for (const auto digit : {'2', '1', '3', '5', '5', '5', '0', '1', '4', '2'})
            key(digit);
    }

private Q_SLOTS:
    void everyScreenIsFitForEverybody_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("density");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("accessible");

        // 21.5 inches, and 10.1 for the small screen: what these sizes are sold with.
        const std::pair<QSize, double> sizes[] = {{{1080, 1920}, 4.03}, {{1920, 1080}, 4.03}, {{1280, 800}, 5.9}};
        for (const auto &[size, density] : sizes) {
            for (const auto &language : {u"en"_s, u"es"_s, u"fr"_s}) {
                for (const bool accessible : {false, true}) {
                    const auto name = u"%1x%2-%3-%4"_s.arg(size.width())
                                          .arg(size.height())
                                          .arg(language, accessible ? u"accessible"_s : u"normal"_s);
                    QTest::newRow(qPrintable(name)) << size << density << language << accessible;
                }
            }
        }
    }

    void everyScreenIsFitForEverybody()
    {
        QFETCH(QSize, size);
        QFETCH(double, density);
        QFETCH(QString, language);
        QFETCH(bool, accessible);
        open(size, density);
        auto &kiosk = m_screens->kiosk->kiosk();
        setComfort(language, accessible);
        const QDir pictures(QStringLiteral(PEAK_PICTURES "/") + QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(pictures.mkpath(u"."_s));
        m_problems.clear();
        const ScreenRules rules{density, accessible ? 7.3 : 4.8, 15, accessible ? 7.0 : 4.5};

        look(u"01-start"_s, rules, pictures);
        kiosk.start();
        look(u"02-age"_s, rules, pictures);
        kiosk.showCatalogue();
        look(u"03-catalogue"_s, rules, pictures);
        touch(u"languageButton"_s);
        look(u"04-language"_s, rules, pictures);
        touch(u"closeButton"_s);
        kiosk.showProduct(u"og"_s);
        look(u"05-product"_s, rules, pictures);
        QVERIFY(kiosk.cart()->addOnly(u"og"_s));
        kiosk.showCart();
        kiosk.cart()->dismissNotice();
        look(u"06-cart"_s, rules, pictures);
        kiosk.checkout()->begin();
        look(u"07-identify"_s, rules, pictures);
        m_screens->pass(accessible ? 300s : 60s);
        QVERIFY(kiosk.session()->isWarning());
        look(u"08-idle"_s, rules, pictures);
        kiosk.session()->keepAlive();
        typePhone();
        touch(u"continueButton"_s);
        QTRY_COMPARE(kiosk.page(), Kiosk::Page::Name);
        kiosk.checkout()->confirmName(u"Ana"_s, u"Ruiz"_s);
        QTRY_COMPARE(kiosk.page(), Kiosk::Page::Review);
        look(u"09-review"_s, rules, pictures);
        touch(u"placeOrderButton"_s);
        QTRY_COMPARE(kiosk.page(), Kiosk::Page::ThankYou);
        look(u"10-thank-you"_s, rules, pictures);

        const auto reference = kiosk.checkout()->reference();
        kiosk.session()->end();
        setComfort(language, accessible);
        kiosk.showOrderStatus();
        look(u"11-order-number"_s, rules, pictures);
        kiosk.ticket()->scan(u"K7-19990101-0001-XXXX"_s);
        look(u"12-order-unknown"_s, rules, pictures);
        kiosk.ticket()->scan(reference);
        look(u"13-order"_s, rules, pictures);
        touch(u"cancelOrderButton"_s);
        look(u"14-cancel-order"_s, rules, pictures);

        m_screens->agent->offer(LinkCapabilities(
            true, true, false, false, true, true, false, {u"email"_s, u"name"_s, u"member_id"_s, u"phone"_s}));
        m_screens->agent->start();
        QTRY_COMPARE(kiosk.checkout()->otherMethods().size(), 3);
        kiosk.session()->end();
        setComfort(language, accessible);
        kiosk.showCatalogue();
        QVERIFY(kiosk.cart()->addOnly(u"og"_s));
        kiosk.checkout()->begin();
        look(u"15-email"_s, rules, pictures);
        kiosk.checkout()->useMethod(static_cast<int>(CheckoutController::Method::ByName));
        look(u"16-name"_s, rules, pictures);
        kiosk.checkout()->searchName(u"Ana"_s, u"Ruiz"_s);
        look(u"17-birthday"_s, rules, pictures);
        QVERIFY2(m_problems.isEmpty(), qPrintable(u'\n' + m_problems.join(u'\n')));
    }

    void anOrderByKeysAlone()
    {
        open();
        auto &kiosk = m_screens->kiosk->kiosk();
        enter(u"startButton"_s);
        QCOMPARE(kiosk.page(), Kiosk::Page::AgeGate);
        enter(u"oldEnoughButton"_s);
        enter(u"quickAddButton"_s);
        QCOMPARE(kiosk.cart()->pieces(), 1);
        enter(u"cartButton"_s);
        enter(u"checkoutButton"_s);
        QCOMPARE(kiosk.page(), Kiosk::Page::Identify);
        typePhone();
        enter(u"continueButton"_s);
        QTRY_COMPARE(kiosk.page(), Kiosk::Page::Name);
        focus(u"firstNameField"_s);
        key(Qt::Key_A);
        focus(u"lastNameField"_s);
        key(Qt::Key_R);
        enter(u"nameContinueButton"_s);
        QTRY_COMPARE(kiosk.page(), Kiosk::Page::Review);
        enter(u"placeOrderButton"_s);
        QTRY_COMPARE(kiosk.page(), Kiosk::Page::ThankYou);
        enter(u"doneButton"_s);
        QCOMPARE(kiosk.page(), Kiosk::Page::Start);
    }

    void escapeGoesBackAndTheArrowsMoveTheFocus()
    {
        open();
        auto &kiosk = m_screens->kiosk->kiosk();
        kiosk.showCatalogue();
        kiosk.showProduct(u"og"_s);
        QTRY_VERIFY(item(u"addToCartButton"_s));
        key(Qt::Key_Down);
        const auto *first = m_screens->window->activeFocusItem();
        key(Qt::Key_Right);
        QVERIFY(m_screens->window->activeFocusItem() != first);
        key(Qt::Key_Left);
        QCOMPARE(m_screens->window->activeFocusItem(), first);
        key(Qt::Key_Escape);
        QCOMPARE(kiosk.page(), Kiosk::Page::Catalogue);
    }

    void aQuestionKeepsTheFocus()
    {
        open();
        m_screens->kiosk->kiosk().showCatalogue();
        m_screens->pass(60s);
        QTRY_VERIFY(item(u"stillHereButton"_s));
        QSet<QString> reached;
        for (int i = 0; i < 10; ++i) {
            key(Qt::Key_Tab);
            reached.insert(m_screens->window->activeFocusItem()->objectName());
        }
        QCOMPARE(reached, (QSet{u"stillHereButton"_s, u"endSessionButton"_s}));
        key(Qt::Key_Escape);
        QVERIFY(!m_screens->kiosk->kiosk().session()->isWarning());
    }

    void anotherLanguageKeepsTheCart()
    {
        open();
        auto &kiosk = m_screens->kiosk->kiosk();
        kiosk.showCatalogue();
        QVERIFY(kiosk.cart()->addOnly(u"og"_s));
        kiosk.showCart();
        QTRY_VERIFY(item(u"pageTitle"_s));
        QCOMPARE(item(u"pageTitle"_s)->property("text").toString(), u"Your cart"_s);
        touch(u"languageButton"_s);
        touch(u"language_fr"_s);
        QCOMPARE(item(u"pageTitle"_s)->property("text").toString(), u"Votre panier"_s);
        QCOMPARE(kiosk.cart()->pieces(), 1);
        // A comma, and the sign behind: what is between them is a space of some width.
        auto amount = kiosk.cart()->amountText();
        QCOMPARE(amount.replace(QChar(0xa0), u' ').replace(QChar(0x202f), u' '), u"9 999,99 $"_s);
    }

    void anotherLanguageSaysFiltersAndSortingAnew()
    {
        open();
        auto &filters = *m_screens->kiosk->kiosk().catalog()->filters();
        m_screens->kiosk->kiosk().showCatalogue();
        filters.prepare();
        filters.group(0)->pick(0);
        filters.sorts()->pick(1);
        QCOMPARE(filters.active()->choices().first().title, u"On sale"_s);
        m_screens->kiosk->comfort().languages()->choose(u"fr"_s);
        QCOMPARE(filters.active()->choices().first().title, u"En promotion"_s);
        QCOMPARE(filters.group(0)->choices().first().title, u"En promotion"_s);
        QCOMPARE(filters.sorts()->choices().at(1).title, filters.sortTitle());
    }

    void nothingOfACustomerIsLeftForTheNext()
    {
        open();
        auto &kiosk = m_screens->kiosk->kiosk();
        auto &comfort = m_screens->kiosk->comfort();
        kiosk.showCatalogue();
        comfort.languages()->choose(u"es"_s);
        comfort.setAccessible(true);
        comfort.louder();
        QVERIFY(kiosk.cart()->addOnly(u"og"_s));
        kiosk.catalog()->setSearch(u"alp"_s);
        kiosk.checkout()->begin();
        typePhone();
        m_screens->pass(299s);
        QVERIFY(!kiosk.session()->isWarning());
        m_screens->pass(151s);
        QCOMPARE(kiosk.page(), Kiosk::Page::Start);
        QCOMPARE(comfort.languages()->current(), u"en"_s);
        QVERIFY(!comfort.isAccessible());
        QCOMPARE(comfort.volume(), Comfort::UsualVolume);
        QCOMPARE(kiosk.cart()->pieces(), 0);
        QVERIFY(kiosk.catalog()->search().isEmpty());
        QVERIFY(!kiosk.checkout()->isPhoneComplete());
    }

    void aLanguageChosenByNobodyIsForgotten()
    {
        open();
        touch(u"language_es"_s);
        QCOMPARE(m_screens->kiosk->comfort().languages()->current(), u"es"_s);
        QCOMPARE(item(u"startButton"_s)->property("text").toString(), u"Toque para empezar"_s);
        m_screens->pass(60s);
        QCOMPARE(m_screens->kiosk->comfort().languages()->current(), u"en"_s);
    }

    void whatCanBePressedInTheAccessibleModeIsWithinReach()
    {
        open();
        m_screens->kiosk->kiosk().showCatalogue();
        touch(u"accessibleButton"_s);
        QVERIFY(m_screens->kiosk->comfort().isAccessible());
        QTRY_VERIFY(item(u"searchField"_s));
        // 1220 mm above the floor, with the screen's lower edge at 850.
        const double highest = 1920 - (1220 - 850) * 4.03;
        QVERIFY(item(u"searchField"_s)->mapToScene({0, 0}).y() >= highest);
        QVERIFY(item(u"accessibleButton"_s)->mapToScene({0, 0}).y() >= 1920 - 60 * 4.03);
    }

    void theVoiceSaysNameAndKind()
    {
        open();
        QCOMPARE(Narrator::describe(item(u"startButton"_s)), u"Touch to start, button"_s);
        QCOMPARE(Narrator::describe(nullptr), QString());
    }
};

int main(int argc, char *argv[])
{
    KioskApplication::prepareEnvironment();
    QGuiApplication application(argc, argv);
    TestScreens test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_screens.moc"
