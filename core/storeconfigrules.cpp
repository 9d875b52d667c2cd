#include "core/decimal.h"
#include "core/enumtable.h"
#include "core/storeconfigsections.h"
#include "core/weight.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Peak::ConfigSections {

namespace {
constexpr Word<PurchaseLimit::Measure> measures[] = {
    {"weight"_L1, PurchaseLimit::Measure::WeightMg},
    {"thc"_L1, PurchaseLimit::Measure::ThcMg},
};
constexpr Word<PurchaseLimit::AppliesTo> audiences[] = {
    {"everyone"_L1, PurchaseLimit::AppliesTo::Everyone},
    {"adult"_L1, PurchaseLimit::AppliesTo::Adult},
    {"medical"_L1, PurchaseLimit::AppliesTo::Medical},
};

/** Decimal text as whole units of 10^-digits; a problem, and nothing, when that would have to round. */
std::optional<qint64> exactDecimal(
    ConfigTable &table, const QString &key, const QString &text, int digits, qint64 largest)
{
    constexpr int spare = 6; // More digits than anybody writes, to see whether any but zeros follow.
    constexpr qint64 beyond = 1'000'000;
    const auto fine = scaledDecimal(text, digits + spare, largest * beyond);
    if (!fine || *fine < 0)
        table.complain(key, u"must be a number from 0 to %1"_s.arg(decimalText(largest, digits)));
    else if (*fine % beyond != 0)
        table.complain(key, u"may have at most %1 digits after the point"_s.arg(digits));
    else
        return *fine / beyond;
    return std::nullopt;
}

void readTax(ConfigTable &table, TaxTable &taxes)
{
    Tax tax;
    QString category;
    table.read("name"_L1, tax.name, Need::Required);
    table.read("category"_L1, category);
    // Four digits after the point of a percentage are millionths.
    if (const QString percent = table.readDecimal("rate"_L1, Need::Required); !percent.isEmpty())
        tax.partsPerMillion = exactDecimal(table, "rate"_L1, percent, 4, 1'000'000).value_or(0);
    table.refuseUnknownKeys();
    (category.isEmpty() ? taxes.store : taxes.byCategory[category.toUpper()]).append(tax);
}

void readTerms(ConfigTable &limit, QList<PurchaseLimit::Term> &terms)
{
    auto table = limit.table("categories"_L1, Need::Required);
    const auto names = table.takeKeys();
    if (table.isPresent() && names.isEmpty())
        limit.complain("categories"_L1, u"must name at least one category"_s);
    QSet<QString> seen;
    for (const auto &name : names) {
        const QString factor = table.readDecimal(name);
        const auto thousandths = factor.isEmpty() ? std::nullopt : exactDecimal(table, name, factor, 3, 1'000'000);
        const QString category = name.toUpper(); // Products carry their category in capitals.
        if (seen.contains(category))
            table.complain(name, u"stands there twice"_s);
        seen.insert(category);
        if (thousandths)
            terms.append({category, *thousandths});
    }
}

template<class Value, size_t N>
void readChoice(ConfigTable &table, const QString &key, const Word<Value> (&choices)[N], Value &into)
{
    std::vector<QLatin1StringView> words;
    for (const auto &choice : choices)
        words.push_back(choice.word);
    QString word = wordOf(choices, into);
    table.readWord(key, word, words);
    into = valueOf(choices, word).value_or(into);
}

PurchaseLimit readLimit(ConfigTable &table)
{
    PurchaseLimit limit;
    table.read("name"_L1, limit.name, Need::Required);
    table.read("maximum_mg"_L1, limit.maximumMg, {1, Weight::LargestMg}, Need::Required);
    readChoice(table, "measure"_L1, measures, limit.measure);
    readChoice(table, "applies_to"_L1, audiences, limit.appliesTo);
    readTerms(table, limit.terms);
    table.refuseUnknownKeys();
    return limit;
}
} // namespace

void readTaxes(ConfigTable &root, TaxTable &taxes)
{
    for (auto &table : root.tables("taxes"_L1))
        readTax(table, taxes);
}

void readPurchaseLimits(ConfigTable &root, QList<PurchaseLimit> &limits)
{
    for (auto &table : root.tables("purchase_limits"_L1))
        limits.append(readLimit(table));
}

} // namespace Peak::ConfigSections
