#pragma once

#include "app/customer/comfort.h"
#include "app/speech/speaker.h"

#include <QQuickWindow>
#include <QTimer>

namespace Peak {

/**
 * Says in the accessible mode what the focus has reached and what has happened. Its words are the accessible names on
 * the screen. What comes within a moment is one sentence, what happened before where the focus went.
 */
class Narrator : public QObject {
    Q_OBJECT

public:
    Narrator(QQuickWindow &window, const Comfort &comfort, Speaker &speaker, QObject *parent = nullptr);

    /** Name, kind and state of something on the screen: "Berry Gummies, button, unavailable". */
    [[nodiscard]] static QString describe(QObject *item);

private:
    void focusMoved();
    void add(const QString &text);
    void speak();
    void modeChanged();

    QQuickWindow &m_window;
    const Comfort &m_comfort;
    Speaker &m_speaker;
    QStringList m_happened;
    QString m_focused;
    QTimer m_pause;
};

} // namespace Peak
