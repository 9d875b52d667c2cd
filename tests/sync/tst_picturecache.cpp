#include "sync/pictures/picturecache.h"

#include "core/picturename.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestPictureCache : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;

    QString folder() const { return m_dir->filePath(u"pictures"_s); }
    static QString name(int number) { return pictureName(QString::number(number)); }
    PictureCache cache(qint64 size, qint64 reserve = 0) const
    {
        PictureCache made(folder(), {size, reserve});
        if (!made.open())
            qFatal("no cache");
        return made;
    }
    static bool fill(PictureCache &cache, int from, int to)
    {
        for (int i = from; i < to; ++i) {
            if (!cache.store(name(i), QByteArray(100, 'p'), i + 1).valueOr(false))
                return false;
        }
        return true;
    }
    QList<int> kept(const PictureCache &cache, int of) const
    {
        QList<int> found;
        for (int i = 0; i < of; ++i) {
            if (cache.contains(name(i)) != QFile::exists(folder() + u'/' + name(i)))
                return {-1}; // What it says is not what is there.
            if (cache.contains(name(i)))
                found.append(i);
        }
        return found;
    }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void theLeastUsedGoesFirst()
    {
        auto pictures = cache(500);
        QVERIFY(fill(pictures, 0, 5));
        QCOMPARE(pictures.size(), 500);
        pictures.setUse(name(0), 10); // Wanted again.
        QVERIFY(*pictures.store(name(5), QByteArray(150, 'p'), 11));
        QCOMPARE(kept(pictures, 6), (QList{0, 3, 4, 5}));
        QCOMPARE(pictures.size(), 450);
    }

    void nothingWantedMoreMakesRoom()
    {
        auto pictures = cache(500);
        QVERIFY(fill(pictures, 0, 5));
        QVERIFY(!*pictures.store(name(7), QByteArray(100, 'p'), 1)); // As much as the least used one.
        QVERIFY(!*pictures.store(name(8), QByteArray(501, 'p'), 99)); // Never fits.
        QCOMPARE(kept(pictures, 9), (QList{0, 1, 2, 3, 4}));
    }

    void theSamePictureIsNotCountedTwice()
    {
        auto pictures = cache(500);
        QVERIFY(fill(pictures, 0, 2));
        QVERIFY(*pictures.store(name(0), QByteArray(50, 'n'), 9));
        QCOMPARE(pictures.size(), 150);
        QCOMPARE(pictures.count(), 2);
    }

    void aRestartKeepsThem()
    {
        {
            auto pictures = cache(500);
            QVERIFY(fill(pictures, 0, 5));
        }
        QFile cutOff(folder() + u'/' + name(3) + u".Xa1b2c"_s); // As QSaveFile leaves it when the power goes.
        QVERIFY(cutOff.open(QIODevice::WriteOnly));
        cutOff.close();
        auto pictures = cache(500);
        QCOMPARE(kept(pictures, 5), (QList{0, 1, 2, 3, 4}));
        QCOMPARE(pictures.size(), 500);
        QVERIFY(!cutOff.exists());
        QCOMPARE(pictures.lastUse(), 5);
    }

    void afterARestartTheOldestGoFirst()
    {
        {
            auto pictures = cache(500);
            QVERIFY(fill(pictures, 0, 5));
        }
        const auto now = QDateTime::currentDateTimeUtc();
        for (int i = 0; i < 5; ++i) {
            QFile file(folder() + u'/' + name(i));
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(now.addSecs(-3600 * (i + 1)), QFileDevice::FileModificationTime));
        }
        auto pictures = cache(250); // Someone made it smaller meanwhile.
        pictures.trim();
        QCOMPARE(kept(pictures, 5), (QList{0, 1}));
    }

    void aFullDiskGetsNothing()
    {
        {
            auto pictures = cache(500);
            QVERIFY(fill(pictures, 0, 3));
        }
        auto pictures = cache(500, QStorageInfo(m_dir->path()).bytesTotal()); // More than is ever free.
        QVERIFY(!pictures.hasSpace());
        QVERIFY(!*pictures.store(name(4), QByteArray(1, 'p'), 1));
        pictures.trim(); // Orders need the space.
        QCOMPARE(pictures.count(), 0);
        QVERIFY(QDir(folder()).isEmpty());
    }

    void aFolderThatCannotBeIsAnError()
    {
        QFile file(folder());
        QVERIFY(file.open(QIODevice::WriteOnly));
        PictureCache pictures(folder(), {500, 0});
        QCOMPARE(pictures.open().error().kind, Error::Kind::Storage);
    }
};

QTEST_GUILESS_MAIN(TestPictureCache)
#include "tst_picturecache.moc"
