#include "app/customer/shophours.h"

using namespace std::chrono_literals;

namespace Peak {

ShopHours::ShopHours(const Clock &clock, const QTimeZone &zone, const OpeningHours &hours, QObject *parent)
    : QObject(parent), m_clock(clock), m_zone(zone), m_hours(hours), m_open(hours.isOpenAt(local()))
{
    connect(&m_timer, &QTimer::timeout, this, &ShopHours::look);
    m_timer.start(30s);
}

void ShopHours::look()
{
    const bool open = m_hours.isOpenAt(local());
    if (open == m_open)
        return;
    m_open = open;
    Q_EMIT changed();
}

} // namespace Peak
