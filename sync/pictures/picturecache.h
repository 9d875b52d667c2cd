#pragma once

#include "core/result.h"

#include <QHash>

namespace Peak {

/**
 * A folder of pictures that never grows beyond its limit, and gives way when the disk gets full. Every picture has a
 * `use`, a number that grows with how recently and how much it is wanted: the smallest goes first. Files are whole or
 * not there.
 */
class PictureCache {
public:
    struct Limits {
        qint64 size = 0; ///< Bytes of all pictures together.
        qint64 reserve = 0; ///< Bytes that stay free on the disk, for orders.
    };

    PictureCache(QString folder, Limits limits);

    /** Makes the folder, removes what a cut-off run left, and finds the pictures there: the oldest are used least. */
    Result<Ok> open();
    /** Removes the least used ones until both limits hold. */
    void trim();

    [[nodiscard]] bool contains(const QString &name) const { return m_entries.contains(name); }
    [[nodiscard]] int count() const { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] qint64 size() const { return m_size; }
    /** The largest use so far. */
    [[nodiscard]] qint64 lastUse() const { return m_lastUse; }
    /** Whether the disk has any room for pictures at all. */
    [[nodiscard]] bool hasSpace() const;

    void setUse(const QString &name, qint64 use);
    /** False when only pictures that are used as much as this one could make room for it. Storage when it fails. */
    Result<bool> store(const QString &name, const QByteArray &bytes, qint64 use);

private:
    struct Entry {
        qint64 size = 0;
        qint64 use = 0;
    };

    [[nodiscard]] QString pathOf(const QString &name) const;
    [[nodiscard]] bool fits(qint64 more) const;
    bool removeLeastUsed(qint64 below);

    QString m_folder;
    Limits m_limits;
    QHash<QString, Entry> m_entries;
    qint64 m_size = 0;
    qint64 m_lastUse = 0;
};

} // namespace Peak
