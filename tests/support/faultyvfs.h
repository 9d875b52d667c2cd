#pragma once

#include <vector>

namespace Peak {

/**
 * A file system under SQLite that fails on demand, for the whole test process: Qt's driver and our own code use the
 * same library, whose default file system this becomes.
 */
class FaultyVfs {
public:
    enum class Call { Read, Write, Sync };
    enum class Lasting { Once, FromThenOn };

    /** Becomes the default file system; before the first database of the process is opened. */
    static void install();
    /** The n-th such call from now on (1 is the next) gives `code`, a result code of SQLite. */
    static void failAt(Call call, int n, int code, Lasting lasting = Lasting::Once);
    /** All calls work again. */
    static void heal();
    /** Counts from here on; all calls work. */
    static void watch();
    /** How many writes there had been since watch() at each sync. */
    static const std::vector<int> &writesBeforeSyncs();
    /** Whether a call has failed since failAt(). */
    static bool hasFailed();
};

} // namespace Peak
