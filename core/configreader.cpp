#include "core/configreader.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qsizetype longestText = 500;

TextPosition position(const toml::source_region &source)
{
    return {std::max(source.begin.line, 1U), std::max(source.begin.column, 1U)};
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QString typeWord(toml::node_type type)
{
    switch (type) {
    case toml::node_type::string:
        return u"text"_s;
    case toml::node_type::integer:
        return u"a whole number"_s;
    case toml::node_type::floating_point:
        return u"a number with a point"_s;
    case toml::node_type::boolean:
        return u"true or false"_s;
    case toml::node_type::array:
        return u"a list"_s;
    case toml::node_type::table:
        return u"a table"_s;
    case toml::node_type::date:
    case toml::node_type::time:
    case toml::node_type::date_time:
        return u"a date or time"_s;
    case toml::node_type::none:
        break;
    }
    return u"nothing"_s;
}

bool isControl(QChar c) { return c.category() == QChar::Other_Control; }
} // namespace

ConfigTable::ConfigTable(const toml::table &table, QString path, ConfigProblems &problems)
    : m_table(&table), m_path(std::move(path)), m_problems(&problems)
{
}

bool ConfigTable::has(const QString &key) const { return m_table->contains(key.toStdString()); }

QString ConfigTable::nameOf(const QString &key) const { return m_path.isEmpty() ? key : u"%1.%2"_s.arg(m_path, key); }

TextPosition ConfigTable::head() const { return position(m_table->source()); }

void ConfigTable::complain(const QString &key, const QString &problem)
{
    const auto *node = m_table->get(key.toStdString());
    m_problems->add(node ? position(node->source()) : head(), u"%1 %2"_s.arg(nameOf(key), problem));
}

const toml::node *ConfigTable::find(const QString &key, Need need)
{
    m_asked += key;
    const auto *node = m_table->get(key.toStdString());
    if (!node && need == Need::Required && m_present)
        complain(key, u"is missing"_s);
    return node;
}

void ConfigTable::typeProblem(const QString &key, const toml::node &found, const QString &expected)
{
    complain(key, u"must be %1, not %2"_s.arg(expected, typeWord(found.type())));
}

std::optional<QString> ConfigTable::cleanText(const QString &key, const toml::node &node)
{
    const auto *value = node.as_string();
    if (!value) {
        typeProblem(key, node, u"text"_s);
        return std::nullopt;
    }
    const QString clean = text(value->get()).trimmed();
    if (clean.isEmpty())
        m_problems->add(position(node.source()), u"%1 must not be empty"_s.arg(nameOf(key)));
    else if (clean.size() > longestText)
        complain(key, u"must have at most %1 characters"_s.arg(longestText));
    else if (std::ranges::any_of(clean, isControl))
        complain(key, u"must be one line without control characters"_s);
    else
        return clean;
    return std::nullopt;
}

void ConfigTable::read(const QString &key, QString &into, Need need)
{
    const auto *node = find(key, need);
    if (const auto clean = node ? cleanText(key, *node) : std::nullopt)
        into = *clean;
}

void ConfigTable::read(const QString &key, QStringList &into, Need need)
{
    const auto *node = find(key, need);
    if (!node)
        return;
    const auto *list = node->as_array();
    if (!list)
        return typeProblem(key, *node, u"a list of texts"_s);
    into.clear();
    for (const auto &entry : *list) {
        if (const auto clean = cleanText(key, entry))
            into += *clean;
    }
}

void ConfigTable::read(const QString &key, bool &into, Need need)
{
    const auto *node = find(key, need);
    if (!node)
        return;
    if (const auto *value = node->as_boolean())
        into = value->get();
    else
        typeProblem(key, *node, u"true or false"_s);
}

void ConfigTable::read(const QString &key, qint64 &into, IntegerRange range, Need need)
{
    const auto *node = find(key, need);
    if (!node)
        return;
    const auto *value = node->as_integer();
    if (!value)
        typeProblem(key, *node, u"a whole number"_s);
    else if (value->get() < range.smallest || value->get() > range.largest)
        complain(key, u"must be %1 to %2"_s.arg(range.smallest).arg(range.largest));
    else
        into = value->get();
}

void ConfigTable::read(const QString &key, int &into, IntegerRange range, Need need)
{
    qint64 value = into;
    read(key, value, range, need);
    into = static_cast<int>(value);
}

void ConfigTable::read(const QString &key, std::chrono::seconds &into, IntegerRange range)
{
    qint64 value = into.count();
    read(key, value, range);
    into = std::chrono::seconds(value);
}

void ConfigTable::readWord(const QString &key, QString &into, std::span<const QLatin1StringView> words, Need need)
{
    QString word;
    read(key, word, need);
    if (word.isEmpty())
        return;
    const QStringList known(words.begin(), words.end());
    if (known.contains(word))
        into = word;
    else
        complain(key, u"must be one of %1, not \"%2\"%3"_s.arg(known.join(", "_L1), word, suggestion(word, known)));
}

QString ConfigTable::readDecimal(const QString &key, Need need)
{
    const auto *node = find(key, need);
    if (!node)
        return {};
    if (const auto *whole = node->as_integer())
        return QString::number(whole->get());
    // The shortest text that names this number is the one in the file, as long as it has no more than 15 digits.
    if (const auto *fraction = node->as_floating_point())
        return QString::number(fraction->get(), 'g', QLocale::FloatingPointShortest);
    if (node->is_string())
        return cleanText(key, *node).value_or(QString());
    typeProblem(key, *node, u"a number"_s);
    return {};
}

ConfigTable ConfigTable::table(const QString &key, Need need)
{
    static const toml::table none;
    const auto *node = find(key, Need::Optional);
    if (!node && need == Need::Required && m_present)
        m_problems->add(head(), u"the table [%1] is missing"_s.arg(nameOf(key)));
    const auto *found = node ? node->as_table() : nullptr;
    if (node && !found)
        typeProblem(key, *node, u"a table"_s);
    ConfigTable inner(found ? *found : none, nameOf(key), *m_problems);
    inner.m_present = found != nullptr;
    return inner;
}

QList<ConfigTable> ConfigTable::tables(const QString &key)
{
    QList<ConfigTable> all;
    const auto *node = find(key, Need::Optional);
    if (!node)
        return all;
    const auto *list = node->as_array();
    if (!list || !list->is_homogeneous<toml::table>()) {
        typeProblem(key, *node, u"a list of tables, [[%1]]"_s.arg(nameOf(key)));
        return all;
    }
    for (const auto &entry : *list)
        all += ConfigTable(*entry.as_table(), nameOf(key), *m_problems);
    return all;
}

QStringList ConfigTable::takeKeys()
{
    QStringList keys;
    for (const auto &[key, value] : *m_table)
        keys += text(key.str());
    m_asked += keys;
    return keys;
}

void ConfigTable::refuseUnknownKeys()
{
    for (const auto &[key, value] : *m_table) {
        const QString name = text(key.str());
        if (m_asked.contains(name))
            continue;
        const QString where = m_path.isEmpty() ? u"in the file"_s : u"in [%1]"_s.arg(m_path);
        const QString what = value.is_table() || value.is_array_of_tables() ? u"table"_s : u"key"_s;
        m_problems->add(
            position(key.source()), u"unknown %1 %2 %3%4"_s.arg(what, name, where, suggestion(name, m_asked)));
    }
}

} // namespace Peak
