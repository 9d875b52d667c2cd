#include "tests/bench/syncfloor.h"

#include <QFile>

#include <array>
#include <fcntl.h>
#include <unistd.h>

namespace Peak::Bench {

static constexpr size_t blockSize = 4096;
static constexpr int blocks = 1024; ///< As long as the write-ahead log gets before the agent empties it.

static void writeBlock(int file, int number)
{
    static const std::array<char, blockSize> block = {};
    if (::pwrite(file, block.data(), block.size(), static_cast<off_t>(number) * static_cast<off_t>(blockSize)) < 0)
        qFatal("the floor cannot be written");
}

Samples syncFloor(const QString &path, int count)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    for (int i = 0; i < blocks; ++i)
        writeBlock(file, i);
    if (::fsync(file) != 0)
        qFatal("the floor cannot be synced");
    Samples samples;
    for (int i = 0; i < count; ++i) {
        const auto begin = Stopwatch::now();
        writeBlock(file, i % blocks);
        if (::fdatasync(file) != 0)
            qFatal("the floor cannot be synced");
        samples.add(microsecondsSince(begin));
    }
    ::close(file);
    return samples;
}

} // namespace Peak::Bench
