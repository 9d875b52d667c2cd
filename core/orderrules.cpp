#include "core/orderrules.h"

#include "core/customermatch.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QString itemField(qsizetype index, QLatin1StringView member) { return u"items.%1.%2"_s.arg(index).arg(member); }

OrderLine lineOf(const Product &product, const ProductValue &value, int quantity)
{
    QStringList words{product.name};
    if (!product.brand.isEmpty())
        words.append(product.brand);
    if (!value.label.isEmpty())
        words.append(value.label);
    return {product.id, value.id, words.join(u" · "_s), product.category, quantity, value.effectivePrice(),
        value.weight, value.thcMg};
}

const ProductValue *chosenValue(const Product &product, const ProductValueId &wanted)
{
    if (wanted.isEmpty() && product.values.size() == 1)
        return &product.values.first();
    return product.value(wanted);
}

std::optional<Problem> quantityProblem(qint64 quantity, const QString &field)
{
    if (quantity < 1)
        return Problem{field, Problem::Code::QuantityTooSmall};
    if (quantity > OrderRules::MaxQuantity)
        return Problem{field, Problem::Code::QuantityTooLarge, OrderRules::MaxQuantity, quantity};
    return std::nullopt;
}

/** Collects the lines of an order and what is wrong with them. */
class LineChecker {
public:
    LineChecker(bool medical, const ProductLookup &lookup) : m_medical(medical), m_lookup(lookup) { }

    Result<Ok> check(qsizetype index, const ItemRequest &item)
    {
        const auto found = m_lookup(item.product);
        if (!found)
            return found.error();
        if (auto problem = quantityProblem(item.quantity, itemField(index, "quantity"_L1)))
            report(*problem);
        if (!*found) {
            report({itemField(index, "product_id"_L1), Problem::Code::UnknownProduct});
            return Ok{};
        }
        checkAgainst(**found, index, item);
        return Ok{};
    }

    CheckedLines take() { return std::move(m_checked); }

private:
    void report(Problem problem) { m_checked.problems.append(std::move(problem)); }

    void checkAgainst(const Product &product, qsizetype index, const ItemRequest &item)
    {
        const ProductValue *value = chosenValue(product, item.value);
        if (!product.visible)
            report({itemField(index, "product_id"_L1), Problem::Code::NotForSale});
        if (product.medicalOnly && !m_medical)
            report({itemField(index, "product_id"_L1), Problem::Code::MedicalOnly});
        if (!value) {
            report({itemField(index, "product_value_id"_L1), Problem::Code::UnknownValue});
            return;
        }
        if (quantityProblem(item.quantity, {}))
            return;
        take(product, *value, index, static_cast<int>(item.quantity));
    }

    void take(const Product &product, const ProductValue &value, qsizetype index, int quantity)
    {
        auto &lines = m_checked.lines;
        auto line = std::ranges::find_if(
            lines, [&](const OrderLine &other) { return other.product == product.id && other.value == value.id; });
        if (line == lines.end())
            line = lines.insert(lines.end(), lineOf(product, value, 0));
        line->quantity += quantity;
        if (line->quantity > value.stock) {
            report({itemField(index, "quantity"_L1), Problem::Code::NotEnoughStock, value.stock, line->quantity});
        } else if (auto problem = quantityProblem(line->quantity, itemField(index, "quantity"_L1))) {
            report(*problem);
        }
    }

    bool m_medical;
    const ProductLookup &m_lookup;
    CheckedLines m_checked;
};

QList<Problem> contactProblems(const OrderRequest &request, const OrderRules &rules, QDate today)
{
    QList<Problem> problems;
    const auto &contact = request.contact;
    if (!contact.phone.isEmpty() && !normalisedPhone(contact.phone))
        problems.append({u"customer.phone"_s, Problem::Code::BadPhone});
    if (!contact.email.isEmpty() && !normalisedEmail(contact.email))
        problems.append({u"customer.email"_s, Problem::Code::BadEmail});
    const int age = request.medical ? rules.minimumAgeMedical : rules.minimumAge;
    if (contact.birthday.isValid() && ageOn(contact.birthday, today) < age)
        problems.append({u"customer.birthday"_s, Problem::Code::TooYoung, age});
    return problems;
}
} // namespace

