#pragma once

#include "core/configproblems.h"

#include <QStringList>

#include <toml++/toml.h>

#include <chrono>
#include <limits>
#include <span>

namespace Peak {

enum class Need { Optional, Required };

struct IntegerRange {
    qint64 smallest = 1;
    qint64 largest = std::numeric_limits<int>::max();
};

/**
 * One table of a TOML file. Reads values by name and type into places that keep their default when the key is absent,
 * notes everything wrong in the problems it was given, and in the end names the keys nobody asked for.
 */
class ConfigTable {
public:
    ConfigTable(const toml::table &table, QString path, ConfigProblems &problems);

    /** False for a table the file does not have: nothing in it is required. */
    [[nodiscard]] bool isPresent() const { return m_present; }
    [[nodiscard]] bool has(const QString &key) const;
    [[nodiscard]] const QString &path() const { return m_path; }

    /** One line of text without control characters, not empty, at most 500 characters, spaces around it cut off. */
    void read(const QString &key, QString &into, Need need = Need::Optional);
    void read(const QString &key, QStringList &into, Need need = Need::Optional);
    void read(const QString &key, bool &into, Need need = Need::Optional);
    void read(const QString &key, qint64 &into, IntegerRange range, Need need = Need::Optional);
    void read(const QString &key, int &into, IntegerRange range, Need need = Need::Optional);
    void read(const QString &key, std::chrono::seconds &into, IntegerRange range);
    /** Text that must be one of a few words. */
    void readWord(
        const QString &key, QString &into, std::span<const QLatin1StringView> words, Need need = Need::Optional);
    /** A number as it stands in the file or as text, without a binary fraction's rounding: "8.875". Empty when absent.
     */
    QString readDecimal(const QString &key, Need need = Need::Optional);

    ConfigTable table(const QString &key, Need need = Need::Optional);
    /** The tables of an array, as [[key]] makes it. */
    QList<ConfigTable> tables(const QString &key);
    /** The names of everything in the table. For tables whose keys are data; they count as asked for. */
    QStringList takeKeys();

    /** Notes a problem at a key's value, or at the table's head when the key is absent. */
    void complain(const QString &key, const QString &text);
    /** Call last: every key nobody asked for is a problem. */
    void refuseUnknownKeys();

private:
    const toml::node *find(const QString &key, Need need);
    void typeProblem(const QString &key, const toml::node &found, const QString &expected);
    std::optional<QString> cleanText(const QString &key, const toml::node &node);
    [[nodiscard]] QString nameOf(const QString &key) const;
    [[nodiscard]] TextPosition head() const;

    const toml::table *m_table;
    QString m_path;
    ConfigProblems *m_problems;
    QStringList m_asked;
    bool m_present = true;
};

} // namespace Peak
