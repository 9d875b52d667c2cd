#include "sync/pos/leaflogix/leaflogixarray.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
Error malformed() { return Error{Error::Kind::Malformed, u"the answer is no complete list"_s}; }

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

qsizetype skipBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at;
}

/** Where the text that begins at `at` ends; -1 when it does not. */
qsizetype endOfText(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at;
    }
    return -1;
}

/** Where the element that begins at `at` ends: at the comma or bracket behind it; -1 when it does not. */
qsizetype endOfElement(QByteArrayView text, qsizetype at)
{
    int depth = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            at = endOfText(text, at);
            if (at < 0)
                return -1;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (depth == 0 && (c == ',' || c == ']')) {
            return at;
        } else if (c == '}' || c == ']') {
            if (--depth < 0)
                return -1;
        }
    }
    return -1;
}
} // namespace

Result<Ok> splitJsonArray(QByteArrayView text, const std::function<Result<Ok>(QByteArrayView)> &element)
{
    constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
    qsizetype at = skipBlanks(text, text.startsWith(byteOrderMark) ? byteOrderMark.size() : 0);
    if (at >= text.size() || text[at] != '[')
        return malformed();
    at = skipBlanks(text, at + 1);
    bool more = at < text.size() && text[at] != ']';
    while (more) {
        const qsizetype end = endOfElement(text, at);
        if (end < 0 || text.sliced(at, end - at).trimmed().isEmpty())
            return malformed();
        if (auto taken = element(text.sliced(at, end - at).trimmed()); !taken)
            return taken;
        more = text[end] == ',';
        at = more ? skipBlanks(text, end + 1) : end;
    }
    const bool closed = at < text.size() && text[at] == ']';
    if (!closed || skipBlanks(text, at + 1) != text.size())
        return malformed();
    return Ok{};
}

Result<PackedElements> PackedElements::fromJson(QByteArrayView text)
{
    PackedElements packed;
    const auto split = splitJsonArray(text, [&packed](QByteArrayView element) -> Result<Ok> {
        packed.append(element);
        return Ok{};
    });
    if (!split)
        return split.error();
    packed.close();
    return packed;
}

void PackedElements::append(QByteArrayView element)
{
    m_open.append(element).append('\0');
    if (++m_size % PerBlock == 0)
        close();
}

void PackedElements::close()
{
    if (m_open.isEmpty())
        return;
    m_blocks.append(qCompress(m_open, 1));
    m_open.clear();
}

QList<QByteArray> PackedElements::slice(qsizetype first, qsizetype most) const
{
    QList<QByteArray> found;
    const qsizetype end = std::min(first + most, m_size);
    while (first < end) {
        const auto block = qUncompress(m_blocks.at(first / PerBlock)).split('\0');
        const qsizetype from = first % PerBlock;
        const qsizetype count = std::min(PerBlock - from, end - first);
        found += block.sliced(from, count);
        first += count;
    }
    return found;
}

} // namespace Peak
