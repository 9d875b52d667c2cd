#include "sync/pos/flowhub/flowhubsnapshot.h"

#include "sync/pos/jsonread.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** Walks over JSON text without building anything. Every step says whether the text goes on as it must. */
class Walker {
public:
    explicit Walker(QByteArrayView text) : m_text(text) { }

    [[nodiscard]] qsizetype at() const { return m_at; }

    bool take(char wanted)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    /** Any value; `value` is its text. */
    bool takeValue(QByteArrayView &value)
    {
        skipSpace();
        const auto from = m_at;
        if (!skipValue())
            return false;
        value = m_text.sliced(from, m_at - from);
        return !value.isEmpty();
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }

    bool skipText()
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '\\')
                ++m_at;
            else if (m_text[m_at] == '"')
                return ++m_at, true;
        }
        return false;
    }

    bool skipValue()
    {
        int depth = 0;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                if (!skipText())
                    return false;
            } else if (depth == 0 && (c == ',' || c == '}' || c == ']')) {
                return true; // The end of a number or a word.
            } else {
                depth += c == '{' || c == '[' ? 1 : (c == '}' || c == ']' ? -1 : 0);
                ++m_at;
            }
            if (depth == 0 && (c == '"' || c == '}' || c == ']'))
                return true;
        }
        return false;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/** Calls `member(key, value)` for each member of the object; the keys with their quotes. */
template<class F>
bool walkObject(QByteArrayView text, F &&member)
{
    Walker walker(text);
    if (!walker.take('{'))
        return false;
    if (walker.take('}'))
        return true;
    do {
        QByteArrayView key;
        QByteArrayView value;
        if (!walker.takeValue(key) || !walker.take(':') || !walker.takeValue(value))
            return false;
        member(key, value);
    } while (walker.take(','));
    return walker.take('}');
}

/** Calls `element(value)` for each element of the array. */
template<class F>
bool walkArray(QByteArrayView text, F &&element)
{
    Walker walker(text);
    if (!walker.take('['))
        return false;
    if (walker.take(']'))
        return true;
    do {
        QByteArrayView value;
        if (!walker.takeValue(value))
            return false;
        element(value);
    } while (walker.take(','));
    return walker.take(']');
}

Error malformed(const QString &why) { return Error{Error::Kind::Malformed, why}; }
} // namespace

Result<FlowhubSnapshot> FlowhubSnapshot::fromBody(QByteArray body)
{
    FlowhubSnapshot snapshot;
    snapshot.m_body = std::move(body);
    const QByteArrayView text(snapshot.m_body);
    QByteArrayView data;
    QByteArrayView status;
    const bool whole = walkObject(text, [&](QByteArrayView key, QByteArrayView value) {
        if (key == "\"data\"")
            data = value;
        else if (key == "\"status\"")
            status = value;
    });
    if (!whole)
        return malformed(u"the inventory is no JSON object, or only a part of one"_s);
    if (!status.isEmpty() && !status.trimmed().startsWith('2'))
        return malformed(u"the inventory's own status is %1"_s.arg(
            QString::fromUtf8(status.first(std::min<qsizetype>(status.size(), 10)))));

    const auto spanOf = [&](QByteArrayView part) { return Span{part.data() - text.data(), part.size()}; };
    QHash<QByteArrayView, size_t> known;
    const bool list = walkArray(data, [&](QByteArrayView row) {
        QByteArrayView id = text.first(0);
        walkObject(row, [&](QByteArrayView key, QByteArrayView value) {
            if (key == "\"productId\"")
                id = value.trimmed();
        });
        const auto group = id.isEmpty() ? snapshot.m_groups.size() : known.value(id, snapshot.m_groups.size());
        if (group == snapshot.m_groups.size())
            snapshot.m_groups.push_back({spanOf(id), {}});
        if (!id.isEmpty())
            known.insert(id, group);
        snapshot.m_groups[group].rows.push_back(spanOf(row));
    });
    if (!list)
        return malformed(u"the inventory holds no list of rows"_s);
    return snapshot;
}

QList<QJsonObject> FlowhubSnapshot::rows(qsizetype product) const
{
    QList<QJsonObject> rows;
    for (const auto &span : m_groups[size_t(product)].rows) {
        const auto row = jsonObject(at(span).toByteArray());
        if (row)
            rows.append(*row);
    }
    return rows;
}

QList<QJsonObject> FlowhubSnapshot::rowsOf(const QString &id) const
{
    const QByteArray number = id.toUtf8();
    const QByteArray text = '"' + number + '"';
    for (size_t i = 0; i < m_groups.size(); ++i) {
        const auto known = at(m_groups[i].id);
        if (known == text || known == number)
            return rows(qsizetype(i));
    }
    return {};
}

} // namespace Peak
