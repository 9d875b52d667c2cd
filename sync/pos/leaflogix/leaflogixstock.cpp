#include "sync/pos/leaflogix/leaflogixstock.h"

#include "core/decimal.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/jsonarraysplitter.h"
#include "sync/pos/leaflogix/leaflogixjson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using LeaflogixJson::member;

/** Quarantined and testing packages are there but not for sale; where nothing is said, they are. */
bool isForSale(const QJsonObject &batch)
{
    const auto status = member(batch, "packageStatus"_L1).toString().trimmed();
    return status.isEmpty() || status.compare("Active"_L1, Qt::CaseInsensitive) == 0;
}

std::optional<Money> priceOf(const QJsonObject &batch, QLatin1StringView name, Currency currency)
{
    const auto price = moneyOf(member(batch, name), currency);
    return price && price->minor() > 0 ? std::optional(*price) : std::nullopt;
}

std::optional<Potency> potencyOf(const QJsonObject &result)
{
    constexpr qint64 largest = 1'000'000'000;
    const auto value = scaledDecimal(decimalOf(member(result, "value"_L1)), 3, largest);
    if (!value || *value <= 0)
        return std::nullopt;
    const auto unit = member(result, "labResultUnit"_L1).toString();
    if (unit.compare("Percentage"_L1, Qt::CaseInsensitive) == 0)
        return Potency{*value, Potency::Unit::Percent};
    if (unit.compare("Milligrams"_L1, Qt::CaseInsensitive) == 0)
        return Potency{*value, Potency::Unit::Milligrams};
    return std::nullopt;
}

void addLabResults(LeaflogixBatches &batches, const QJsonArray &results)
{
    if (batches.thc || batches.cbd)
        return;
    for (const auto &entry : results) {
        const auto result = entry.toObject();
        const auto test = member(result, "labTest"_L1).toString();
        if (test.compare("THC"_L1, Qt::CaseInsensitive) == 0)
            batches.thc = potencyOf(result);
        else if (test.compare("CBD"_L1, Qt::CaseInsensitive) == 0)
            batches.cbd = potencyOf(result);
    }
}

Weight weightOf(const QJsonObject &batch)
{
    const auto unit = member(batch, "unitWeightUnit"_L1).toString().trimmed().toLower();
    const QString amount = decimalOf(member(batch, "unitWeight"_L1));
    if (unit == "g"_L1)
        return Weight::fromGrams(amount).valueOr({});
    const auto milligrams = wholeOf(amount);
    return unit == "mg"_L1 && milligrams && *milligrams > 0 ? Weight::milligrams(*milligrams) : Weight();
}
} // namespace

Result<LeaflogixStock> LeaflogixStock::fromJson(QByteArrayView text, Currency currency)
{
    LeaflogixStock stock;
    const auto split =
        splitJsonArray(text, [&](const QByteArray &element) -> Result<Ok> { return stock.add(element, currency); });
    if (!split)
        return split.error();
    return stock;
}

Result<Ok> LeaflogixStock::add(const QByteArray &element, Currency currency)
{
    const auto batch = jsonObject(element);
    if (!batch)
        return batch.error();
    count(*batch, currency);
    return Ok{};
}

void LeaflogixStock::count(const QJsonObject &batch, Currency currency)
{
    ++m_batches;
    const auto product = wholeOf(member(batch, "productId"_L1));
    if (!product)
        return;
    auto &batches = m_products[*product];
    batches.medicalOnly = batches.medicalOnly || member(batch, "medicalOnly"_L1).toBool();
    if (!isForSale(batch))
        return;
    batches.thousandths +=
        std::max<qint64>(0, LeaflogixJson::thousandths(member(batch, "quantityAvailable"_L1)).value_or(0));
    const auto keepFirst = [](std::optional<Money> &kept, const std::optional<Money> &price) {
        kept = kept ? kept : price;
    };
    keepFirst(batches.unitPrice, priceOf(batch, "unitPrice"_L1, currency));
    keepFirst(batches.recPrice, priceOf(batch, "recUnitPrice"_L1, currency));
    keepFirst(batches.medPrice, priceOf(batch, "medUnitPrice"_L1, currency));
    if (batches.size.isEmpty())
        batches.size = lineOf(member(batch, "size"_L1), 60);
    if (batches.unitWeight.isZero())
        batches.unitWeight = weightOf(batch);
    addLabResults(batches, member(batch, "labResults"_L1).toArray());
    for (const auto &tag : member(batch, "tags"_L1).toArray()) {
        const QString name = lineOf(member(tag.toObject(), "tagName"_L1), 60).toLower();
        if (!name.isEmpty() && !batches.tags.contains(name))
            batches.tags.append(name);
    }
}

} // namespace Peak
