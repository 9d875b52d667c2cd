#include "tests/conformance/rig.h"

#include "core/posvendors.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Conformance {

static std::vector<MakeRig> &makers()
{
    static std::vector<MakeRig> all;
    return all;
}

bool addRig(MakeRig make)
{
    makers().push_back(make);
    return true;
}

static std::ptrdiff_t placeOf(const std::unique_ptr<Rig> &rig)
{
    const auto *const row = posVendor(rig->vendor());
    return row == nullptr ? std::ssize(posVendors()) : row - posVendors().data();
}

const std::vector<std::unique_ptr<Rig>> &rigs()
{
    static const auto all = [] {
        std::vector<std::unique_ptr<Rig>> made;
        for (const auto make : makers())
            made.push_back(make());
        std::ranges::sort(made, {}, placeOf);
        return made;
    }();
    return all;
}

QList<const Rig *> everyRig()
{
    QList<const Rig *> all;
    for (const auto &rig : rigs())
        all << rig.get() << rig->otherStores();
    return all;
}

bool Rig::isOrdinary(const Product &product) const
{
    const auto light = Weight::milligrams(1000);
    if (!product.visible || product.medicalOnly || product.values.isEmpty())
        return false;
    const auto &value = product.values.first();
    const bool plain = value.price.minor() > 0 && !value.salePrice && !value.priceIsFrom;
    return plain && value.stock >= 20 && value.weight <= light && product.category.contains("EDIBLE"_L1);
}

QJsonObject Rig::stockOf(const Product &product, int pieces) const
{
    return {{u"id"_s, product.values.first().id.toString()}, {u"quantity"_s, pieces}};
}

QJsonObject Rig::changed(const Product &product, const QString &name, Money price) const
{
    return {{u"id"_s, product.id.toString()}, {u"name"_s, name}, {u"price"_s, price.toDecimal()}};
}

} // namespace Peak::Conformance
