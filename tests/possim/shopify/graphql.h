#pragma once

#include "core/result.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace Peak::Possim {

// GraphQL as its specification of October 2021 has it, as far as clients of a point of sale need it: queries and
// mutations with variables, fragments, aliases, @include and @skip; schemas without directives.

/** A literal or a variable. An enum's word is told apart from a text. */
struct GqlValue {
    enum class Kind { Null, Boolean, Int, Float, Text, Word, Variable, List, Object };

    Kind kind = Kind::Null;
    QString text; ///< Of everything that is neither list nor object.
    QList<GqlValue> list;
    QList<QPair<QString, GqlValue>> members;

    [[nodiscard]] bool isVariable() const { return kind == Kind::Variable; }
};

/** `[ID!]!`: a name, or a wrapper around another type. */
struct GqlType {
    enum class Kind { Named, List, NonNull };

    Kind kind = Kind::Named;
    QString name;
    std::shared_ptr<const GqlType> of;

    [[nodiscard]] const GqlType &nullable() const { return kind == Kind::NonNull ? *of : *this; }
    [[nodiscard]] bool isRequired() const { return kind == Kind::NonNull; }
    /** The name inside all wrappers. */
    [[nodiscard]] const QString &innermost() const { return of ? of->innermost() : name; }
    [[nodiscard]] QString text() const;
};

struct GqlArgument {
    QString name;
    GqlValue value;
};

struct GqlDirective {
    QString name;
    QList<GqlArgument> arguments;
};

/** A field, the name of a fragment, or a fragment written where it is used. */
struct GqlSelection {
    enum class Kind { Field, Spread, Inline };

    Kind kind = Kind::Field;
    QString name; ///< Of the field or the fragment.
    QString alias; ///< What the answer calls it; the name without an alias.
    QString onType; ///< Of an inline fragment; empty: any.
    QList<GqlArgument> arguments;
    QList<GqlDirective> directives;
    QList<GqlSelection> set;
    int line = 0;
    int column = 0;
};

struct GqlVariable {
    QString name;
    GqlType type;
    std::optional<GqlValue> preset;
};

struct GqlOperation {
    bool isMutation = false;
    QString name;
    QList<GqlVariable> variables;
    QList<GqlSelection> set;
};

struct GqlFragment {
    QString onType;
    QList<GqlSelection> set;
};

/** What a request's `query` holds. */
struct GqlDocument {
    QList<GqlOperation> operations;
    QHash<QString, GqlFragment> fragments;

    /** Invalid with what is wrong and where. */
    static Result<GqlDocument> parse(const QString &text);
    /** The one of that name, or the only one. */
    [[nodiscard]] const GqlOperation *operation(const QString &name) const;
};

struct GqlInput {
    QString name;
    GqlType type;
    std::optional<GqlValue> preset;
};

struct GqlFieldDef {
    QString name;
    GqlType type;
    QList<GqlInput> arguments;
};

struct GqlTypeDef {
    enum class Kind { Scalar, Object, Interface, Union, Enum, Input };

    Kind kind = Kind::Scalar;
    QString name;
    QList<GqlFieldDef> fields;
    QList<GqlInput> inputs;
    QStringList words; ///< Of an enum; members of a union; interfaces of an object.

    [[nodiscard]] bool isLeaf() const { return kind == Kind::Scalar || kind == Kind::Enum; }
    [[nodiscard]] bool isAbstract() const { return kind == Kind::Interface || kind == Kind::Union; }
    [[nodiscard]] const GqlFieldDef *field(const QString &wanted) const;
    [[nodiscard]] const GqlInput *input(const QString &wanted) const;
};

/** What can be asked for: types by name. */
class GqlSchema {
public:
    static Result<GqlSchema> parse(const QString &text);
    [[nodiscard]] const GqlTypeDef *find(const QString &name) const;
    [[nodiscard]] const GqlTypeDef &root(bool mutation) const;
    /** Whether an object of type `object` can stand where `wanted` is said. */
    [[nodiscard]] bool fits(const QString &object, const QString &wanted) const;
    [[nodiscard]] const QHash<QString, GqlTypeDef> &types() const { return m_types; }

private:
    QHash<QString, GqlTypeDef> m_types;
};

} // namespace Peak::Possim
