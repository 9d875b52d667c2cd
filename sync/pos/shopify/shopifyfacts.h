#pragma once

#include "core/product.h"

#include <QJsonObject>

namespace Peak {

/** Texts of a product read as what they mean. */
namespace ShopifyFacts {
/** "3.5 g", "1/8 oz", "100mg": a size's text as a weight; nothing when it names none. */
std::optional<Weight> weightOf(const QString &text);
/** `measurement.weight`; zero for units and numbers it does not know. It is the weight for shipping. */
Weight shippingWeight(const QJsonValue &weight);
/** "21.4", "21.4 %" or "100 mg"; a bare number is percent. */
std::optional<Potency> potencyOf(const QString &text);
/** What a browser would show of it, as text. */
QString plainText(const QString &html);
} // namespace ShopifyFacts

} // namespace Peak
