#pragma once

#include "core/result.h"

#include <QString>
#include <QUrl>

namespace Peak {

/**
 * Where one kiosk keeps what it must not lose. Every process of a kiosk that is given the same directory uses the same
 * files and the same local link, however the path was spelled.
 */
class DataDirectory {
public:
    /** Makes the directory, readable by its owner only, when it is not there. Storage when that fails. */
    static Result<DataDirectory> prepare(const QString &path);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString ordersDatabase() const;
    [[nodiscard]] QString catalogDatabase() const;
    /** The folder of the products' pictures. */
    [[nodiscard]] QString pictures() const;
    /** What the one agent holds locked while it works. */
    [[nodiscard]] QString agentLock() const;
    /** Where the agent listens for the app, as QtRemoteObjects wants it. */
    [[nodiscard]] QUrl linkAddress() const;

private:
    explicit DataDirectory(QString path);

    QString m_path;
};

} // namespace Peak
