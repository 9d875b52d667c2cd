#include "core/weight.h"

#include "core/decimal.h"

namespace Peak {

Result<Weight> Weight::fromGrams(QStringView decimal)
{
    return scaledDecimal(decimal, 3, LargestMg).map(&Weight::milligrams);
}

} // namespace Peak
