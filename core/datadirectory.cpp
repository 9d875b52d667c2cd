#include "core/datadirectory.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Peak {

DataDirectory::DataDirectory(QString path) : m_path(std::move(path)) { }

Result<DataDirectory> DataDirectory::prepare(const QString &path)
{
    const QDir directory(path);
    if (!directory.exists()) {
        if (!QDir().mkpath(path))
            return Error{Error::Kind::Storage, u"cannot make the data directory %1"_s.arg(path)};
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    return DataDirectory(directory.canonicalPath());
}

QString DataDirectory::ordersDatabase() const { return m_path + "/orders.db"_L1; }

QString DataDirectory::catalogDatabase() const { return m_path + "/catalog.db"_L1; }

QString DataDirectory::agentLock() const { return m_path + "/agent"_L1; }

QUrl DataDirectory::linkAddress() const
{
    // A hash, because a socket's name may have no more than about a hundred characters.
    const auto hash = QCryptographicHash::hash(m_path.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return QUrl(u"local:peak-agent-"_s + QString::fromLatin1(hash));
}

} // namespace Peak
