#include "app/speech/narrator.h"

#include <QAccessible>
#include <QQuickItem>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

Narrator::Narrator(QQuickWindow &window, const Comfort &comfort, Speaker &speaker, QObject *parent)
    : QObject(parent), m_window(window), m_comfort(comfort), m_speaker(speaker)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(80ms);
    connect(&m_pause, &QTimer::timeout, this, &Narrator::speak);
    connect(&m_window, &QQuickWindow::activeFocusItemChanged, this, &Narrator::focusMoved);
    connect(&m_comfort, &Comfort::said, this, &Narrator::add);
    connect(&m_comfort, &Comfort::volumeChanged, this, [this] {
        m_happened.clear();
        m_comfort.isAccessible() ? add(tr("Volume %1 of %2").arg(m_comfort.volume()).arg(Comfort::Loudest)) : void();
    });
    connect(&m_comfort, &Comfort::accessibleChanged, this, &Narrator::modeChanged);
}

static QString kindOf(const QAccessibleInterface &item)
{
    const auto state = item.state();
    switch (item.role()) {
    case QAccessible::Button:
        return Narrator::tr("button");
    case QAccessible::RadioButton:
        return state.checked ? Narrator::tr("chosen") : Narrator::tr("choice");
    case QAccessible::CheckBox:
        return state.checked ? Narrator::tr("on") : Narrator::tr("off");
    case QAccessible::EditableText:
        return Narrator::tr("text field");
    default:
        return {};
    }
}

QString Narrator::describe(QObject *item)
{
    auto *face = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    if (!face)
        return {};
    const QString name = face->text(QAccessible::Name);
    QStringList words{name};
    if (face->role() == QAccessible::EditableText)
        words.append(face->text(QAccessible::Value));
    words.append(kindOf(*face));
    if (face->state().disabled)
        words.append(tr("unavailable"));
    words.removeAll(QString());
    return name.isEmpty() ? QString() : words.join(u", "_s);
}

void Narrator::focusMoved()
{
    if (!m_comfort.isAccessible())
        return;
    m_focused = describe(m_window.activeFocusItem());
    if (!m_focused.isEmpty())
        m_pause.start();
}

void Narrator::add(const QString &text)
{
    m_happened.append(text);
    m_pause.start();
}

void Narrator::modeChanged()
{
    if (m_comfort.isAccessible()) {
        add(tr("Accessible mode. Move with the arrow keys, choose with Enter, go back with Escape."));
        return;
    }
    m_happened.clear();
    m_focused.clear();
    m_pause.stop();
    m_speaker.hush();
}

void Narrator::speak()
{
    auto sentences = std::exchange(m_happened, {});
    if (const auto focused = std::exchange(m_focused, {}); !focused.isEmpty())
        sentences.append(focused);
    const double volume = static_cast<double>(m_comfort.volume()) / Comfort::Loudest;
    m_speaker.say(sentences.join(u". "_s), Languages::localeOf(m_comfort.languages()->current()), volume);
}

} // namespace Peak
