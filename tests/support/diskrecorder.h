#pragma once

#include "tests/support/diskcall.h"

namespace Peak {

/**
 * Writes down what this process does to the files below a directory, SQLite, QSaveFile and our own calls alike: the
 * calls of the C library are replaced in the test program, so nothing gets past it but memory that is mapped (the -shm
 * file, which SQLite makes anew after a crash).
 */
class DiskRecorder {
public:
    /** Begins. `root` is an absolute path without symbolic links; what is there already counts as synced. */
    static void start(const QString &root);
    /** Ends, and gives what happened since start(). */
    static QList<DiskCall> stop();
    /** How many calls there are so far: the disk has been asked for this much when something was promised. */
    static qsizetype position();
    /** The n-th sync of a file from now on (1 is the next) fails with EIO, and nothing of it is on the disk. */
    static void failSync(int n);
    /** Whether the one that failSync() spoke of has been asked for. */
    static bool syncHasFailed();
};

} // namespace Peak
