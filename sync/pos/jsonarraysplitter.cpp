#include "sync/pos/jsonarraysplitter.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
} // namespace

JsonArraySplitter::JsonArraySplitter(Element element) : m_element(std::move(element)) { }

Result<Ok> JsonArraySplitter::fail()
{
    m_place = Place::Failed;
    m_text.clear();
    return Error{Error::Kind::Malformed, u"the answer is no complete list"_s};
}

Result<Ok> JsonArraySplitter::feed(QByteArrayView piece)
{
    for (const char c : piece) {
        if (auto taken = take(c); !taken) {
            m_place = Place::Failed;
            return taken;
        }
    }
    return Ok{};
}

Result<Ok> JsonArraySplitter::finish() { return m_place == Place::After ? Result<Ok>(Ok{}) : fail(); }

Result<Ok> JsonArraySplitter::take(char c)
{
    switch (m_place) {
    case Place::Before:
        if (c == '[')
            m_place = Place::First;
        return c == '[' || isBlank(c) || byteOrderMark.contains(c) ? Result<Ok>(Ok{}) : fail();
    case Place::First:
        if (c == ']')
            m_place = Place::After;
        return c == ']' || isBlank(c) ? Result<Ok>(Ok{}) : begin(c);
    case Place::Between:
        return isBlank(c) ? Result<Ok>(Ok{}) : begin(c);
    case Place::Escape:
        m_place = Place::Text;
        m_text.append(c);
        return Ok{};
    case Place::Text:
        m_place = c == '\\' ? Place::Escape : c == '"' ? Place::Element : Place::Text;
        m_text.append(c);
        return Ok{};
    case Place::Element:
        return inElement(c);
    case Place::After:
        return isBlank(c) ? Result<Ok>(Ok{}) : fail();
    case Place::Failed:
        return fail();
    }
    Q_UNREACHABLE();
}

Result<Ok> JsonArraySplitter::begin(char c)
{
    if (c == ',' || c == ']' || c == '}')
        return fail();
    m_place = Place::Element;
    return inElement(c);
}

Result<Ok> JsonArraySplitter::inElement(char c)
{
    if (m_depth == 0 && (c == ',' || c == ']'))
        return handOn(c);
    if (c == '"')
        m_place = Place::Text;
    else if (c == '{' || c == '[')
        ++m_depth;
    else if ((c == '}' || c == ']') && --m_depth < 0)
        return fail();
    m_text.append(c);
    return Ok{};
}

Result<Ok> JsonArraySplitter::handOn(char end)
{
    m_place = end == ',' ? Place::Between : Place::After;
    auto taken = m_element(m_text.trimmed());
    m_text.resize(0); // Keeps its room for the next one.
    return taken;
}

Result<Ok> splitJsonArray(QByteArrayView text, const JsonArraySplitter::Element &element)
{
    JsonArraySplitter splitter(element);
    if (auto fed = splitter.feed(text); !fed)
        return fed;
    return splitter.finish();
}

} // namespace Peak
