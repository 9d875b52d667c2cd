#pragma once

#include "tests/endtoend/program.h"

namespace Peak::EndToEnd {

/** Somebody at the kiosk: the real app, whose touches come from a script. */
class Customer {
public:
    Customer(const QString &logFile, QStringList arguments);

    [[nodiscard]] bool come() { return m_kiosk.start(m_arguments); }
    /** One command of the kiosk driver; its answer without "ok". Empty and `complaint` set when it failed. */
    QString say(const QString &command);
    /** All commands in order, up to the first that fails. */
    bool act(const QStringList &commands);

    /** The words of a whole purchase up to the page with the totals. */
    static QStringList choose(const QString &search);
    static QStringList identify(const QString &phone);

    [[nodiscard]] Program &kiosk() { return m_kiosk; }
    [[nodiscard]] const QString &complaint() const { return m_complaint; }

private:
    Program m_kiosk;
    QStringList m_arguments;
    QString m_complaint;
};

} // namespace Peak::EndToEnd
