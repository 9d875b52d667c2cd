#pragma once

#include "core/money.h"
#include "core/product.h"

#include <QCoreApplication>
#include <QLocale>

namespace Peak {

/**
 * Values as people read them, in the customer's language: the one place where amounts, strengths and the shop's words
 * become text for the screen.
 */
class Formatting {
    Q_DECLARE_TR_FUNCTIONS(Peak::Formatting)

public:
    explicit Formatting(QLocale locale = QLocale(QLocale::English, QLocale::UnitedStates)) : m_locale(locale) { }

    /** The customer has chosen another language. */
    void setLocale(const QLocale &locale) { m_locale = locale; }

    /** "$1,234.50"; a currency without a sign of its own shows its code. */
    [[nodiscard]] QString money(Money amount) const;
    /** "$20": without the small change that a round amount does not have. */
    [[nodiscard]] QString wholeMoney(Money amount) const;
    /** "21.4 %" or "100 mg"; no more decimals than it has. */
    [[nodiscard]] QString potency(const Potency &potency) const;
    /** "3.5 g" or "850 mg". */
    [[nodiscard]] QString weight(qint64 mg) const;
    /** Strain and strength in one line: "Indica · THC 21.4 %". Parts that are unknown are left out. */
    [[nodiscard]] QString details(const Product &product) const;
    /** The shop's word for a category as a title: "PREROLL" is "Pre-rolls". A word we do not know keeps its letters. */
    [[nodiscard]] QString category(const QString &word) const;
    /** A word of the POS as people write it: "INDICA_HYBRID" is "Indica hybrid". */
    [[nodiscard]] static QString word(const QString &word);
    /** A size by the key of SizeCount: "3500 mg" is "3.5 g"; the shop's own words stay. */
    [[nodiscard]] QString size(const QString &key) const;
    /** A day of the coming week and a time: "Monday, 9:00 AM". */
    [[nodiscard]] QString moment(const QDateTime &local) const;
    /** Digits as they are typed, in national grouping: "(213) 555-01". */
    [[nodiscard]] static QString phone(const QString &digits);

private:
    QLocale m_locale;
};

} // namespace Peak
