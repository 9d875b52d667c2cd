#include "tests/support/faultyvfs.h"

#include <sqlite3.h>

#include <cstdlib>
#include <cstring>

namespace Peak {

namespace {
struct Plan {
    FaultyVfs::Call call = FaultyVfs::Call::Write;
    int countdown = 0; ///< Calls until the failing one; 0: nothing is planned.
    int code = SQLITE_OK;
    bool lasting = false;
    bool failed = false;
};

Plan plan;
int writes = 0;
std::vector<int> syncs;
sqlite3_vfs *real = nullptr;
sqlite3_vfs faulty;
sqlite3_io_methods methods;

/** Ours in front, the real file behind it in the same memory. */
struct File {
    sqlite3_file base;
    [[nodiscard]] sqlite3_file *inner() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *innerOf(sqlite3_file *file) { return reinterpret_cast<File *>(file)->inner(); }

/** The code this call must fail with, or SQLITE_OK. */
int verdict(FaultyVfs::Call call)
{
    if (plan.countdown == 0 || call != plan.call)
        return SQLITE_OK;
    if (plan.countdown > 1) {
        --plan.countdown;
        return SQLITE_OK;
    }
    plan.failed = true;
    if (!plan.lasting)
        plan.countdown = 0;
    return plan.code;
}

int readFile(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    const int code = verdict(FaultyVfs::Call::Read);
    sqlite3_file *inner = innerOf(file);
    return code == SQLITE_OK ? inner->pMethods->xRead(inner, bytes, size, offset) : code;
}

int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    ++writes;
    const int code = verdict(FaultyVfs::Call::Write);
    sqlite3_file *inner = innerOf(file);
    return code == SQLITE_OK ? inner->pMethods->xWrite(inner, bytes, size, offset) : code;
}

int syncFile(sqlite3_file *file, int flags)
{
    syncs.push_back(writes);
    // What was written is there, only not for certain: as the kernel leaves it.
    const int code = verdict(FaultyVfs::Call::Sync);
    sqlite3_file *inner = innerOf(file);
    return code == SQLITE_OK ? inner->pMethods->xSync(inner, flags) : code;
}

// Hands a call on to the real file.
template<auto Member, class... Arguments>
auto handOn(sqlite3_file *file, Arguments... arguments)
{
    sqlite3_file *inner = innerOf(file);
    return (inner->pMethods->*Member)(inner, arguments...);
}

void fillMethods()
{
    using M = sqlite3_io_methods;
    methods = {};
    methods.iVersion = 2;
    methods.xClose = handOn<&M::xClose>;
    methods.xRead = readFile;
    methods.xWrite = writeFile;
    methods.xTruncate = handOn<&M::xTruncate>;
    methods.xSync = syncFile;
    methods.xFileSize = handOn<&M::xFileSize>;
    methods.xLock = handOn<&M::xLock>;
    methods.xUnlock = handOn<&M::xUnlock>;
    methods.xCheckReservedLock = handOn<&M::xCheckReservedLock>;
    methods.xFileControl = handOn<&M::xFileControl>;
    methods.xSectorSize = handOn<&M::xSectorSize>;
    methods.xDeviceCharacteristics = handOn<&M::xDeviceCharacteristics>;
    methods.xShmMap = handOn<&M::xShmMap>;
    methods.xShmLock = handOn<&M::xShmLock>;
    methods.xShmBarrier = handOn<&M::xShmBarrier>;
    methods.xShmUnmap = handOn<&M::xShmUnmap>;
}

int openFile(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    const int code = real->xOpen(real, name, innerOf(file), flags, outFlags);
    if (code == SQLITE_OK)
        file->pMethods = &methods;
    return code;
}
} // namespace

void FaultyVfs::install()
{
    if (real)
        return;
    real = sqlite3_vfs_find(nullptr);
    fillMethods();
    // All but opening a file is the real one's: it looks at nothing of the object it is called through.
    faulty = *real;
    faulty.zName = "faulty";
    faulty.pNext = nullptr;
    faulty.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    faulty.xOpen = openFile;
    sqlite3_vfs_register(&faulty, 1);
}

void FaultyVfs::failAt(Call call, int n, int code, Lasting lasting)
{
    plan = {call, n, code, lasting == Lasting::FromThenOn, false};
}

void FaultyVfs::watch()
{
    plan = {};
    writes = 0;
    syncs.clear();
}

const std::vector<int> &FaultyVfs::writesBeforeSyncs() { return syncs; }

void FaultyVfs::heal() { plan.countdown = 0; }

bool FaultyVfs::hasFailed() { return plan.failed; }

} // namespace Peak