QString toText(const Problem &problem)
{
    switch (problem.code) {
    case Problem::Code::Empty:
        return u"an order needs at least one item"_s;
    case Problem::Code::TooManyLines:
        return u"no more than %1 items"_s.arg(problem.limit);
    case Problem::Code::UnknownProduct:
        return u"product not found"_s;
    case Problem::Code::NotForSale:
        return u"product is not for sale"_s;
    case Problem::Code::UnknownValue:
        return u"not a price option of this product"_s;
    case Problem::Code::QuantityTooSmall:
        return u"must be at least 1"_s;
    case Problem::Code::QuantityTooLarge:
        return u"must be at most %1"_s.arg(problem.limit);
    case Problem::Code::NotEnoughStock:
        return problem.limit > 0 ? u"only %1 left"_s.arg(problem.limit) : u"sold out"_s;
    case Problem::Code::MedicalOnly:
        return u"for medical customers only"_s;
    case Problem::Code::NotesTooLong:
        return u"no more than %1 characters"_s.arg(problem.limit);
    case Problem::Code::CustomerRequired:
        return u"can't be blank"_s;
    case Problem::Code::BadPhone:
        return u"not a ten-digit phone number"_s;
    case Problem::Code::BadEmail:
        return u"not an e-mail address"_s;
    case Problem::Code::TooYoung:
        return u"must be at least %1 years old"_s.arg(problem.limit);
    case Problem::Code::LimitExceeded:
        return u"over the purchase limit %1: %2 of %3 mg"_s.arg(problem.name).arg(problem.actual).arg(problem.limit);
    }
    Q_UNREACHABLE();
}

QMap<QString, QStringList> toFields(const QList<Problem> &problems)
{
    QMap<QString, QStringList> fields;
    for (const auto &problem : problems)
        fields[problem.field].append(toText(problem));
    return fields;
}

Result<CheckedLines> checkItems(const QList<ItemRequest> &items, bool medical, const ProductLookup &lookup)
{
    if (items.isEmpty())
        return CheckedLines{{}, {{u"items"_s, Problem::Code::Empty}}};
    if (items.size() > OrderRules::MaxLines)
        return CheckedLines{{}, {{u"items"_s, Problem::Code::TooManyLines, OrderRules::MaxLines, items.size()}}};
    LineChecker checker(medical, lookup);
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (const auto checked = checker.check(i, items[i]); !checked)
            return checked.error();
    }
    return checker.take();
}

QList<Problem> checkOrder(const OrderRequest &request, const OrderRules &rules, QDate today)
{
    QList<Problem> problems = contactProblems(request, rules, today);
    if (rules.needsCustomer && request.customer.isEmpty() && request.contact.isEmpty())
        problems.append({u"customer_id"_s, Problem::Code::CustomerRequired});
    if (request.notes.size() > OrderRules::MaxNotes)
        problems.append({u"notes"_s, Problem::Code::NotesTooLong, OrderRules::MaxNotes, request.notes.size()});
    for (const auto &use : limitUses(request.lines, rules.purchaseLimits, request.medical)) {
        if (!use.exceeded())
            continue;
        for (const qsizetype line : use.lines) {
            problems.append(
                {itemField(line, "quantity"_L1), Problem::Code::LimitExceeded, use.maximumMg, use.usedMg, use.name});
        }
    }
    return problems;
}

QString cleanedNotes(const QString &notes)
{
    QString cleaned;
    for (const QChar character : notes) {
        const bool unprintable = character.category() == QChar::Other_Control
            || character.category() == QChar::Other_Format || character.category() == QChar::Other_NotAssigned;
        if (!unprintable || character == u'\n')
            cleaned += character;
    }
    return cleaned.trimmed();
}

std::optional<QString> normalisedPhone(const QString &typed)
{
    static const QRegularExpression shape(
        uR"(^\s*(?:\+?1[\s.-]*)?\(?([2-9]\d{2})\)?[\s.-]*(\d{3})[\s.-]*(\d{4})\s*$)"_s);
    const auto match = shape.match(typed);
    if (!match.hasMatch())
        return std::nullopt;
    return match.captured(1) + match.captured(2) + match.captured(3);
}

std::optional<QString> normalisedEmail(const QString &typed)
{
    // RFC 5321 lets far more through; this is what people have.
    static const QRegularExpression shape(
        uR"(^[^\s@<>"(),:;\\]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$)"_s);
    const QString address = typed.trimmed().toLower();
    if (address.size() > 254 || !shape.match(address).hasMatch())
        return std::nullopt;
    return address;
}

} // namespace Peak
