#pragma once

#include "core/result.h"

#include <QList>
#include <QStringList>

namespace Peak {

/** Where something stands in a file; both count from 1. */
struct TextPosition {
    uint line = 1;
    uint column = 1;
};

/** Everything that is wrong with one configuration file, so that a technician needs one round and not ten. */
class ConfigProblems {
public:
    explicit ConfigProblems(QString file);

    void add(TextPosition at, const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_problems.isEmpty(); }
    /** Invalid, with one "file:line:column: text" per line in the order of the file. */
    [[nodiscard]] Error error() const;

private:
    struct Problem {
        TextPosition at;
        QString text;
    };

    QString m_file;
    QList<Problem> m_problems;
};

/** " (did you mean x?)" for the known word nearest to a misspelt one; empty when none is near. */
QString suggestion(const QString &word, const QStringList &known);

} // namespace Peak
