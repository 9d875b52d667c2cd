#include "app/customer/contrast.h"

#include <algorithm>
#include <cmath>

namespace Peak {

static double linear(double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }

static double luminance(const QColor &colour)
{
    const auto rgb = colour.toRgb();
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

QColor mixed(const QColor &over, const QColor &under, double share)
{
    const auto part = [share](int a, int b) { return qRound(share * a + (1 - share) * b); };
    return {part(over.red(), under.red()), part(over.green(), under.green()), part(over.blue(), under.blue())};
}

static AccentRoles rolesOf(const QColor &accent, const QColor &surface)
{
    constexpr double tint = 0.1;
    constexpr double shade = 0.25;
    return {accent, mixed(Qt::black, accent, shade), mixed(accent, surface, tint), Qt::white};
}

AccentRoles accentRoles(const QColor &wish, const QColor &surface, double least)
{
    constexpr double step = 0.02;
    for (double black = 0; black < 1; black += step) {
        const auto roles = rolesOf(mixed(Qt::black, wish, black), surface);
        const double reached = std::min({contrast(roles.accent, surface), contrast(roles.accent, roles.soft),
            contrast(roles.accent, roles.onAccent)});
        if (reached >= least)
            return roles;
    }
    return rolesOf(Qt::black, surface);
}

} // namespace Peak
