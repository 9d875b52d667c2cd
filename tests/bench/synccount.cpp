#include "tests/bench/synccount.h"

#include <atomic>
#include <sys/syscall.h>
#include <unistd.h>

static std::atomic<long> syncs = 0;

// In the program itself these two come before libc's, also for the libraries it uses.
extern "C" int fsync(int descriptor)
{
    ++syncs;
    return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

extern "C" int fdatasync(int descriptor)
{
    ++syncs;
    return static_cast<int>(::syscall(SYS_fdatasync, descriptor));
}

long Peak::Bench::syncCount() { return syncs; }
