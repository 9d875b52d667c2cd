#include "app/customer/picturefolder.h"

#include "core/picturename.h"

#include <QDateTime>
#include <QFileInfo>
#include <QUrl>

namespace Peak {

static constexpr qint64 settledMs = 1000; ///< A file system's clock is too coarse to tell two changes apart sooner.

PictureFolder::PictureFolder(QString path, QObject *parent) : QObject(parent), m_path(std::move(path)) { look(); }

QString PictureFolder::fileOf(const QString &address) const
{
    if (m_path.isEmpty())
        return {};
    const QString file = m_path + u'/' + pictureName(address);
    return QFileInfo::exists(file) ? QUrl::fromLocalFile(file).toString() : QString();
}

QStringList PictureFolder::picturesOf(const Product &product) const
{
    QStringList files;
    for (const auto &address : product.images) {
        if (const auto file = fileOf(address); !file.isEmpty())
            files.append(file);
    }
    return files;
}

QString PictureFolder::pictureOf(const Product &product) const
{
    for (const auto &address : product.images) {
        if (const auto file = fileOf(address); !file.isEmpty())
            return file;
    }
    return {};
}

void PictureFolder::look()
{
    if (m_path.isEmpty())
        return;
    const QFileInfo folder(m_path);
    const qint64 changedMs = folder.exists() ? folder.lastModified().toMSecsSinceEpoch() : 0;
    if (changedMs == m_seen)
        return;
    const bool settled = QDateTime::currentMSecsSinceEpoch() - changedMs > settledMs;
    m_seen = settled ? changedMs : 0;
    Q_EMIT changed();
}

} // namespace Peak
