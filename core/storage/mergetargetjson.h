#pragma once

#include "core/order.h"

namespace Peak::MergeTargetJson {

/** As it rests in the outbox until the POS confirms it. */
QString toText(const MergeTarget &target);
/** Storage when the text is not one of ours. */
Result<MergeTarget> fromText(const QString &text);

} // namespace Peak::MergeTargetJson
