#include "sync/pictures/picturekeeper.h"

#include "core/picturename.h"
#include "sync/pictures/storedpicture.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Peak {

PictureKeeper::PictureKeeper(Settings settings) : m_settings(std::move(settings)) { }

PictureKeeper::~PictureKeeper() = default;

Result<Ok> PictureKeeper::open()
{
    if (m_cache && QFileInfo::exists(m_settings.folder))
        return Ok{};
    PictureCache cache(m_settings.folder, m_settings.limits);
    if (auto opened = cache.open(); !opened)
        return opened;
    m_cache = std::move(cache);
    return Ok{};
}

Result<QStringList> PictureKeeper::wanted()
{
    // For this look only: the catalogue's file may be another one by the next.
    auto database = openCatalogForReading(m_settings.catalogDatabase, u"pictures"_s);
    if (!database)
        return database.error();
    return CatalogStore(**database).pictures(m_settings.perProduct);
}

Result<QStringList> PictureKeeper::missing()
{
    if (const auto opened = open(); !opened)
        return opened.error();
    const auto addresses = wanted();
    if (!addresses)
        return addresses;
    QStringList missing;
    qint64 use = m_cache->lastUse() + addresses->size();
    m_uses.clear();
    for (const auto &address : *addresses) {
        const auto name = pictureName(address);
        m_uses.insert(address, use);
        m_cache->setUse(name, use--);
        if (!m_cache->contains(name))
            missing.append(address);
    }
    m_cache->trim();
    return m_cache->hasSpace() ? missing : QStringList();
}

Result<bool> PictureKeeper::keep(const QString &address, const QByteArray &bytes)
{
    if (const auto opened = open(); !opened)
        return opened.error();
    const auto picture = storedPicture(bytes);
    if (!picture)
        return picture.error();
    return m_cache->store(pictureName(address), *picture, m_uses.value(address));
}

} // namespace Peak
