#include "tests/possim/registry.h"

#include "tests/possim/blaze/blazesim.h"
#include "tests/possim/covasoft/covasoftsim.h"
#include "tests/possim/flowhub/flowhubsim.h"
#include "tests/possim/leaflogix/leaflogixsim.h"
#include "tests/possim/shopify/shopifysim.h"
#include "tests/possim/treez/treezsim.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

using Make = Result<std::shared_ptr<Simulator>> (*)(const StoreSetup &setup);

struct Vendor {
    QLatin1StringView word;
    Make make;
};

// clang-format off
constexpr Vendor table[] = {
    {"treez"_L1, &TreezSim::make},
    {"flowhub"_L1, &FlowhubSim::make},
    {"covasoft"_L1, &CovasoftSim::make},
    {"leaflogix"_L1, &LeaflogixSim::make},
    {"blaze"_L1, &BlazeSim::make},
    {"shopify"_L1, &ShopifySim::make},
};
// clang-format on

QStringList vendors()
{
    QStringList words;
    for (const auto &row : table)
        words.append(row.word);
    return words;
}

Result<std::shared_ptr<Simulator>> makeSimulator(const QString &vendor, const StoreSetup &setup)
{
    for (const auto &row : table) {
        if (vendor == row.word)
            return row.make(setup);
    }
    return Error{
        Error::Kind::Invalid, u"no simulator for \"%1\"; there are: %2"_s.arg(vendor, vendors().join(u", "_s))};
}

} // namespace Peak::Possim
