#include "tests/possim/shopify/graphqlexecutor.h"

#include "tests/possim/shopify/graphqlvalues.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

QString gqlCursor(const QString &place) { return QString::fromLatin1(place.toUtf8().toBase64()); }

QString gqlPlaceOf(const QString &cursor) { return QString::fromUtf8(QByteArray::fromBase64(cursor.toLatin1())); }

static constexpr int MutationCost = 10;

static int sizeCost(double count) { return int(std::ceil(std::sqrt(std::max(count, 1.0)))); }

static bool isConnection(const GqlFieldDef &field) { return field.type.innermost().endsWith("Connection"_L1); }

namespace {

/** What both walks over an operation need to know. */
class Walk {
public:
    Walk(const GqlSchema &schema, const GqlDocument &document, const QJsonObject &variables)
        : m_schema(schema), m_document(document), m_variables(variables)
    {
    }

protected:
    [[nodiscard]] bool isWanted(const GqlSelection &selection) const
    {
        for (const auto &directive : selection.directives) {
            const bool value =
                !directive.arguments.isEmpty() && gqlJson(directive.arguments.first().value, m_variables).toBool();
            if (value != (directive.name == "include"_L1))
                return false;
        }
        return true;
    }

    /** The fields of `object`, those of fragments included. */
    void collect(const QString &object, const QList<GqlSelection> &set, QList<GqlSelection> &fields) const
    {
        for (const auto &selection : set) {
            if (!isWanted(selection))
                continue;
            const auto fragment = m_document.fragments.value(selection.name);
            switch (selection.kind) {
            case GqlSelection::Kind::Field:
                fields.append(selection);
                break;
            case GqlSelection::Kind::Inline:
                if (selection.onType.isEmpty() || m_schema.fits(object, selection.onType))
                    collect(object, selection.set, fields);
                break;
            case GqlSelection::Kind::Spread:
                if (m_schema.fits(object, fragment.onType))
                    collect(object, fragment.set, fields);
                break;
            }
        }
    }

    [[nodiscard]] QJsonObject argumentsOf(const GqlFieldDef &field, const GqlSelection &selection) const
    {
        QJsonObject all;
        for (const auto &known : field.arguments) {
            if (known.preset)
                all[known.name] = gqlJson(*known.preset, {});
        }
        for (const auto &given : selection.arguments) {
            if (!given.value.isVariable() || m_variables.contains(given.value.text))
                all[given.name] = gqlJson(given.value, m_variables);
        }
        return all;
    }

    const GqlSchema &m_schema;
    const GqlDocument &m_document;
    const QJsonObject &m_variables;
};

class Estimate : public Walk {
public:
    using Walk::Walk;

    int of(const GqlTypeDef &type, const QList<GqlSelection> &set, bool mutation = false) const
    {
        QList<GqlSelection> fields;
        QList<int> branches; // Of several possible types the dearest counts.
        if (!type.isAbstract()) {
            collect(type.name, set, fields);
            return sum(type, fields, mutation);
        }
        for (const auto &possible : m_schema.types()) {
            if (possible.kind != GqlTypeDef::Kind::Object || !m_schema.fits(possible.name, type.name))
                continue;
            fields.clear();
            collect(possible.name, set, fields);
            branches.append(sum(possible, fields, false));
        }
        return branches.isEmpty() ? 0 : *std::max_element(branches.begin(), branches.end());
    }

private:
    int sum(const GqlTypeDef &type, const QList<GqlSelection> &fields, bool mutation) const
    {
        int cost = 0;
        for (const auto &selection : fields) {
            const auto *field = type.field(selection.name);
            const auto *result = field ? m_schema.find(field->type.innermost()) : nullptr;
            if (!result || result->isLeaf())
                continue;
            const auto arguments = argumentsOf(*field, selection);
            const auto inside = of(*result, selection.set);
            if (mutation)
                cost += MutationCost;
            else if (isConnection(*field))
                cost += inside * sizeCost(arguments["first"_L1].toDouble());
            else if (arguments["ids"_L1].isArray())
                cost += (1 + inside) * sizeCost(double(arguments["ids"_L1].toArray().size()));
            else
                cost += 1 + inside;
        }
        return cost;
    }
};

class Executor : public Walk {
public:
    Executor(
        const GqlSchema &schema, const GqlDocument &document, const QJsonObject &variables, const GqlResolver &resolver)
        : Walk(schema, document, variables), m_resolver(resolver)
    {
    }

    GqlAnswer run(const GqlOperation &operation)
    {
        const auto data = object(m_schema.root(operation.isMutation).name, operation.set, {}, m_answer.cost);
        m_answer.data = m_brokePromise ? QJsonValue() : QJsonValue(data);
        if (operation.isMutation)
            m_answer.cost = MutationCost * int(operation.set.size());
        return m_answer;
    }

private:
    QJsonObject object(const QString &typeName, const QList<GqlSelection> &set, const QJsonObject &parent, int &cost)
    {
        const auto *type = m_schema.find(typeName);
        QList<GqlSelection> fields;
        collect(typeName, set, fields);
        QJsonObject result;
        for (const auto &selection : fields) {
            if (selection.name == "__typename"_L1)
                result[selection.alias] = typeName;
            else if (const auto *field = type->field(selection.name))
                result[selection.alias] =
                    merged(result.value(selection.alias), answer(*type, *field, selection, parent, cost));
        }
        return result;
    }

