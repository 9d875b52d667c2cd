#pragma once

#include "core/clock.h"

#include <QString>

namespace Peak {

/** A UUID version 7 (RFC 9562): sorts by time, lower case with dashes. */
QString makeUuid7(Instant now);

} // namespace Peak
