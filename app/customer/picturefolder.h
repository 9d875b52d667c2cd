#pragma once

#include "core/product.h"

#include <QObject>

namespace Peak {

/** The pictures that the agent has fetched so far, as the app finds them. There may be none, and no folder. */
class PictureFolder : public QObject {
    Q_OBJECT

public:
    /** Without a path there is never a picture. */
    explicit PictureFolder(QString path, QObject *parent = nullptr);

    /** What a product looks like, as addresses of files: those of its pictures that are there, the primary one first.
     */
    [[nodiscard]] QStringList picturesOf(const Product &product) const;
    /** The first of them; empty when there is none. */
    [[nodiscard]] QString pictureOf(const Product &product) const;

    /** Looks whether anything came or went. */
    void look();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString fileOf(const QString &address) const;

    QString m_path;
    qint64 m_seen = 0; ///< When the folder last changed, in ms of the file system's clock; 0 while that is not settled.
};

} // namespace Peak
