#include "sync/pos/jsonmembersplitter.h"

#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;

namespace Peak {

static constexpr qsizetype mostAround = 64 * 1024;

JsonMemberSplitter::JsonMemberSplitter(QByteArray member, JsonArraySplitter::Element element)
    : m_member(std::move(member)), m_list(std::move(element))
{
}

Result<Ok> JsonMemberSplitter::feed(QByteArrayView piece)
{
    for (const char c : piece) {
        if (auto taken = m_inList ? m_list.feed(QByteArrayView(&c, 1)) : take(c); !taken)
            return taken;
        m_inList = m_inList && !m_list.isComplete();
    }
    return Ok{};
}

Result<Ok> JsonMemberSplitter::take(char c)
{
    if (m_around.size() >= mostAround)
        return Error{Error::Kind::Malformed, u"there is too much around the list"_s};
    m_around.append(c);
    if (m_text) {
        inText(c);
        return Ok{};
    }
    if (begins(c)) {
        m_around.append(']');
        m_inList = true;
        return m_list.feed("[");
    }
    if (c == '"') {
        m_text = true;
        m_textFrom = m_around.size();
    } else if (m_depth == 1 && (c == ':' || c == ',')) {
        m_key = c == ':' ? m_lastText : QByteArray();
    } else if (c == '{' || c == '[') {
        ++m_depth;
    } else if (c == '}' || c == ']') {
        --m_depth;
    }
    return Ok{};
}

void JsonMemberSplitter::inText(char c)
{
    if (!m_escape && c == '"') {
        m_text = false;
        m_lastText = m_around.sliced(m_textFrom, m_around.size() - 1 - m_textFrom);
    }
    m_escape = !m_escape && c == '\\';
}

/** Whether the list begins here; a second one of the same name would count to what is around. */
bool JsonMemberSplitter::begins(char c) const
{
    return c == '[' && m_depth == 1 && m_key == m_member && !m_list.isComplete();
}

Result<QJsonObject> JsonMemberSplitter::finish()
{
    if (const auto whole = m_list.finish(); !whole)
        return whole.error();
    return jsonObject(m_around);
}

} // namespace Peak
