#pragma once

#include "app/customer/languages.h"

#include <qqmlregistration.h>

namespace Peak {

/**
 * What a customer has set for themselves: the language, the accessible mode, how loud the kiosk speaks. All of it goes
 * with the session.
 */
class Comfort : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(Peak::Languages *languages READ languages CONSTANT)
    Q_PROPERTY(bool accessible READ isAccessible WRITE setAccessible NOTIFY accessibleChanged)
    Q_PROPERTY(int volume READ volume NOTIFY volumeChanged)
    Q_PROPERTY(int loudest READ loudest CONSTANT)

public:
    static constexpr int UsualVolume = 6;
    static constexpr int Loudest = 10;

    explicit Comfort(Languages &languages, QObject *parent = nullptr) : QObject(parent), m_languages(languages) { }

    [[nodiscard]] Languages *languages() const { return &m_languages; }
    [[nodiscard]] bool isAccessible() const { return m_accessible; }
    void setAccessible(bool on);
    /** From 0, silent, to loudest(). */
    [[nodiscard]] int volume() const { return m_volume; }
    [[nodiscard]] static int loudest() { return Loudest; }
    Q_INVOKABLE void louder() { setVolume(m_volume + 1); }
    Q_INVOKABLE void quieter() { setVolume(m_volume - 1); }
    /** Tells what happened; spoken in the accessible mode. */
    Q_INVOKABLE void say(const QString &text);
    void reset();

Q_SIGNALS:
    void accessibleChanged();
    void volumeChanged();
    /** Only in the accessible mode, and never empty. */
    void said(const QString &text);

private:
    void setVolume(int volume);

    Languages &m_languages;
    bool m_accessible = false;
    int m_volume = UsualVolume;
};

} // namespace Peak
