#include "tests/support/diskimage.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qsizetype sector = 512;
using Kind = DiskCall::Kind;

QString directoryOf(const QString &path) { return path.left(std::max<qsizetype>(path.lastIndexOf(u'/'), 0)); }

void grow(QByteArray &content, qsizetype size)
{
    if (content.size() < size)
        content.append(size - content.size(), '\0');
}
} // namespace

DiskImage::DiskImage(const QList<DiskCall> &calls, qsizetype made, Loss loss, unsigned seed) : m_random(seed)
{
    for (qsizetype i = 0; i < made; ++i)
        take(calls[i]);
    settleNames(loss);
    for (auto &file : m_files)
        settle(file, loss);
}

void DiskImage::take(const DiskCall &call)
{
    switch (call.kind) {
    case Kind::Write:
    case Kind::Truncate:
        m_files[call.file].pending.append(&call);
        return;
    case Kind::Sync:
        return syncFile(call.file);
    case Kind::SyncFailed:
        return failSync(call.file);
    case Kind::Name:
    case Kind::Rename:
    case Kind::Unlink:
        m_pendingNames.append(&call);
        return;
    case Kind::SyncDirectory:
        return syncDirectory(call.path);
    }
}

void DiskImage::syncFile(int file)
{
    auto &synced = m_files[file];
    for (const auto *call : std::as_const(synced.pending))
        applyWhole(synced, *call);
    synced.pending.clear();
}

/** None, some or all of it gets to the disk; the rest never will: the kernel takes the pages for clean now. */
void DiskImage::failSync(int file)
{
    const auto lost = m_random() % 3;
    m_files[file].pending.removeIf([&](const DiskCall *) { return lost == 2 || (lost == 1 && heads()); });
}

void DiskImage::syncDirectory(const QString &directory)
{
    m_pendingNames.removeIf([&](const DiskCall *call) {
        const bool here = directoryOf(call->path) == directory;
        if (here)
            apply(*call);
        return here;
    });
}

void DiskImage::settleNames(Loss loss)
{
    if (loss == Loss::Everything || loss == Loss::Names)
        m_pendingNames.clear();
    if (loss == Loss::Some)
        m_pendingNames.resize(static_cast<qsizetype>(m_random() % (static_cast<quint64>(m_pendingNames.size()) + 1)));
    if (loss == Loss::SomeUnordered)
        m_pendingNames.removeIf([&](const DiskCall *) { return heads(); });
    for (const auto *call : std::as_const(m_pendingNames))
        apply(*call);
}

void DiskImage::apply(const DiskCall &naming)
{
    switch (naming.kind) {
    case Kind::Name:
        m_names[naming.path] = naming.file;
        return;
    case Kind::Rename:
        m_names[naming.to] = naming.file;
        m_names.remove(naming.path);
        return;
    case Kind::Unlink:
        m_names.remove(naming.path);
        return;
    case Kind::Write:
    case Kind::Truncate:
    case Kind::Sync:
    case Kind::SyncFailed:
    case Kind::SyncDirectory:
        Q_UNREACHABLE();
    }
}

void DiskImage::settle(File &file, Loss loss)
{
    switch (loss) {
    case Loss::Everything:
        return;
    case Loss::Contents:
        for (const auto *call : std::as_const(file.pending))
            grow(file.content, call->offset + call->bytes.size());
        return;
    case Loss::Nothing:
    case Loss::Names:
        for (const auto *call : std::as_const(file.pending))
            applyWhole(file, *call);
        return;
    case Loss::TheLastTorn:
        for (const auto *call : std::as_const(file.pending))
            call == file.pending.last() ? applyTorn(file, *call) : applyWhole(file, *call);
        return;
    case Loss::Some:
    case Loss::SomeUnordered:
        applySome(file);
        return;
    }
}

void DiskImage::applyWhole(File &file, const DiskCall &call)
{
    if (call.kind == Kind::Truncate) {
        grow(file.content, call.offset);
        file.content.truncate(call.offset);
        return;
    }
    grow(file.content, call.offset + call.bytes.size());
    std::memcpy(file.content.data() + call.offset, call.bytes.constData(), static_cast<size_t>(call.bytes.size()));
}

/** The size of the whole, the content of some sectors. */
void DiskImage::applyTorn(File &file, const DiskCall &call)
{
    if (call.kind == Kind::Truncate) {
        if (heads())
            applyWhole(file, call);
        return;
    }
    const qsizetype end = call.offset + call.bytes.size();
    grow(file.content, end);
    for (qsizetype from = call.offset; from < end;) {
        const qsizetype to = std::min(end, (from / sector + 1) * sector);
        if (heads())
            std::copy(call.bytes.begin() + (from - call.offset), call.bytes.begin() + (to - call.offset),
                file.content.begin() + from);
        from = to;
    }
}

void DiskImage::applySome(File &file)
{
    std::ranges::shuffle(file.pending, m_random);
    const auto keep = m_random() % 4; // Of four.
    for (const auto *call : std::as_const(file.pending)) {
        if (m_random() % 4 > keep)
            continue;
        heads() ? applyWhole(file, *call) : applyTorn(file, *call);
    }
}

bool DiskImage::reachable(const QString &path) const
{
    const QString directory = directoryOf(path);
    return directory.isEmpty() || (m_names.contains(directory) && reachable(directory));
}

bool DiskImage::writeTo(const QString &root)
{
    QDir there(root);
    for (auto name = m_names.cbegin(); name != m_names.cend(); ++name) {
        if (!reachable(name.key()))
            continue;
        if (*name == DiskCall::noFile) {
            if (!there.mkpath(name.key()))
                return false;
            continue;
        }
        QByteArray content = m_files.value(*name).content;
        if (name.key().endsWith("-shm"_L1))
            std::ranges::generate(content, [&] { return static_cast<char>(m_random()); });
        QFile file(there.filePath(name.key()));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return false;
    }
    return true;
}

} // namespace Peak
