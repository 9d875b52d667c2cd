#pragma once

#include "app/formatting.h"

#include <QObject>
#include <QStringList>
#include <QTranslator>

#include <qqmlregistration.h>

namespace Peak {

/**
 * The languages of the screens, and the one the customer has chosen. A choice holds at once, for texts as for amounts
 * and dates, and until the session ends.
 */
class Languages : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QStringList codes READ codes CONSTANT)
    Q_PROPERTY(QString current READ current NOTIFY changed)

public:
    /** Codes as in the settings, at least one; the first is what a new customer finds. */
    Languages(const QStringList &codes, Formatting &formatting, QObject *parent = nullptr);
    ~Languages() override;

    [[nodiscard]] QStringList codes() const { return m_codes; }
    /** "en", "es" or "fr". */
    [[nodiscard]] QString current() const { return m_current; }
    /** How a language calls itself: "Español". */
    Q_INVOKABLE [[nodiscard]] static QString nameOf(const QString &code);
    /** Numbers, amounts and dates as people who read this language write them. */
    [[nodiscard]] static QLocale localeOf(const QString &code);

    /** Codes that are not offered are ignored. */
    Q_INVOKABLE void choose(const QString &code);
    /** The next customer is greeted in the shop's own language. */
    void reset();

Q_SIGNALS:
    void changed();

private:
    void use(const QString &code);

    QStringList m_codes;
    Formatting &m_formatting;
    QTranslator m_translator;
    QString m_current;
};

} // namespace Peak
