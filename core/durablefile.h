#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

namespace Peak {

/**
 * Files outside of SQLite that must survive a power cut. A file's own sync says nothing about its name: that, a rename
 * and a removal are certain only once the directory is synced too (fsync(2)). QSaveFile leaves that out, and ignores a
 * sync of the content that failed. All of these give Storage when the disk refuses.
 */

/** What was written to `path`, or cut off it, stays so. */
Result<Ok> syncFile(const QString &path);
/** Writes the same content once more and syncs it: after a sync that failed the kernel would write nothing by itself.
 */
Result<Ok> rewriteFile(const QString &path);
/** What came to be, was renamed or was removed in `path` stays so. */
Result<Ok> syncDirectory(const QString &path);
/** Makes `path`, and what is missing above it. */
Result<Ok> makeDirectory(const QString &path);
/** The whole old content or the whole new; from the return on the new. */
Result<Ok> replaceFile(const QString &path, const QByteArray &content);

} // namespace Peak
