#include "tests/possim/shopify/graphqlvalues.h"

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static bool isWhole(const QJsonValue &value)
{
    return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
}

/** Why a scalar does not take the value; nothing when it does. */
static QString scalarProblem(const QString &scalar, const QJsonValue &value)
{
    const auto text = value.toString();
    if (scalar == "Int"_L1)
        return isWhole(value) && std::abs(value.toDouble()) <= 2147483647.0 ? QString() : u"is no Int"_s;
    if (scalar == "Float"_L1)
        return value.isDouble() ? QString() : u"is no Float"_s;
    if (scalar == "Boolean"_L1)
        return value.isBool() ? QString() : u"is no Boolean"_s;
    if (scalar == "ID"_L1) {
        static const QRegularExpression gid(u"^gid://shopify/[A-Za-z]+/[0-9A-Za-z_-]+$"_s);
        return gid.match(text).hasMatch() || (isWhole(value) && !value.isString()) ? QString() : u"Invalid global id"_s;
    }
    if (!value.isString())
        return u"is no %1"_s.arg(scalar);
    if (scalar == "DateTime"_L1)
        return QDateTime::fromString(text, Qt::ISODate).isValid() ? QString() : u"is no DateTime"_s;
    return {};
}

static QString below(const QString &path, const QString &part) { return path.isEmpty() ? part : path + u'.' + part; }

static std::optional<GqlMismatch> inputMismatch(
    const GqlSchema &schema, const GqlTypeDef &type, const QJsonValue &value, const QString &path)
{
    if (!value.isObject())
        return GqlMismatch{path, u"Expected a value of %1"_s.arg(type.name)};
    const auto members = value.toObject();
    for (const auto &name : members.keys()) {
        if (!type.input(name))
            return GqlMismatch{below(path, name), u"Field is not defined on %1"_s.arg(type.name)};
    }
    for (const auto &input : type.inputs) {
        if (!members.contains(input.name)) {
            if (input.type.isRequired() && !input.preset)
                return GqlMismatch{below(path, input.name), u"Expected value to not be null"_s};
            continue;
        }
        if (auto wrong = gqlMismatch(schema, input.type, members[input.name], below(path, input.name)))
            return wrong;
    }
    return std::nullopt;
}

std::optional<GqlMismatch> gqlMismatch(
    const GqlSchema &schema, const GqlType &type, const QJsonValue &value, const QString &path)
{
    if (value.isNull() || value.isUndefined())
        return type.isRequired() ? std::optional(GqlMismatch{path, u"Expected value to not be null"_s}) : std::nullopt;
    const auto &inner = type.nullable();
    if (inner.kind == GqlType::Kind::List) {
        if (!value.isArray()) // One value stands for a list of it.
            return gqlMismatch(schema, *inner.of, value, path);
        const auto all = value.toArray();
        for (qsizetype i = 0; i < all.size(); ++i) {
            if (auto wrong = gqlMismatch(schema, *inner.of, all[i], below(path, QString::number(i))))
                return wrong;
        }
        return std::nullopt;
    }
    const auto *def = schema.find(inner.name);
    if (!def)
        return GqlMismatch{path, u"%1 isn't a defined input type"_s.arg(inner.name)};
    if (def->kind == GqlTypeDef::Kind::Input)
        return inputMismatch(schema, *def, value, path);
    if (def->kind == GqlTypeDef::Kind::Enum)
        return def->words.contains(value.toString())
            ? std::nullopt
            : std::optional(GqlMismatch{
                path, u"Expected \"%1\" to be one of: %2"_s.arg(value.toString(), def->words.join(u", "_s))});
    const auto problem = scalarProblem(def->name, value);
    return problem.isEmpty() ? std::nullopt : std::optional(GqlMismatch{path, problem});
}

QJsonValue gqlJson(const GqlValue &value, const QJsonObject &variables)
{
    switch (value.kind) {
    case GqlValue::Kind::Null:
        return QJsonValue::Null;
    case GqlValue::Kind::Boolean:
        return value.text == "true"_L1;
    case GqlValue::Kind::Int:
    case GqlValue::Kind::Float:
        return value.text.toDouble();
    case GqlValue::Kind::Text:
    case GqlValue::Kind::Word:
        return value.text;
    case GqlValue::Kind::Variable:
        return variables.value(value.text);
    case GqlValue::Kind::List: {
        QJsonArray all;
        for (const auto &entry : value.list)
            all.append(gqlJson(entry, variables));
        return all;
    }
    case GqlValue::Kind::Object: {
        QJsonObject all;
        for (const auto &[name, member] : value.members) {
            if (!member.isVariable() || variables.contains(member.text))
                all[name] = gqlJson(member, variables);
        }
        return all;
    }
    }
    Q_UNREACHABLE();
}

/** Whether its value is known only with the request. */
static bool hasVariable(const GqlValue &value)
{
    if (value.isVariable())
        return true;
    for (const auto &entry : value.list) {
        if (hasVariable(entry))
            return true;
    }
    for (const auto &member : value.members) {
        if (hasVariable(member.second))
            return true;
    }
    return false;
}

static std::optional<GqlMismatch> memberMismatch(const GqlSchema &schema, const GqlTypeDef &def, const GqlValue &value)
{
    for (const auto &[name, member] : value.members) {
        const auto *input = def.input(name);
        if (!input)
            return GqlMismatch{name, u"Field is not defined on %1"_s.arg(def.name)};
        if (auto wrong = gqlLiteralMismatch(schema, input->type, member))
            return GqlMismatch{below(name, wrong->path), wrong->why};
    }
    for (const auto &input : def.inputs) {
        const bool given = std::any_of(
            value.members.begin(), value.members.end(), [&](const auto &member) { return member.first == input.name; });
        if (!given && input.type.isRequired() && !input.preset)
            return GqlMismatch{input.name, u"Expected value to not be null"_s};
    }
    return std::nullopt;
}

std::optional<GqlMismatch> gqlLiteralMismatch(const GqlSchema &schema, const GqlType &type, const GqlValue &value)
{
    if (value.isVariable())
        return std::nullopt;
    const auto &inner = type.nullable();
    const auto *def = schema.find(type.innermost());
    if (inner.kind == GqlType::Kind::List && value.kind == GqlValue::Kind::List) {
        for (const auto &entry : value.list) {
            if (auto wrong = gqlLiteralMismatch(schema, *inner.of, entry))
                return wrong;
        }
        return std::nullopt;
    }
    const bool isEnum = def && def->kind == GqlTypeDef::Kind::Enum;
    if (isEnum != (value.kind == GqlValue::Kind::Word) && value.kind != GqlValue::Kind::Null)
        return GqlMismatch{{}, isEnum ? u"an enum is a bare word"_s : u"a bare word is no %1"_s.arg(type.text())};
    if (def && def->kind == GqlTypeDef::Kind::Input && value.kind == GqlValue::Kind::Object)
        return memberMismatch(schema, *def, value);
    if (hasVariable(value))
        return GqlMismatch{{}, u"no %1"_s.arg(type.text())};
    return gqlMismatch(schema, type, gqlJson(value, {}));
}

} // namespace Peak::Possim
