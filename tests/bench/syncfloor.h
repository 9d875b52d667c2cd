#pragma once

#include "tests/bench/samples.h"

#include <QString>

namespace Peak::Bench {

/** What no durable store can undercut: 4 KiB written over others in a file and brought to the disk, `count` times. */
Samples syncFloor(const QString &file, int count);

} // namespace Peak::Bench
