#include "tests/possim/shopify/graphqlvalidator.h"

#include "tests/possim/shopify/graphqlvalues.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

namespace {

class Validator {
public:
    Validator(const GqlSchema &schema, const GqlDocument &document, const GqlOperation &operation)
        : m_schema(schema), m_document(document), m_operation(operation)
    {
    }

    QJsonArray run()
    {
        for (const auto &variable : m_operation.variables) {
            const auto *type = m_schema.find(variable.type.innermost());
            if (!type || !(type->isLeaf() || type->kind == GqlTypeDef::Kind::Input))
                add(u"%1 isn't a defined input type (on $%2)"_s.arg(variable.type.innermost(), variable.name));
        }
        walk(m_schema.root(m_operation.isMutation), m_operation.set, {});
        for (auto fragment = m_document.fragments.begin(); fragment != m_document.fragments.end(); ++fragment) {
            if (!m_usedFragments.contains(fragment.key()) && m_document.operations.size() == 1)
                add(u"Fragment %1 was defined, but not used"_s.arg(fragment.key()));
        }
        for (const auto &variable : m_operation.variables) {
            if (!m_usedVariables.contains(variable.name))
                add(u"Variable $%1 is declared by %2 but not used"_s.arg(variable.name, operationName()));
        }
        return m_errors;
    }

private:
    [[nodiscard]] QString operationName() const
    {
        return m_operation.name.isEmpty() ? u"anonymous operation"_s : m_operation.name;
    }

    void add(const QString &message, const GqlSelection *where = nullptr, const QString &code = {})
    {
        QJsonObject error{{u"message"_s, message}};
        if (where)
            error[u"locations"_s] = QJsonArray{QJsonObject{{u"line"_s, where->line}, {u"column"_s, where->column}}};
        if (!code.isEmpty())
            error[u"extensions"_s] = QJsonObject{{u"code"_s, code}};
        m_errors.append(error);
    }

    void walk(const GqlTypeDef &type, const QList<GqlSelection> &set, const QStringList &inside)
    {
        for (const auto &selection : set) {
            checkDirectives(selection);
            switch (selection.kind) {
            case GqlSelection::Kind::Field:
                checkField(type, selection, inside);
                break;
            case GqlSelection::Kind::Inline:
                checkFragment(type, selection, selection.onType, selection.set, inside);
                break;
            case GqlSelection::Kind::Spread:
                checkSpread(type, selection, inside);
                break;
            }
        }
    }

    void checkField(const GqlTypeDef &type, const GqlSelection &selection, const QStringList &inside)
    {
        if (selection.name == "__typename"_L1)
            return;
        const auto *field = type.field(selection.name);
        if (!field)
            return add(u"Field '%1' doesn't exist on type '%2'"_s.arg(selection.name, type.name), &selection,
                u"undefinedField"_s);
        checkArguments(*field, selection);
        const auto *result = m_schema.find(field->type.innermost());
        if (!result)
            return add(u"%1 is not part of what is simulated"_s.arg(field->type.innermost()), &selection);
        if (result->isLeaf() != selection.set.isEmpty())
            return add(result->isLeaf()
                    ? u"Selections can't be made on scalars (field '%1' returns %2)"_s.arg(field->name, result->name)
                    : u"Field must have selections (field '%1' returns %2 but has no selections)"_s.arg(
                        field->name, result->name),
                &selection, u"selectionMismatch"_s);
        if (!selection.set.isEmpty())
            walk(*result, selection.set, inside);
    }

    void checkArguments(const GqlFieldDef &field, const GqlSelection &selection)
    {
        for (const auto &given : selection.arguments) {
            const GqlInput *input = nullptr;
            for (const auto &known : field.arguments)
                input = known.name == given.name ? &known : input;
            if (!input) {
                add(u"Field '%1' doesn't accept argument '%2'"_s.arg(field.name, given.name), &selection,
                    u"argumentNotAccepted"_s);
                continue;
            }
            if (const auto wrong = gqlLiteralMismatch(m_schema, input->type, given.value))
                add(u"Argument '%1' on Field '%2' has an invalid value. %3"_s.arg(given.name, field.name, wrong->why),
                    &selection, u"argumentLiteralsIncompatible"_s);
            checkVariables(given.value, input->type, selection);
        }
        for (const auto &known : field.arguments) {
            const bool given = std::any_of(selection.arguments.begin(), selection.arguments.end(),
                [&](const GqlArgument &argument) { return argument.name == known.name; });
            if (!given && known.type.isRequired() && !known.preset)
                add(u"Field '%1' is missing required arguments: %2"_s.arg(field.name, known.name), &selection,
                    u"missingRequiredArguments"_s);
        }
    }

