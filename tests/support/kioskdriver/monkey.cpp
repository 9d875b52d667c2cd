#include "tests/support/kioskdriver/monkey.h"

#include <QTest>

#include <iterator>

using namespace Qt::StringLiterals;

namespace Peak {

static constexpr int Patience = 5000; ///< Milliseconds.

static void visibleTexts(const QQuickItem *item, QStringList &texts)
{
    if (!item->isVisible())
        return;
    if (const auto text = item->property("text"); text.isValid())
        texts.append(text.toString());
    for (const auto *child : item->childItems())
        visibleTexts(child, texts);
}

Monkey::Monkey(KioskApplication &kiosk, QQuickWindow &window, Finger &finger)
    : m_kiosk(kiosk), m_window(window), m_finger(finger)
{
}

Monkey::Session Monkey::play(quint32 seed, int actions)
{
    m_random.seed(seed);
    Session session;
    auto &checkout = *m_kiosk.kiosk().checkout();
    const auto counted = QObject::connect(&checkout, &CheckoutController::stepChanged, &checkout,
        [&] { session.orders += checkout.step() == CheckoutController::Step::Taken ? 1 : 0; });
    for (int i = 0; i < actions && session.problem.isEmpty(); ++i) {
        act();
        if (!isAnswering())
            session.problem = u"no frame after action %1"_s.arg(i);
        else if (!QTest::qWaitFor([this] { return !m_finger.buttons().isEmpty(); }, Patience))
            session.problem = u"nothing can be pressed after action %1, on page %2"_s.arg(i).arg(
                QVariant::fromValue(m_kiosk.kiosk().page()).toString());
    }
    m_kiosk.kiosk().session()->end();
    QObject::disconnect(counted);
    if (session.problem.isEmpty())
        session.problem = leftovers();
    return session;
}

void Monkey::act()
{
    const auto dice = m_random.bounded(100);
    if (dice < 50)
        goOn();
    else if (dice < 70)
        touchSomething();
    else if (dice < 78)
        touchAnywhere();
    else if (dice < 86)
        dragSomething();
    else if (dice < 91)
        pressKey();
    else if (dice < 98)
        type();
    else
        turn();
}

void Monkey::goOn()
{
    static const QString onwards[] = {u"placeOrderButton"_s, u"continueButton"_s, u"nameContinueButton"_s,
        u"checkoutButton"_s, u"oldEnoughButton"_s, u"startButton"_s, u"doneButton"_s};
    static const QString shopping[] = {u"quickAddButton"_s, u"quickAddButton"_s, u"addToCartButton"_s, u"cartButton"_s};
    if (m_kiosk.kiosk().page() == Kiosk::Page::Identify) {
        for (int digit = 0; digit < 10; ++digit) {
            if (auto *key = m_finger.find(u"key%1"_s.arg(m_random.bounded(2, 10))))
                m_finger.tap(key);
        }
    }
    for (const auto &name : onwards) {
        if (auto *item = m_finger.find(name)) {
            m_finger.tap(item);
            return;
        }
    }
    if (auto *item = m_finger.find(oneOf(shopping, std::size(shopping))))
        m_finger.tap(item);
}

void Monkey::touchSomething()
{
    const auto buttons = m_finger.buttons();
    if (!buttons.isEmpty())
        m_finger.tap(buttons[m_random.bounded(buttons.size())]);
}

void Monkey::touchAnywhere()
{
    m_finger.touch(QPoint(m_random.bounded(m_window.width()), m_random.bounded(m_window.height())));
}

void Monkey::dragSomething()
{
    const auto lists = m_finger.lists();
    if (!lists.isEmpty())
        m_finger.drag(
            lists[m_random.bounded(lists.size())], QPointF(m_random.bounded(-800, 800), m_random.bounded(-800, 800)));
}

void Monkey::pressKey()
{
    static constexpr Qt::Key keys[] = {
        Qt::Key_Tab, Qt::Key_Tab, Qt::Key_Return, Qt::Key_Escape, Qt::Key_Up, Qt::Key_Down, Qt::Key_Backspace};
    QTest::keyClick(&m_window, oneOf(keys, std::size(keys)));
}

void Monkey::type()
{
    static const QString fields[] = {u"searchField"_s, u"firstNameField"_s, u"lastNameField"_s, u"codeField"_s};
    static const QString searches[] = {u"gummi"_s, u"flowr"_s, u"og"_s, u"xq"_s, u"%_'\""_s, u"\u00e9\u4e2d"_s};
    for (const auto &name : fields) {
        auto *field = m_finger.find(name);
        if (!field || !m_finger.tap(field))
            continue;
        const bool isPrivate = name != fields[0];
        m_finger.type(isPrivate ? QString::fromLatin1(PrivateMark) + QString::number(m_random.bounded(1000))
                                : oneOf(searches, std::size(searches)));
    }
}

void Monkey::turn()
{
    static constexpr QSize sizes[] = {{1080, 1920}, {1920, 1080}, {1280, 800}};
    m_window.resize(oneOf(sizes, std::size(sizes)));
}

bool Monkey::isAnswering()
{
    bool drawn = false;
    const auto seen = QObject::connect(&m_window, &QQuickWindow::frameSwapped, &m_window, [&] { drawn = true; });
    m_window.update();
    const bool answered = QTest::qWaitFor([&] { return drawn; }, Patience);
    QObject::disconnect(seen);
    return answered;
}

QString Monkey::leftovers() const
{
    auto &kiosk = m_kiosk.kiosk();
    if (kiosk.page() != Kiosk::Page::Start)
        return u"the session has ended and the page is not the start"_s;
    if (kiosk.cart()->pieces() != 0 || !kiosk.catalog()->search().isEmpty() || kiosk.checkout()->isPhoneComplete())
        return u"the cart, the search or the phone number outlived the session"_s;
    if (m_kiosk.comfort().isAccessible() || m_kiosk.comfort().languages()->current() != "en"_L1)
        return u"the language or the accessible mode outlived the session"_s;
    QStringList texts;
    visibleTexts(m_window.contentItem(), texts);
    for (const auto &text : texts) {
        if (text.contains(QString::fromLatin1(PrivateMark), Qt::CaseInsensitive))
            return u"still to be read: "_s + text;
    }
    return {};
}

} // namespace Peak
