#pragma once

#include <QLocale>
#include <QString>

namespace Peak {

/** Something that can say a sentence aloud. Never waits: a kiosk without a sound device is silent, nothing else. */
class Speaker {
public:
    Speaker() = default;
    Speaker(const Speaker &) = delete;
    Speaker &operator=(const Speaker &) = delete;
    virtual ~Speaker() = default;

    /** In place of what is being said. The volume goes from 0 to 1. */
    virtual void say(const QString &text, const QLocale &locale, double volume) = 0;
    virtual void hush() = 0;
};

} // namespace Peak
