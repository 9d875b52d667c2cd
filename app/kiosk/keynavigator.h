#pragma once

#include <QObject>
#include <QQuickWindow>

namespace Peak {

/**
 * The whole kiosk by keys, for a keyboard or an assistive keypad: Tab and the arrows move the focus, Enter presses,
 * Escape goes back, digits press the digits on the screen. A question that lies over everything keeps the focus.
 */
class KeyNavigator : public QObject {
    Q_OBJECT

public:
    explicit KeyNavigator(QQuickWindow &window, QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool press(int key, const QString &text);
    bool step(bool forward);
    bool activate();
    bool clickNamed(const QString &name);
    [[nodiscard]] QQuickItem *question() const;

    QQuickWindow &m_window;
};

} // namespace Peak
