#pragma once

namespace Peak::Bench {

/** How often this process, SQLite included, has called fsync or fdatasync. */
long syncCount();

} // namespace Peak::Bench