    [[nodiscard]] static bool canStandFor(const GqlVariable &variable, const GqlType &given, const GqlType &wanted)
    {
        if (wanted.isRequired())
            return (given.isRequired() || variable.preset)
                && canStandFor(variable, given.nullable(), wanted.nullable());
        const auto &inner = given.nullable();
        if (inner.kind != wanted.kind)
            return false;
        return inner.kind == GqlType::Kind::Named ? inner.name == wanted.name : canStandFor({}, *inner.of, *wanted.of);
    }

    void checkVariables(const GqlValue &value, const GqlType &wanted, const GqlSelection &where)
    {
        if (value.isVariable())
            return checkVariable(value.text, wanted, where);
        for (const auto &entry : value.list)
            checkVariables(entry, wanted.nullable().of ? *wanted.nullable().of : wanted, where);
        const auto *def = m_schema.find(wanted.innermost());
        for (const auto &[name, member] : value.members) {
            if (const auto *input = def ? def->input(name) : nullptr)
                checkVariables(member, input->type, where);
        }
    }

    void checkVariable(const QString &name, const GqlType &wanted, const GqlSelection &where)
    {
        m_usedVariables.insert(name);
        for (const auto &variable : m_operation.variables) {
            if (variable.name != name)
                continue;
            if (!canStandFor(variable, variable.type, wanted))
                add(u"Type mismatch on variable $%1 (%2 / %3)"_s.arg(name, variable.type.text(), wanted.text()), &where,
                    u"variableMismatch"_s);
            return;
        }
        add(u"Variable $%1 is used by %2 but not declared"_s.arg(name, operationName()), &where,
            u"variableNotDefined"_s);
    }

    void checkDirectives(const GqlSelection &selection)
    {
        for (const auto &directive : selection.directives) {
            if (directive.name != "include"_L1 && directive.name != "skip"_L1) {
                add(u"Directive @%1 is not defined"_s.arg(directive.name), &selection, u"undefinedDirective"_s);
                continue;
            }
            const GqlType boolean{GqlType::Kind::NonNull, {},
                std::make_shared<const GqlType>(GqlType{GqlType::Kind::Named, u"Boolean"_s, {}})};
            for (const auto &argument : directive.arguments)
                checkVariables(argument.value, boolean, selection);
        }
    }

    void checkSpread(const GqlTypeDef &type, const GqlSelection &selection, const QStringList &inside)
    {
        const auto fragment = m_document.fragments.constFind(selection.name);
        if (fragment == m_document.fragments.constEnd() || inside.contains(selection.name))
            return add(u"Fragment %1 is undefined or spreads itself"_s.arg(selection.name), &selection);
        m_usedFragments.insert(selection.name);
        checkFragment(type, selection, fragment->onType, fragment->set, inside + QStringList{selection.name});
    }

    void checkFragment(const GqlTypeDef &type, const GqlSelection &where, const QString &onType,
        const QList<GqlSelection> &set, const QStringList &inside)
    {
        const auto name = onType.isEmpty() ? type.name : onType;
        const auto *narrowed = m_schema.find(name);
        if (!narrowed || narrowed->isLeaf() || narrowed->kind == GqlTypeDef::Kind::Input)
            return add(u"No such type %1, so it can't be a fragment condition"_s.arg(name), &where, u"undefinedType"_s);
        if (!m_schema.fits(name, type.name) && !m_schema.fits(type.name, name)
            && !(type.isAbstract() && narrowed->isAbstract()))
            return add(u"Fragment on %1 can't be spread inside %2"_s.arg(name, type.name), &where);
        walk(*narrowed, set, inside);
    }

    const GqlSchema &m_schema;
    const GqlDocument &m_document;
    const GqlOperation &m_operation;
    QSet<QString> m_usedFragments;
    QSet<QString> m_usedVariables;
    QJsonArray m_errors;
};

} // namespace

QJsonArray gqlProblems(const GqlSchema &schema, const GqlDocument &document, const GqlOperation &operation)
{
    return Validator(schema, document, operation).run();
}

QJsonArray gqlVariableProblems(
    const GqlSchema &schema, const GqlOperation &operation, const QJsonObject &given, QJsonObject &complete)
{
    QJsonArray errors;
    for (const auto &variable : operation.variables) {
        const bool preset = !given.contains(variable.name) && variable.preset;
        const auto value = preset ? gqlJson(*variable.preset, {}) : given.value(variable.name);
        if (const auto wrong = gqlMismatch(schema, variable.type, value))
            errors.append(QJsonObject{{u"message"_s,
                                          u"Variable $%1 of type %2 was provided invalid value for %3 (%4)"_s.arg(
                                              variable.name, variable.type.text(), wrong->path, wrong->why)},
                {u"extensions"_s, QJsonObject{{u"code"_s, u"INVALID_VARIABLE"_s}}}});
        if (!value.isUndefined())
            complete[variable.name] = value;
    }
    return errors;
}

} // namespace Peak::Possim
