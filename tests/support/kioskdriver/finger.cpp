#include "tests/support/kioskdriver/finger.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

static QPointF centerOf(const QQuickItem *item)
{
    return item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
}

template<class Wanted>
static void collect(QQuickItem *item, const Wanted &wanted, QList<QQuickItem *> &found)
{
    if (!item->isVisible() || !item->isEnabled() || item->opacity() <= 0)
        return;
    if (wanted(item))
        found.append(item);
    for (auto *child : item->childItems())
        collect(child, wanted, found);
}

static bool isFlickable(const QQuickItem *item) { return item->inherits("QQuickFlickable"); }

/** Whether a finger at this point of the scene falls inside everything that clips the item. */
static QQuickItem *viewThatHides(QQuickItem *item)
{
    const auto point = centerOf(item);
    for (auto *parent = item->parentItem(); parent; parent = parent->parentItem()) {
        if (isFlickable(parent) && !parent->contains(parent->mapFromScene(point)))
            return parent;
    }
    return nullptr;
}

Finger::Finger(QQuickWindow &window) : m_window(window), m_device(QTest::createTouchDevice()) { }

QList<QQuickItem *> Finger::all(const QString &name) const
{
    QList<QQuickItem *> found;
    collect(
        m_window.contentItem(), [&](const QQuickItem *item) { return item->objectName() == name; }, found);
    std::ranges::stable_sort(found, [](const QQuickItem *a, const QQuickItem *b) {
        const auto at = centerOf(a), bt = centerOf(b);
        return std::pair(qRound(at.y()), at.x()) < std::pair(qRound(bt.y()), bt.x());
    });
    return found;
}

QQuickItem *Finger::find(const QString &handle) const
{
    static const QRegularExpression indexed(u"^(\\w+)(?:\\[(\\d+)\\])?$"_s);
    const auto match = indexed.match(handle);
    const auto found = all(match.captured(1));
    const auto index = match.captured(2).toInt();
    return index < found.size() ? found[index] : nullptr;
}

QList<QQuickItem *> Finger::buttons() const
{
    QList<QQuickItem *> found;
    const auto isButton = [this](QQuickItem *item) {
        return item->inherits("QQuickAbstractButton") && m_window.contentItem()->contains(centerOf(item))
            && !viewThatHides(item);
    };
    collect(m_window.contentItem(), isButton, found);
    return found;
}

QList<QQuickItem *> Finger::lists() const
{
    QList<QQuickItem *> found;
    collect(m_window.contentItem(), isFlickable, found);
    return found;
}

void Finger::drag(QQuickItem *list, QPointF by)
{
    const auto reach = 0.8 * QPointF(list->width(), list->height());
    by = {std::clamp(by.x(), -reach.x(), reach.x()), std::clamp(by.y(), -reach.y(), reach.y())};
    const auto from = centerOf(list).toPoint() - (by / 2).toPoint();
    constexpr int steps = 12;
    QTest::touchEvent(&m_window, m_device.get()).press(0, from, &m_window);
    for (int i = 1; i <= steps; ++i) {
        QTest::touchEvent(&m_window, m_device.get()).move(0, from + (by * i / steps).toPoint(), &m_window);
        QTest::qWait(8);
    }
    // Resting before letting go: a drag, not a flick.
    const auto end = from + by.toPoint();
    QTest::qWait(120);
    QTest::touchEvent(&m_window, m_device.get()).move(0, end + QPoint(0, 1), &m_window);
    QTest::qWait(60);
    QTest::touchEvent(&m_window, m_device.get()).release(0, end + QPoint(0, 1), &m_window);
}

bool Finger::bringIntoView(QQuickItem *item)
{
    for (int tries = 0; tries < 40; ++tries) {
        auto *view = viewThatHides(item);
        if (!view)
            return true;
        const auto wanted = centerOf(view) - centerOf(item);
        const QSizeF reach(view->width() * 0.7, view->height() * 0.7);
        const bool sideways = view->property("contentWidth").toReal() > view->width() + 1;
        const QPointF by(sideways ? std::clamp(wanted.x(), -reach.width(), reach.width()) : 0,
            sideways ? 0 : std::clamp(wanted.y(), -reach.height(), reach.height()));
        drag(view, by);
    }
    return false;
}

bool Finger::isOnTop(QQuickItem *item, QPointF point) const
{
    const auto *top = m_window.contentItem();
    // The last child that contains the point is drawn last; the item's own parts count as the item.
    for (bool deeper = true; deeper;) {
        deeper = false;
        auto children = top->childItems();
        std::ranges::stable_sort(children, {}, &QQuickItem::z);
        for (auto child = children.rbegin(); child != children.rend(); ++child) {
            const auto *candidate = *child;
            const bool takesIt = candidate->isVisible() && candidate->contains(candidate->mapFromScene(point));
            const bool isPath = candidate == item || candidate->isAncestorOf(item);
            const bool blocks = takesIt && !isPath && candidate->acceptedMouseButtons() != Qt::NoButton;
            if (blocks && !item->isAncestorOf(candidate) && top != item)
                return false;
            if (isPath) {
                top = candidate;
                deeper = candidate != item;
                break;
            }
        }
    }
    return top == item;
}

bool Finger::tap(QQuickItem *item)
{
    if (!bringIntoView(item))
        return false;
    const auto point = centerOf(item);
    if (!isOnTop(item, point))
        return false;
    touch(point);
    return true;
}

void Finger::touch(QPointF point)
{
    QTest::touchEvent(&m_window, m_device.get()).press(0, point.toPoint(), &m_window);
    QTest::qWait(20);
    QTest::touchEvent(&m_window, m_device.get()).release(0, point.toPoint(), &m_window);
}

void Finger::type(const QString &text)
{
    for (const auto character : text)
        QTest::sendKeyEvent(QTest::Click, &m_window, Qt::Key_unknown, character, Qt::NoModifier);
}

} // namespace Peak
