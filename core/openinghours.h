#pragma once

#include <QDateTime>
#include <QStringView>

#include <array>
#include <optional>

namespace Peak {

/** When a shop is open, by weekday in its own time. One of which nothing is known is always open. */
class OpeningHours {
public:
    /** Minutes after midnight. An end that is not after the beginning lies on the next day. */
    struct Span {
        int from = 0;
        int to = 0;

        bool operator==(const Span &) const = default;
        /** "09:00-21:30"; the end of a day is "24:00" or "00:00". Nothing for anything else. */
        static std::optional<Span> parse(QStringView text);
        /** Minutes after the midnight before it begins. */
        [[nodiscard]] int end() const { return to > from ? to : to + 24 * 60; }
    };

    /** Monday is 1; a day nobody named is closed once another one is. */
    void open(int weekday, Span span);
    /** The shop is closed on this day. */
    void close(int weekday);

    [[nodiscard]] bool isOpenAt(const QDateTime &local) const;
    /** The next time the shop opens after this one; invalid when it never does. */
    [[nodiscard]] QDateTime nextOpening(const QDateTime &local) const;

private:
    [[nodiscard]] const std::optional<Span> &on(QDate date) const;

    bool m_known = false;
    std::array<std::optional<Span>, 7> m_days;
};

} // namespace Peak
