#pragma once

#include "tests/support/diskcall.h"

#include <QMap>

#include <random>

namespace Peak {

/** What becomes of that part of the calls which no sync has made certain. */
enum class Loss {
    Nothing, ///< The cut came late: all of it is there.
    Everything, ///< None of it is there.
    Contents, ///< Names, sizes and renames are there, what was written is not.
    Names, ///< What was written is there, new names, renames and removals are not.
    TheLastTorn, ///< All of it but some sectors of each file's last write.
    Some, ///< Any part of it in any order, each write in sectors; names in the order they came about.
    SomeUnordered, ///< As Some, and of the names any part as well.
};

/**
 * What a disk may hold when the power goes. POSIX promises no more than this: a file has what was written before its
 * last sync, a directory the names it had at its own last sync. A sector of 512 bytes is old or new, never both.
 */
class DiskImage {
public:
    /** The power goes after the first `made` of the calls. */
    DiskImage(const QList<DiskCall> &calls, qsizetype made, Loss loss, unsigned seed);

    /** Makes the files below `root`, which is there and empty. The -shm files get noise. False when that fails. */
    bool writeTo(const QString &root);

    [[nodiscard]] const QMap<QString, int> &names() const { return m_names; }
    [[nodiscard]] QByteArray content(int file) const { return m_files.value(file).content; }

private:
    struct File {
        QByteArray content;
        QList<const DiskCall *> pending;
    };

    /** Without its directory nothing is found again. */
    [[nodiscard]] bool reachable(const QString &path) const;
    void take(const DiskCall &call);
    void syncFile(int file);
    void failSync(int file);
    void syncDirectory(const QString &directory);
    void settleNames(Loss loss);
    void settle(File &file, Loss loss);
    void apply(const DiskCall &naming);
    void applyWhole(File &file, const DiskCall &call);
    void applyTorn(File &file, const DiskCall &call);
    void applySome(File &file);
    bool heads() { return (m_random() & 1U) != 0; }

    std::mt19937 m_random;
    QMap<int, File> m_files;
    QMap<QString, int> m_names;
    QList<const DiskCall *> m_pendingNames;
};

} // namespace Peak
