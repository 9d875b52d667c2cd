#pragma once

#include <QStringList>

namespace Peak {

/** A POS ticket's free note, in which further orders on the ticket stand as lines "ref: K7-20261123-0042-9F3C". */
struct TicketNote {
    QString text; ///< Without the `ref:` lines.
    QStringList references;

    static TicketNote fromText(const QString &note);
    [[nodiscard]] QString toText() const;

    friend bool operator==(const TicketNote &, const TicketNote &) = default;
};

} // namespace Peak
