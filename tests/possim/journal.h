#pragma once

#include "core/result.h"

#include <QFile>
#include <QJsonObject>
#include <QList>

namespace Peak::Possim {

/** Tickets on disk, one JSON object a line and change; the last line of a ticket counts. Off while no file is open. */
class Journal {
public:
    /** Opens or makes the file and returns what is in it. A last line cut short by a crash is left out. */
    Result<QList<QJsonObject>> open(const QString &path);
    void append(const QJsonObject &entry);
    void clear();

private:
    QFile m_file;
};

} // namespace Peak::Possim
