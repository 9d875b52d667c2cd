#pragma once

#include "core/clock.h"
#include "core/openinghours.h"

#include <QObject>
#include <QTimeZone>
#include <QTimer>

namespace Peak {

/** Whether the shop takes orders now. Looks at the clock every half minute. */
class ShopHours : public QObject {
    Q_OBJECT

public:
    ShopHours(const Clock &clock, const QTimeZone &zone, const OpeningHours &hours, QObject *parent = nullptr);

    [[nodiscard]] bool isOpen() const { return m_open; }
    /** In the shop's time; invalid when it never opens again. */
    [[nodiscard]] QDateTime nextOpening() const { return m_hours.nextOpening(local()); }
    void look();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QDateTime local() const { return toDateTime(m_clock.now()).toTimeZone(m_zone); }

    const Clock &m_clock;
    QTimeZone m_zone;
    OpeningHours m_hours;
    bool m_open = true;
    QTimer m_timer;
};

} // namespace Peak
