#include "core/datadirectory.h"

#include "core/durablefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <tuple>

using namespace Qt::StringLiterals;

namespace Peak {

DataDirectory::DataDirectory(QString path) : m_path(std::move(path)) { }

Result<DataDirectory> DataDirectory::prepare(const QString &path)
{
    const QDir directory(path);
    if (!directory.exists()) {
        if (const auto made = makeDirectory(path); !made)
            return made.error();
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    const QString canonical = directory.canonicalPath();
    // A start that was killed as soon as it had made the directory left its name uncertain.
    std::ignore = syncDirectory(QFileInfo(canonical).path());
    return DataDirectory(canonical);
}

QString DataDirectory::ordersDatabase() const { return m_path + "/orders.db"_L1; }

QString DataDirectory::catalogDatabase() const { return m_path + "/catalog.db"_L1; }

QString DataDirectory::pictures() const { return m_path + "/pictures"_L1; }

QString DataDirectory::agentLock() const { return m_path + "/agent"_L1; }

QUrl DataDirectory::linkAddress() const
{
    // A hash, because a socket's name may have no more than about a hundred characters.
    const auto hash = QCryptographicHash::hash(m_path.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return QUrl(u"local:peak-agent-"_s + QString::fromLatin1(hash));
}

} // namespace Peak
