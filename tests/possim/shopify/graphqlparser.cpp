#include "tests/possim/shopify/graphqlparser.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr int DeepestNesting = 60;

void GqlReader::fail()
{
    if (!failed()) {
        const auto &token = peek();
        const auto what = token.kind == GqlToken::Kind::End ? u"end of document"_s : u"\"%1\""_s.arg(token.text);
        m_problem = u"syntax error, unexpected %1 at [%2, %3]"_s.arg(what).arg(token.line).arg(token.column);
    }
    m_at = m_tokens.size() - 1;
}

GqlToken GqlReader::take()
{
    const auto token = peek();
    if (!atEnd())
        ++m_at;
    return token;
}

bool GqlReader::took(QLatin1StringView mark)
{
    if (!sees(mark))
        return false;
    ++m_at;
    return true;
}

bool GqlReader::tookWord(QLatin1StringView word)
{
    if (!seesWord(word))
        return false;
    ++m_at;
    return true;
}

void GqlReader::expect(QLatin1StringView mark)
{
    if (!took(mark))
        fail();
}

QString GqlReader::name()
{
    if (peek().kind == GqlToken::Kind::Name)
        return take().text;
    fail();
    return {};
}

GqlType GqlReader::type()
{
    GqlType type;
    if (took("["_L1)) {
        type.kind = GqlType::Kind::List;
        if (++m_depth > DeepestNesting)
            fail();
        else
            type.of = std::make_shared<const GqlType>(this->type());
        --m_depth;
        expect("]"_L1);
    } else {
        type.name = name();
    }
    if (!took("!"_L1))
        return type;
    return {GqlType::Kind::NonNull, {}, std::make_shared<const GqlType>(type)};
}

static GqlValue::Kind kindOfWord(const QString &word)
{
    if (word == "null"_L1)
        return GqlValue::Kind::Null;
    return word == "true"_L1 || word == "false"_L1 ? GqlValue::Kind::Boolean : GqlValue::Kind::Word;
}

GqlValue GqlReader::value(bool constant)
{
    if (m_depth > DeepestNesting)
        fail();
    if (!constant && took("$"_L1))
        return {GqlValue::Kind::Variable, name(), {}, {}};
    if (took("{"_L1))
        return object(constant);
    if (took("["_L1)) {
        GqlValue all{GqlValue::Kind::List, {}, {}, {}};
        ++m_depth;
        while (!failed() && !took("]"_L1))
            all.list.append(value(constant));
        --m_depth;
        return all;
    }
    switch (peek().kind) {
    case GqlToken::Kind::Int:
        return {GqlValue::Kind::Int, take().text, {}, {}};
    case GqlToken::Kind::Float:
        return {GqlValue::Kind::Float, take().text, {}, {}};
    case GqlToken::Kind::Text:
        return {GqlValue::Kind::Text, take().text, {}, {}};
    case GqlToken::Kind::Name: {
        const auto word = take().text;
        return {kindOfWord(word), word, {}, {}};
    }
    case GqlToken::Kind::Mark:
    case GqlToken::Kind::End:
        break;
    }
    fail();
    return {};
}

GqlValue GqlReader::object(bool constant)
{
    GqlValue all{GqlValue::Kind::Object, {}, {}, {}};
    ++m_depth;
    while (!failed() && !took("}"_L1)) {
        const auto member = name();
        expect(":"_L1);
        all.members.append({member, value(constant)});
    }
    --m_depth;
    return all;
}

QList<GqlArgument> GqlReader::arguments(bool constant)
{
    QList<GqlArgument> all;
    if (!took("("_L1))
        return all;
    do {
        const auto which = name();
        expect(":"_L1);
        all.append({which, value(constant)});
    } while (!failed() && !took(")"_L1));
    return all;
}

QList<GqlDirective> GqlReader::directives()
{
    QList<GqlDirective> all;
    while (took("@"_L1)) {
        const auto which = name();
        all.append({which, arguments(false)});
    }
    return all;
}

QList<GqlSelection> GqlReader::selections()
{
    QList<GqlSelection> all;
    expect("{"_L1);
    if (++m_depth > DeepestNesting)
        fail();
    do {
        all.append(selection());
    } while (!failed() && !took("}"_L1));
    --m_depth;
    return all;
}

GqlSelection GqlReader::selection()
{
    if (sees("..."_L1))
        return spread();
    GqlSelection field;
    field.line = peek().line;
    field.column = peek().column;
    field.alias = name();
    field.name = took(":"_L1) ? name() : field.alias;
    field.arguments = arguments(false);
    field.directives = directives();
    if (sees("{"_L1))
        field.set = selections();
    return field;
}

GqlSelection GqlReader::spread()
{
    GqlSelection part;
    part.line = peek().line;
    part.column = peek().column;
    expect("..."_L1);
    if (peek().kind == GqlToken::Kind::Name && !seesWord("on"_L1)) {
        part.kind = GqlSelection::Kind::Spread;
        part.name = name();
        part.directives = directives();
        return part;
    }
    part.kind = GqlSelection::Kind::Inline;
    if (tookWord("on"_L1))
        part.onType = name();
    part.directives = directives();
    part.set = selections();
    return part;
}

QList<GqlVariable> GqlReader::variables()
{
    QList<GqlVariable> all;
    if (!took("("_L1))
        return all;
    do {
        GqlVariable variable;
        expect("$"_L1);
        variable.name = name();
        expect(":"_L1);
        variable.type = type();
        if (took("="_L1))
            variable.preset = value(true);
        all.append(variable);
    } while (!failed() && !took(")"_L1));
    return all;
}

GqlOperation GqlReader::operation()
{
    GqlOperation operation;
    if (!sees("{"_L1)) {
        operation.isMutation = tookWord("mutation"_L1);
        if (!operation.isMutation && !tookWord("query"_L1))
            fail();
        if (peek().kind == GqlToken::Kind::Name)
            operation.name = name();
        operation.variables = variables();
        if (sees("@"_L1))
            fail(); // None of those we serve belongs there.
    }
    operation.set = selections();
    return operation;
}

Result<GqlDocument> GqlDocument::parse(const QString &text)
{
    auto tokens = gqlTokens(text);
    if (!tokens)
        return tokens.error();
    GqlReader reader(*std::move(tokens));
    GqlDocument document;
    do {
        if (!reader.tookWord("fragment"_L1)) {
            document.operations.append(reader.operation());
            continue;
        }
        const auto name = reader.name();
        if (!reader.tookWord("on"_L1))
            reader.fail();
        GqlFragment fragment;
        fragment.onType = reader.name();
        fragment.set = reader.selections();
        document.fragments.insert(name, fragment);
    } while (!reader.atEnd());
    if (reader.failed())
        return Error{Error::Kind::Invalid, reader.problem()};
    return document;
}

const GqlOperation *GqlDocument::operation(const QString &name) const
{
    if (name.isEmpty())
        return operations.size() == 1 ? &operations.first() : nullptr;
    for (const auto &operation : operations) {
        if (operation.name == name)
            return &operation;
    }
    return nullptr;
}

} // namespace Peak::Possim
