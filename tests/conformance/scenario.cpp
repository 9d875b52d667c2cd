#include "tests/conformance/scenario.h"

namespace Peak::Conformance {

// clang-format off
static constexpr Scenario table[] = {
    {Names::Sale, &sale},
    {Names::Resume, &secondOrder, &secondOrderApart},
    {Names::ReplyLost, &lostReply},
    {Names::Reset, &resetBeforeProcessing},
    {Names::ThrottledWithTime, &throttledWithTime},
};
// clang-format on

std::span<const Scenario> scenarios() { return table; }

} // namespace Peak::Conformance
