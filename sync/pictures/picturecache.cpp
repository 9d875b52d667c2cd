#include "sync/pictures/picturecache.h"

#include "core/durablefile.h"
#include "core/picturename.h"

#include <QDir>
#include <QSaveFile>

#include <algorithm>
#include <filesystem>
#include <limits>

using namespace Qt::StringLiterals;

namespace Peak {

/** Bytes that a program may still write there; 0 when nobody can tell. QStorageInfo would read the table of mounts. */
static qint64 freeSpace(const QString &folder)
{
    std::error_code unknown;
    const auto space = std::filesystem::space(QFile::encodeName(folder).toStdString(), unknown);
    return unknown ? 0 : static_cast<qint64>(space.available);
}

PictureCache::PictureCache(QString folder, Limits limits) : m_folder(std::move(folder)), m_limits(limits) { }

QString PictureCache::pathOf(const QString &name) const { return m_folder + u'/' + name; }

Result<Ok> PictureCache::open()
{
    if (auto made = makeDirectory(m_folder); !made)
        return made;
    m_entries.clear();
    m_size = 0;
    m_lastUse = 0;
    for (const auto &file : QDir(m_folder).entryInfoList(QDir::Files | QDir::Hidden, QDir::Time | QDir::Reversed)) {
        if (!isPictureName(file.fileName())) {
            QFile::remove(file.filePath());
            continue;
        }
        m_entries.insert(file.fileName(), {file.size(), ++m_lastUse});
        m_size += file.size();
    }
    return Ok{};
}

bool PictureCache::hasSpace() const { return freeSpace(m_folder) > m_limits.reserve; }

bool PictureCache::fits(qint64 more) const
{
    return m_size + more <= m_limits.size && freeSpace(m_folder) - more >= m_limits.reserve;
}

bool PictureCache::removeLeastUsed(qint64 below)
{
    const auto least = std::min_element(
        m_entries.begin(), m_entries.end(), [](const Entry &a, const Entry &b) { return a.use < b.use; });
    if (least == m_entries.end() || least->use >= below)
        return false;
    QFile::remove(pathOf(least.key()));
    m_size -= least->size;
    m_entries.erase(least);
    return true;
}

void PictureCache::trim()
{
    while (!fits(0) && removeLeastUsed(std::numeric_limits<qint64>::max())) { }
}

void PictureCache::setUse(const QString &name, qint64 use)
{
    m_lastUse = std::max(m_lastUse, use);
    if (const auto entry = m_entries.find(name); entry != m_entries.end())
        entry->use = use;
}

Result<bool> PictureCache::store(const QString &name, const QByteArray &bytes, qint64 use)
{
    if (bytes.size() > m_limits.size)
        return false;
    while (!fits(bytes.size())) {
        if (!removeLeastUsed(use))
            return false;
    }
    QSaveFile file(pathOf(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{Error::Kind::Storage, u"a picture cannot be written: %1"_s.arg(file.errorString())};
    m_size += bytes.size() - m_entries.value(name).size;
    m_entries.insert(name, {bytes.size(), use});
    m_lastUse = std::max(m_lastUse, use);
    return true;
}

} // namespace Peak
