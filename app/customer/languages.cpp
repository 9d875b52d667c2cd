#include "app/customer/languages.h"

#include "core/logging.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
struct Language {
    QLatin1StringView code;
    QStringView name;
    QLocale::Language language;
    QLocale::Territory territory;
};

// North American: the shop's customers expect "$12.50", and "12,50 $" in French.
constexpr Language known[] = {
    {"en"_L1, u"English", QLocale::English, QLocale::UnitedStates},
    {"es"_L1, u"Español", QLocale::Spanish, QLocale::UnitedStates},
    {"fr"_L1, u"Français", QLocale::French, QLocale::Canada},
};

const Language &find(const QString &code)
{
    for (const auto &language : known) {
        if (code == language.code)
            return language;
    }
    return known[0];
}
} // namespace

Languages::Languages(const QStringList &codes, Formatting &formatting, QObject *parent)
    : QObject(parent), m_codes(codes), m_formatting(formatting)
{
    use(m_codes.constFirst());
}

Languages::~Languages() { QCoreApplication::removeTranslator(&m_translator); }

QString Languages::nameOf(const QString &code) { return find(code).name.toString(); }

QLocale Languages::localeOf(const QString &code) { return {find(code).language, find(code).territory}; }

void Languages::use(const QString &code)
{
    m_current = code;
    m_formatting.setLocale(localeOf(code));
    QCoreApplication::removeTranslator(&m_translator);
    // English has translations too: its plural forms.
    if (m_translator.load(u":/i18n/peak_%1.qm"_s.arg(code)))
        QCoreApplication::installTranslator(&m_translator);
    else
        qCWarning(lcKiosk) << "there are no texts in" << code;
}

void Languages::choose(const QString &code)
{
    if (code == m_current || !m_codes.contains(code))
        return;
    use(code);
    Q_EMIT changed();
}

void Languages::reset() { choose(m_codes.constFirst()); }

} // namespace Peak
