#pragma once

#include <QLatin1StringView>

#include <optional>

namespace Peak {

/** One row of a table that pairs a word of the outside world with a value of ours. */
template<class Value>
struct Word {
    QLatin1StringView word;
    Value value;
};

/** The value of a word, compared as it is written. Nothing for a word the table does not have. */
template<class Value, size_t N>
std::optional<Value> valueOf(const Word<Value> (&table)[N], QStringView word)
{
    for (const auto &row : table) {
        if (word == row.word)
            return row.value;
    }
    return std::nullopt;
}

/** The first word of a value. The table must have one. */
template<class Value, size_t N>
QLatin1StringView wordOf(const Word<Value> (&table)[N], Value value)
{
    for (const auto &row : table) {
        if (row.value == value)
            return row.word;
    }
    Q_UNREACHABLE();
}

} // namespace Peak
