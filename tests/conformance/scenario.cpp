#include "tests/conformance/scenario.h"

namespace Peak::Conformance {

namespace {
bool resumes(const Capabilities &can) { return can.resume; }
bool updates(const Capabilities &can) { return can.update; }
bool takesStatuses(const Capabilities &can) { return can.cancel || !can.settableStatuses.isEmpty(); }
bool previews(const Capabilities &can) { return can.preview; }
bool knowsCodes(const Capabilities &can) { return can.discountCodes; }
bool findsCustomers(const Capabilities &can) { return can.findCustomer; }

// clang-format off
constexpr Scenario table[] = {
    {Names::Catalogue,         &catalogue},
    {Names::CatalogueChanges,  &catalogueChanges},
    {Names::Sale,              &sale},
    {Names::Resume,            &secondOrder,          &resumes,        &secondOrderApart},
    {Names::Update,            &ticketToTarget,       &updates,        &noTarget},
    {Names::StatusToPos,       &statusToPos,          &takesStatuses,  &noStatusToPos},
    {Names::StatusFromPos,     &statusFromPos},
    {Names::CanceledAtPos,     &canceledAtPos},
    {Names::EditedAtPos,       &editedAtPos},
    {Names::Preview,           &preview,              &previews,       &noPreview},
    {Names::ValidDiscount,     &validDiscount,        &knowsCodes,     &noDiscount},
    {Names::UnknownDiscount,   &unknownDiscount,      &knowsCodes},
    {Names::ExpiredDiscount,   &expiredDiscount,      &knowsCodes},
    {Names::NobodyFound,       &nobodyFound,          &findsCustomers, &noLookUp},
    {Names::OneFound,          &oneFound,             &findsCustomers},
    {Names::SeveralFound,      &severalFound}, // Where a phone or e-mail is unique, nobody can be found twice.
    {Names::ReplyLost,         &lostReply},
    {Names::ReplyLostJoining,  &lostReplyJoining,     &resumes},
    {Names::ReplyLostOnStatus, &lostReplyOnStatus,    &takesStatuses},
    {Names::Reset,             &resetBeforeProcessing},
    {Names::ThrottledWithTime, &throttledWithTime},
    {Names::ThrottledWithout,  &throttledWithout},
    {Names::ServerErrors,      &serverErrors},
    {Names::ExpiredToken,      &expiredToken},
    {Names::Garbage,           &garbage},
    {Names::Truncated,         &truncated},
    {Names::Slow,              &slow},
    {Names::DelayedVisibility, &visibleLate},
    {Names::ClockOff,          &clockOff},
};
// clang-format on
} // namespace

std::span<const Scenario> scenarios() { return table; }

} // namespace Peak::Conformance
