#include "app/customer/comfort.h"

#include <algorithm>

namespace Peak {

void Comfort::setAccessible(bool on)
{
    if (on == m_accessible)
        return;
    m_accessible = on;
    Q_EMIT accessibleChanged();
}

void Comfort::setVolume(int volume)
{
    volume = std::clamp(volume, 0, Loudest);
    if (volume == m_volume)
        return;
    m_volume = volume;
    Q_EMIT volumeChanged();
}

void Comfort::say(const QString &text)
{
    if (m_accessible && !text.isEmpty())
        Q_EMIT said(text);
}

void Comfort::reset()
{
    setAccessible(false);
    setVolume(UsualVolume);
    m_languages.reset();
}

} // namespace Peak
