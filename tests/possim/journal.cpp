#include "tests/possim/journal.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

Result<QList<QJsonObject>> Journal::open(const QString &path)
{
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadWrite))
        return Error{Error::Kind::Storage, u"%1: %2"_s.arg(path, m_file.errorString())};
    QList<QJsonObject> entries;
    qint64 complete = 0;
    while (!m_file.atEnd()) {
        const auto line = m_file.readLine();
        const auto document = QJsonDocument::fromJson(line);
        if (!line.endsWith('\n') || !document.isObject())
            break;
        complete = m_file.pos();
        entries.append(document.object());
    }
    m_file.resize(complete);
    m_file.seek(complete);
    return entries;
}

void Journal::append(const QJsonObject &entry)
{
    if (!m_file.isOpen())
        return;
    m_file.write(QJsonDocument(entry).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

void Journal::clear()
{
    if (!m_file.isOpen())
        return;
    m_file.resize(0);
    m_file.seek(0);
}

} // namespace Peak::Possim
