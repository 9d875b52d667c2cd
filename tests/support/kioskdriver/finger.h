#pragma once

#include <QPointF>
#include <QQuickItem>
#include <QQuickWindow>

#include <memory>

class QPointingDevice;

namespace Peak {

/**
 * A customer's finger: finds things on the screen by their names and touches them where they are, with real touch
 * events to the window. What lies outside a list's view is dragged into it first.
 */
class Finger {
public:
    explicit Finger(QQuickWindow &window);

    /** All items of this name a customer could see and touch, from the top left to the bottom right. */
    [[nodiscard]] QList<QQuickItem *> all(const QString &name) const;
    /** "name" or "name[2]", counted from 0; null when there is none. */
    [[nodiscard]] QQuickItem *find(const QString &handle) const;

    /** Everything in view that can be pressed. */
    [[nodiscard]] QList<QQuickItem *> buttons() const;
    /** Everything in view whose content can be dragged. */
    [[nodiscard]] QList<QQuickItem *> lists() const;

    /** A short touch, whatever is there. */
    void touch(QPointF point);
    /** False when the item cannot be brought into view, or something else lies over it. */
    bool tap(QQuickItem *item);
    void type(const QString &text);
    /** Drags the content of a list by so many pixels. */
    void drag(QQuickItem *list, QPointF by);

private:
    bool bringIntoView(QQuickItem *item);
    [[nodiscard]] bool isOnTop(QQuickItem *item, QPointF point) const;

    QQuickWindow &m_window;
    std::unique_ptr<QPointingDevice> m_device;
};

} // namespace Peak
