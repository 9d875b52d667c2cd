#pragma once

#include "core/product.h"

#include <QJsonArray>

namespace Peak {

/** The fields a store has defined for its products, found by the name it displays. */
class CovasoftSpecifications {
public:
    explicit CovasoftSpecifications(const QJsonValue &list) : m_list(list.toArray()) { }

    /** The first of these names that has a value, as one line; empty when none has. */
    [[nodiscard]] QString text(std::initializer_list<QLatin1StringView> names) const;
    /** `Weight`, else `Net Weight`; zero when neither says grams or milligrams. */
    [[nodiscard]] Weight weight() const;
    /** The first field whose name contains the word ("THC") and that is in percent or milligrams. */
    [[nodiscard]] std::optional<Potency> potency(QLatin1StringView word) const;
    /** `Tags`, split at commas, lower case. */
    [[nodiscard]] QStringList tags() const;

private:
    QJsonArray m_list;
};

} // namespace Peak
