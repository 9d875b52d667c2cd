#pragma once

#include <QLatin1StringView>

/** The scenarios as README shows them and as Rig::cannot() and Rig::leftToPerson() are asked. */
namespace Peak::Conformance::Names {

// clang-format off
inline constexpr QLatin1StringView Catalogue("catalogue with awkward products");
inline constexpr QLatin1StringView CatalogueChanges("changed price, name and stock");
inline constexpr QLatin1StringView Sale("sale");
inline constexpr QLatin1StringView Resume("second order joins the open ticket");
inline constexpr QLatin1StringView Update("ticket brought to a target");
inline constexpr QLatin1StringView StatusToPos("every status to the POS");
inline constexpr QLatin1StringView StatusFromPos("every status from the POS");
inline constexpr QLatin1StringView CanceledAtPos("staff cancel at the POS");
inline constexpr QLatin1StringView EditedAtPos("staff edit the ticket");
inline constexpr QLatin1StringView Preview("preview");
inline constexpr QLatin1StringView ValidDiscount("valid discount code");
inline constexpr QLatin1StringView UnknownDiscount("unknown discount code");
inline constexpr QLatin1StringView ExpiredDiscount("expired discount code");
inline constexpr QLatin1StringView NobodyFound("customer not known");
inline constexpr QLatin1StringView OneFound("customer known once");
inline constexpr QLatin1StringView SeveralFound("customer known several times");
inline constexpr QLatin1StringView ReplyLost("reply lost");
inline constexpr QLatin1StringView ReplyLostJoining("reply lost while joining a ticket");
inline constexpr QLatin1StringView ReplyLostOnStatus("reply lost on a status");
inline constexpr QLatin1StringView Reset("reset before processing");
inline constexpr QLatin1StringView ThrottledWithTime("429 with Retry-After");
inline constexpr QLatin1StringView ThrottledWithout("429 without Retry-After");
inline constexpr QLatin1StringView ServerErrors("burst of 5xx");
inline constexpr QLatin1StringView ExpiredToken("expired token");
inline constexpr QLatin1StringView Garbage("garbage instead of an answer");
inline constexpr QLatin1StringView Truncated("half an answer");
inline constexpr QLatin1StringView Slow("slower than the time-out");
inline constexpr QLatin1StringView DelayedVisibility("ticket visible late");
inline constexpr QLatin1StringView ClockOff("clock off by a minute");
inline constexpr QLatin1StringView Killed("kill -9 while sending");
// clang-format on

} // namespace Peak::Conformance::Names
