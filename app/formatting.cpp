#include "app/formatting.h"

#include "core/enumtable.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

// clang-format off
constexpr Word<QStringView> signs[] = {
    {"USD"_L1, u"$"},
    {"CAD"_L1, u"CA$"},
    {"EUR"_L1, u"€"},
    {"GBP"_L1, u"£"},
    {"MXN"_L1, u"MX$"},
};

// The words of the POS vendors' catalogues, after normalisation.
constexpr Word<const char *> categoryTitles[] = {
    {"FLOWER"_L1,    QT_TRANSLATE_NOOP("Peak::Formatting", "Flower")},
    {"PREROLL"_L1,   QT_TRANSLATE_NOOP("Peak::Formatting", "Pre-rolls")},
    {"CARTRIDGE"_L1, QT_TRANSLATE_NOOP("Peak::Formatting", "Vapes")},
    {"EXTRACT"_L1,   QT_TRANSLATE_NOOP("Peak::Formatting", "Concentrates")},
    {"EDIBLE"_L1,    QT_TRANSLATE_NOOP("Peak::Formatting", "Edibles")},
    {"BEVERAGE"_L1,  QT_TRANSLATE_NOOP("Peak::Formatting", "Drinks")},
    {"TINCTURE"_L1,  QT_TRANSLATE_NOOP("Peak::Formatting", "Tinctures")},
    {"PILL"_L1,      QT_TRANSLATE_NOOP("Peak::Formatting", "Capsules")},
    {"TOPICAL"_L1,   QT_TRANSLATE_NOOP("Peak::Formatting", "Topicals")},
    {"PLANT"_L1,     QT_TRANSLATE_NOOP("Peak::Formatting", "Plants")},
    {"MISC"_L1,      QT_TRANSLATE_NOOP("Peak::Formatting", "More")},
    {"MERCH"_L1,     QT_TRANSLATE_NOOP("Peak::Formatting", "Merchandise")},
    {"NON-INV"_L1,   QT_TRANSLATE_NOOP("Peak::Formatting", "Services")},
};
// clang-format on

static QString signOf(Currency currency)
{
    const auto sign = valueOf(signs, QString(currency.text()));
    return sign ? sign->toString() : currency.text() + QChar(0xa0);
}

QString Formatting::word(const QString &word)
{
    QString title = word.toLower().replace(u'_', u' ').simplified();
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

QString Formatting::size(const QString &key) const
{
    static const QRegularExpression milligrams(u"^(\\d+) mg$"_s);
    const auto match = milligrams.match(key);
    return match.hasMatch() ? weight(match.captured(1).toLongLong()) : key;
}

QString Formatting::money(Money amount) const
{
    if (amount.isNegative())
        return u'-' + money(-amount); // Bookkeepers' brackets are not for customers.
    const int digits = amount.currency().digits;
    double unit = 1;
    for (int i = 0; i < digits; ++i)
        unit *= 10;
    // Exact: minor units stay far below 2^53, and the shown digits are all there are.
    return m_locale.toCurrencyString(static_cast<double>(amount.minor()) / unit, signOf(amount.currency()), digits);
}

QString Formatting::wholeMoney(Money amount) const
{
    qint64 unit = 1;
    for (int i = 0; i < amount.currency().digits; ++i)
        unit *= 10;
    if (amount.minor() % unit != 0)
        return money(amount);
    const qint64 whole = amount.minor() / unit;
    return m_locale.toCurrencyString(static_cast<double>(whole), signOf(amount.currency()), 0);
}

/** Thousandths without trailing zeros: 21400 is "21.4". */
static QString shortNumber(qint64 thousandths, const QLocale &locale)
{
    int digits = 3;
    for (qint64 rest = thousandths; digits > 0 && rest % 10 == 0; rest /= 10)
        --digits;
    return locale.toString(static_cast<double>(thousandths) / 1000.0, 'f', digits);
}

QString Formatting::potency(const Potency &potency) const
{
    const auto number = shortNumber(potency.thousandths, m_locale);
    return potency.unit == Potency::Unit::Percent ? number + u'%' : tr("%1 mg").arg(number);
}

QString Formatting::weight(qint64 mg) const
{
    return mg < 1000 ? tr("%1 mg").arg(m_locale.toString(mg)) : tr("%1 g").arg(shortNumber(mg, m_locale));
}

QString Formatting::details(const Product &product) const
{
    QStringList parts;
    if (!product.strain.isEmpty())
        parts.append(word(product.strain));
    if (product.thc)
        parts.append(tr("THC %1").arg(potency(*product.thc)));
    if (product.cbd)
        parts.append(tr("CBD %1").arg(potency(*product.cbd)));
    return parts.join(u" · "_s);
}

QString Formatting::category(const QString &name) const
{
    const auto title = valueOf(categoryTitles, name);
    return title ? tr(*title) : word(name);
}

QString Formatting::moment(const QDateTime &local) const
{
    return tr("%1, %2").arg(
        m_locale.dayName(local.date().dayOfWeek()), m_locale.toString(local.time(), QLocale::ShortFormat));
}

QString Formatting::phone(const QString &digits)
{
    if (digits.size() < 4)
        return digits;
    if (digits.size() < 7)
        return u"(%1) %2"_s.arg(digits.first(3), digits.sliced(3));
    return u"(%1) %2-%3"_s.arg(digits.first(3), digits.sliced(3, 3), digits.sliced(6));
}

} // namespace Peak
