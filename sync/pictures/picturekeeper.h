#pragma once

#include "core/storage/catalogstore.h"
#include "sync/pictures/picturecache.h"

#include <QObject>

#include <optional>

namespace Peak {

/**
 * What costs the pictures' processor and disk time: reads from the catalogue which ones are wanted, decodes what comes,
 * keeps the cache. Lives in a thread of its own in the agent; every call must come from there.
 */
class PictureKeeper : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString folder;
        QString catalogDatabase;
        PictureCache::Limits limits;
        int perProduct = 6;
    };

    explicit PictureKeeper(Settings settings);
    ~PictureKeeper() override;

    /** Addresses that the catalogue names and the cache lacks, those that matter most first. None on a full disk. */
    Result<QStringList> missing();
    /** False when the cache has no room for it. Malformed: the bytes are no picture. Storage: the disk refuses. */
    Result<bool> keep(const QString &address, const QByteArray &bytes);

private:
    Result<Ok> open();
    Result<QStringList> wanted();

    Settings m_settings;
    std::optional<PictureCache> m_cache; ///< Once its folder was there.
    QHash<QString, qint64> m_uses; ///< Of what the catalogue names, by address.
};

} // namespace Peak
