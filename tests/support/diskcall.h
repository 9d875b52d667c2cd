#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Peak {

/** One thing a program asked of the disk. Paths are relative to the recorded directory; files go by number. */
struct DiskCall {
    enum class Kind {
        Write, ///< `bytes` at `offset` of `file`.
        Truncate, ///< `file` to `offset` bytes.
        Sync, ///< fsync or fdatasync of `file` that worked.
        SyncFailed, ///< The kernel forgets that the pages were dirty: a later one that works does not write them.
        Name, ///< `path` came to be and names `file`; a directory when that is noFile.
        Rename, ///< `path`, which named `file`, became `to`.
        Unlink, ///< `path` names nothing any more.
        SyncDirectory, ///< fsync or fdatasync of the directory `path`.
    };
    static constexpr int noFile = -1;

    Kind kind;
    int file = noFile;
    QString path{};
    QString to{};
    qint64 offset = 0;
    QByteArray bytes{};
};

} // namespace Peak
