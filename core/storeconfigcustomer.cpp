#include "core/decimal.h"
#include "core/storeconfigsections.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::ConfigSections {

namespace {
constexpr QLatin1StringView weekdays[] = {
    "monday"_L1, "tuesday"_L1, "wednesday"_L1, "thursday"_L1, "friday"_L1, "saturday"_L1, "sunday"_L1};

void readLanguages(ConfigTable &table, QStringList &languages)
{
    table.read("languages"_L1, languages);
    if (languages.isEmpty())
        table.complain("languages"_L1, u"must name at least one"_s);
    for (const auto &language : std::as_const(languages)) {
        if (std::ranges::find(kioskLanguages, language) == std::end(kioskLanguages))
            table.complain("languages"_L1, u"has one this kiosk does not speak: \"%1\""_s.arg(language));
    }
    if (languages.removeDuplicates() > 0)
        table.complain("languages"_L1, u"names one twice"_s);
}

void readDensity(ConfigTable &table, double &pixelsPerMm)
{
    constexpr int digits = 3;
    constexpr qint64 smallest = 1000;
    constexpr qint64 largest = 40'000;
    const auto text = table.readDecimal("pixels_per_mm"_L1);
    if (text.isEmpty())
        return;
    const auto thousandths = scaledDecimal(text, digits, largest);
    if (thousandths && *thousandths >= smallest)
        pixelsPerMm = static_cast<double>(*thousandths) / 1000.0;
    else
        table.complain("pixels_per_mm"_L1, u"must be a number from 1 to 40"_s);
}
} // namespace

void readAppearance(ConfigTable &root, AppearanceSettings &appearance)
{
    static const QRegularExpression colour(u"^#[0-9A-Fa-f]{6}$"_s);
    auto table = root.table("appearance"_L1);
    table.read("logo"_L1, appearance.logo);
    if (!appearance.logo.isEmpty() && !appearance.logo.startsWith(u'/'))
        table.complain("logo"_L1, u"must be a whole path"_s);
    table.read("accent"_L1, appearance.accent);
    if (!colour.match(appearance.accent).hasMatch())
        table.complain("accent"_L1, u"must be a colour such as #0B6B4F"_s);
    readLanguages(table, appearance.languages);
    readDensity(table, appearance.pixelsPerMm);
    table.read("lower_edge_mm"_L1, appearance.lowerEdgeMm, {0, 1000});
    table.read("reduced_motion"_L1, appearance.reducedMotion);
    table.read("sounds"_L1, appearance.sounds);
    table.refuseUnknownKeys();
}

void readHours(ConfigTable &root, OpeningHours &hours)
{
    auto table = root.table("hours"_L1);
    for (int day = 1; day <= 7; ++day) {
        const auto name = weekdays[day - 1];
        QString text;
        table.read(name, text);
        if (text.isEmpty())
            continue;
        if (const auto span = OpeningHours::Span::parse(text))
            hours.open(day, *span);
        else if (text == "closed"_L1)
            hours.close(day);
        else
            table.complain(name, u"must be \"closed\" or hours such as \"09:00-21:00\""_s);
    }
    table.refuseUnknownKeys();
}

void readSession(ConfigTable &root, SessionSettings &session)
{
    auto table = root.table("session"_L1);
    table.read("idle_seconds"_L1, session.idle, {5, 3600});
    // WCAG 2.2.1: at least 20 seconds to answer the warning.
    table.read("warning_seconds"_L1, session.warning, {20, 3600});
    table.refuseUnknownKeys();
}

void readCustomers(ConfigTable &root, CustomerSettings &customers)
{
    auto table = root.table("customers"_L1);
    table.read("age_gate"_L1, customers.ageGate);
    table.read("minimum_age"_L1, customers.minimumAge, {1, 120});
    table.read("medical_age"_L1, customers.medicalAge, {1, 120});
    table.read("guests"_L1, customers.guests);
    table.read("new_customers"_L1, customers.newCustomers);
    table.refuseUnknownKeys();
}

} // namespace Peak::ConfigSections
