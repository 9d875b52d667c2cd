#include "app/kiosk/keynavigator.h"

#include <QKeyEvent>
#include <QQuickItem>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

static bool isShown(const QQuickItem &item) { return item.isVisible() && item.isEnabled() && item.opacity() > 0; }

/** The last one that fits, which is the one drawn on top. */
template<class Fits>
static QQuickItem *topmost(QQuickItem &root, const Fits &fits)
{
    if (!isShown(root))
        return nullptr;
    const auto children = root.childItems();
    for (auto child = children.crbegin(); child != children.crend(); ++child) {
        if (auto *found = topmost(**child, fits))
            return found;
    }
    return fits(root) ? &root : nullptr;
}

static bool click(QQuickItem &button)
{
    return isShown(button) && button.inherits("QQuickAbstractButton") && QMetaObject::invokeMethod(&button, "clicked");
}

static bool takesText(const QQuickItem *item) { return item && item->inherits("QQuickTextInput"); }

KeyNavigator::KeyNavigator(QQuickWindow &window, QObject *parent) : QObject(parent), m_window(window)
{
    m_window.installEventFilter(this);
}

bool KeyNavigator::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (press(key->key(), key->text()))
            return true;
    }
    return QObject::eventFilter(watched, event);
}

bool KeyNavigator::press(int key, const QString &text)
{
    const bool typing = takesText(m_window.activeFocusItem());
    switch (key) {
    case Qt::Key_Tab:
    case Qt::Key_Down:
        return step(true);
    case Qt::Key_Backtab:
    case Qt::Key_Up:
        return step(false);
    case Qt::Key_Right:
        return !typing && step(true);
    case Qt::Key_Left:
        return !typing && step(false);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return !typing && activate();
    case Qt::Key_Escape:
        return clickNamed(u"stillHereButton"_s) || clickNamed(u"closeButton"_s) || clickNamed(u"backButton"_s);
    case Qt::Key_Backspace:
        return !typing && clickNamed(u"keyErase"_s);
    default:
        return !typing && text.size() == 1 && text.at(0).isDigit() && clickNamed(u"key"_s + text);
    }
}

QQuickItem *KeyNavigator::question() const
{
    return topmost(*m_window.contentItem(), [](const QQuickItem &item) { return item.property("modal").toBool(); });
}

bool KeyNavigator::step(bool forward)
{
    constexpr int most = 500; // More items than any screen has.
    auto *fence = question();
    auto *item = m_window.activeFocusItem() ? m_window.activeFocusItem() : m_window.contentItem();
    for (int i = 0; i < most; ++i) {
        item = item->nextItemInFocusChain(forward);
        if (!item || item == m_window.activeFocusItem())
            return false;
        if (item->activeFocusOnTab() && isShown(*item) && (!fence || fence->isAncestorOf(item))) {
            item->forceActiveFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return false;
}

bool KeyNavigator::activate()
{
    auto *item = m_window.activeFocusItem();
    return item && click(*item);
}

bool KeyNavigator::clickNamed(const QString &name)
{
    auto *fence = question();
    auto *root = fence ? fence : m_window.contentItem();
    auto *button = topmost(*root, [&](const QQuickItem &item) { return item.objectName() == name; });
    return button && click(*button);
}

} // namespace Peak