    /** The same field may be asked for twice, with different members. */
    static QJsonValue merged(const QJsonValue &one, const QJsonValue &other)
    {
        if (!one.isObject() || !other.isObject())
            return other;
        auto both = one.toObject();
        const auto more = other.toObject();
        for (auto member = more.begin(); member != more.end(); ++member)
            both[member.key()] = merged(both.value(member.key()), member.value());
        return both;
    }

    QJsonValue answer(const GqlTypeDef &type, const GqlFieldDef &field, const GqlSelection &selection,
        const QJsonObject &parent, int &cost)
    {
        const GqlAsk ask{type.name, field.name, parent, argumentsOf(field, selection)};
        const auto value = m_resolver(ask);
        if (!value) {
            fail(value.error().message, selection);
            m_brokePromise = m_brokePromise || field.type.isRequired();
            return QJsonValue::Null;
        }
        if (!isConnection(field) || value->isNull())
            return complete(field.type, selection.set, *value, cost);
        if (!ask.arguments.contains("first"_L1)) {
            fail(u"BAD_REQUEST: you must provide one of first or last"_s, selection);
            m_brokePromise = m_brokePromise || field.type.isRequired();
            return QJsonValue::Null;
        }
        const auto page = value->isArray() ? paged(value->toArray(), ask.arguments) : value->toObject();
        int inside = 0;
        const auto result = complete(field.type, selection.set, page, inside);
        const auto count = double(page["nodes"_L1].toArray().size());
        cost += count > 0 ? int(std::ceil(double(inside) / count * sizeCost(count))) : 0;
        return result;
    }

    void fail(const QString &problem, const GqlSelection &where)
    {
        const auto colon = problem.indexOf(": "_L1);
        m_answer.errors.append(QJsonObject{{u"message"_s, colon < 0 ? problem : problem.mid(colon + 2)},
            {u"path"_s, QJsonArray{where.alias}},
            {u"locations"_s, QJsonArray{QJsonObject{{u"line"_s, where.line}, {u"column"_s, where.column}}}},
            {u"extensions"_s, QJsonObject{{u"code"_s, problem.left(std::max<qsizetype>(colon, 0))}}}});
    }

    static QJsonArray reversed(const QJsonArray &list)
    {
        QJsonArray all;
        for (auto i = list.size(); i > 0; --i)
            all.append(list[i - 1]);
        return all;
    }

    static QJsonObject paged(const QJsonArray &list, const QJsonObject &arguments)
    {
        const auto all = arguments["reverse"_L1].toBool() ? reversed(list) : list;
        const auto after = gqlPlaceOf(arguments["after"_L1].toString());
        const auto from = after.isEmpty() ? qsizetype(0) : after.toLongLong() + 1;
        const auto to = std::min<qsizetype>(from + arguments["first"_L1].toInt(), all.size());
        QJsonArray nodes;
        QJsonArray edges;
        for (auto i = from; i < to; ++i) {
            nodes.append(all[i]);
            edges.append(QJsonObject{{u"cursor"_s, gqlCursor(QString::number(i))}, {u"node"_s, all[i]}});
        }
        const auto cursor = [&](qsizetype i) {
            return nodes.isEmpty() ? QJsonValue() : QJsonValue(gqlCursor(QString::number(i)));
        };
        return {{u"nodes"_s, nodes}, {u"edges"_s, edges},
            {u"pageInfo"_s,
                QJsonObject{{u"hasNextPage"_s, to < all.size()}, {u"hasPreviousPage"_s, from > 0},
                    {u"startCursor"_s, cursor(from)}, {u"endCursor"_s, cursor(to - 1)}}}};
    }

    QJsonValue complete(const GqlType &type, const QList<GqlSelection> &set, const QJsonValue &value, int &cost)
    {
        if (value.isNull() || value.isUndefined())
            return QJsonValue::Null;
        const auto &inner = type.nullable();
        if (inner.kind == GqlType::Kind::List) {
            QJsonArray all;
            for (const auto &entry : value.toArray())
                all.append(complete(*inner.of, set, entry, cost));
            return all;
        }
        const auto *def = m_schema.find(inner.name);
        if (def->isLeaf())
            return value;
        const auto one = value.toObject();
        if (!def->name.endsWith("Connection"_L1) && !def->name.endsWith("Edge"_L1) && def->name != "PageInfo"_L1)
            ++cost;
        return object(def->isAbstract() ? one["__typename"_L1].toString() : def->name, set, one, cost);
    }

    const GqlResolver &m_resolver;
    bool m_brokePromise = false; ///< Something that is never null could not be answered: then nothing is.
    GqlAnswer m_answer;
};

} // namespace

int gqlRequestedCost(
    const GqlSchema &schema, const GqlDocument &document, const GqlOperation &operation, const QJsonObject &variables)
{
    return Estimate(schema, document, variables)
        .of(schema.root(operation.isMutation), operation.set, operation.isMutation);
}

GqlAnswer gqlExecute(const GqlSchema &schema, const GqlDocument &document, const GqlOperation &operation,
    const QJsonObject &variables, const GqlResolver &resolver)
{
    return Executor(schema, document, variables, resolver).run(operation);
}

} // namespace Peak::Possim
