#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace Peak {

/** A file under tests/data; the test stops when it is not there. */
inline QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(PEAK_TEST_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", qPrintable(name));
    return file.readAll();
}

inline QJsonObject jsonFixture(const QString &name) { return QJsonDocument::fromJson(fixture(name)).object(); }

} // namespace Peak
