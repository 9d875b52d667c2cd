#include "tests/possim/shopify/graphqlparser.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

QString GqlType::text() const
{
    switch (kind) {
    case Kind::Named:
        return name;
    case Kind::List:
        return u"[%1]"_s.arg(of->text());
    case Kind::NonNull:
        return of->text() + u'!';
    }
    Q_UNREACHABLE();
}

template<class List>
static auto *named(const List &list, const QString &wanted)
{
    for (const auto &entry : list) {
        if (entry.name == wanted)
            return &entry;
    }
    return static_cast<const typename List::value_type *>(nullptr);
}

const GqlFieldDef *GqlTypeDef::field(const QString &wanted) const { return named(fields, wanted); }

const GqlInput *GqlTypeDef::input(const QString &wanted) const { return named(inputs, wanted); }

const GqlTypeDef *GqlSchema::find(const QString &name) const
{
    const auto at = m_types.constFind(name);
    return at == m_types.constEnd() ? nullptr : &*at;
}

const GqlTypeDef &GqlSchema::root(bool mutation) const { return *find(mutation ? u"Mutation"_s : u"QueryRoot"_s); }

bool GqlSchema::fits(const QString &object, const QString &wanted) const
{
    if (object == wanted)
        return true;
    const auto *type = find(wanted);
    const auto *own = find(object);
    if (!type || !own)
        return false;
    if (type->kind == GqlTypeDef::Kind::Union)
        return type->words.contains(object);
    return own->kind == GqlTypeDef::Kind::Object && own->words.contains(wanted);
}

static GqlInput readInput(GqlReader &reader)
{
    GqlInput input;
    input.name = reader.name();
    reader.expect(":"_L1);
    input.type = reader.type();
    if (reader.took("="_L1))
        input.preset = reader.value(true);
    return input;
}

static GqlFieldDef readField(GqlReader &reader)
{
    GqlFieldDef field;
    field.name = reader.name();
    if (reader.took("("_L1)) {
        do {
            field.arguments.append(readInput(reader));
        } while (!reader.failed() && !reader.took(")"_L1));
    }
    reader.expect(":"_L1);
    field.type = reader.type();
    return field;
}

static void readFields(GqlReader &reader, GqlTypeDef &type)
{
    if (reader.tookWord("implements"_L1)) {
        do {
            type.words.append(reader.name());
        } while (reader.took("&"_L1));
    }
    reader.expect("{"_L1);
    while (!reader.failed() && !reader.took("}"_L1))
        type.fields.append(readField(reader));
}

static GqlTypeDef readType(GqlReader &reader)
{
    GqlTypeDef type;
    const auto word = reader.name();
    type.name = reader.name();
    if (word == "type"_L1 || word == "interface"_L1) {
        type.kind = word == "type"_L1 ? GqlTypeDef::Kind::Object : GqlTypeDef::Kind::Interface;
        readFields(reader, type);
    } else if (word == "union"_L1) {
        type.kind = GqlTypeDef::Kind::Union;
        reader.expect("="_L1);
        do {
            type.words.append(reader.name());
        } while (reader.took("|"_L1));
    } else if (word == "enum"_L1) {
        type.kind = GqlTypeDef::Kind::Enum;
        reader.expect("{"_L1);
        while (!reader.failed() && !reader.took("}"_L1))
            type.words.append(reader.name());
    } else if (word == "input"_L1) {
        type.kind = GqlTypeDef::Kind::Input;
        reader.expect("{"_L1);
        while (!reader.failed() && !reader.took("}"_L1))
            type.inputs.append(readInput(reader));
    } else if (word != "scalar"_L1) {
        reader.fail();
    }
    return type;
}

Result<GqlSchema> GqlSchema::parse(const QString &text)
{
    auto tokens = gqlTokens(text);
    if (!tokens)
        return tokens.error();
    GqlSchema schema;
    GqlReader reader(*std::move(tokens));
    for (const auto &word : {u"ID"_s, u"String"_s, u"Int"_s, u"Float"_s, u"Boolean"_s})
        schema.m_types.insert(word, GqlTypeDef{GqlTypeDef::Kind::Scalar, word, {}, {}, {}});
    while (!reader.atEnd()) {
        const auto type = readType(reader);
        schema.m_types.insert(type.name, type);
    }
    if (reader.failed())
        return Error{Error::Kind::Invalid, reader.problem()};
    return schema;
}

} // namespace Peak::Possim
