#include "sync/pictures/storedpicture.h"

#include "tests/support/picturebytes.h"

#include <QImageReader>
#include <QTest>
#include <QtEndian>

using namespace Peak;
using namespace Qt::StringLiterals;

class TestStoredPicture : public QObject {
    Q_OBJECT

private:
    /** A PNG whose header says another size than it has pixels for; `sum` is the header's CRC-32. */
    static QByteArray pretending(quint32 width, quint32 height, quint32 sum)
    {
        auto png = pictureBytes({2, 2});
        qToBigEndian(width, png.data() + 16);
        qToBigEndian(height, png.data() + 20);
        qToBigEndian(sum, png.data() + 29);
        return png;
    }

    static QByteArray noise(QSize size, const char *format)
    {
        QImage image(size, QImage::Format_RGB32);
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x)
                image.setPixel(x, y, qRgb(x * 7 % 256, y * 5 % 256, (x ^ y) % 256));
        }
        QBuffer buffer;
        image.save(&buffer, format);
        return buffer.data();
    }

private Q_SLOTS:
    void picturesAreKeptNoLargerThanShown_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QByteArray>("format");
        QTest::newRow("small PNG") << pictureBytes({40, 30}) << QSize(40, 30) << QByteArray("jpeg");
        QTest::newRow("JPEG") << pictureBytes({800, 600}, 0xff112233, "jpeg") << QSize(800, 600) << QByteArray("jpeg");
        QTest::newRow("large JPEG") << pictureBytes({4000, 3000}, 0xff112233, "jpeg") << QSize(1024, 768)
                                    << QByteArray("jpeg");
        QTest::newRow("large PNG") << pictureBytes({1500, 3000}) << QSize(512, 1024) << QByteArray("jpeg");
        QTest::newRow("transparent") << pictureBytes({50, 50}, 0x80112233) << QSize(50, 50) << QByteArray("png");
        QTest::newRow("a thread") << pictureBytes({8000, 2}) << QSize(1024, 1) << QByteArray("jpeg");
        QTest::newRow("one pixel") << pictureBytes({1, 1}) << QSize(1, 1) << QByteArray("jpeg");
        QTest::newRow("with a tail") << pictureBytes({8, 8}, 0xff112233, "jpeg") + QByteArray(500, '\0') << QSize(8, 8)
                                     << QByteArray("jpeg");
    }

    void picturesAreKeptNoLargerThanShown()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QSize, size);
        QFETCH(QByteArray, format);
        const auto stored = storedPicture(bytes);
        QVERIFY2(stored.ok(), qPrintable(stored ? QString() : stored.error().message));
        QBuffer buffer;
        buffer.setData(*stored);
        QImageReader reader(&buffer);
        QCOMPARE(reader.format(), format);
        QCOMPARE(reader.read().size(), size);
    }

    void coloursStay()
    {
        const auto stored = QImage::fromData(*storedPicture(pictureBytes({2000, 2000}, 0xffd02040)));
        const QColor colour = stored.pixelColor(500, 500);
        QVERIFY(std::abs(colour.red() - 0xd0) < 4 && std::abs(colour.green() - 0x20) < 4);
        const auto clear = QImage::fromData(*storedPicture(pictureBytes({10, 10}, 0x00000000)));
        QCOMPARE(clear.pixelColor(5, 5).alpha(), 0);
    }

    void webpIsReadWhereItsReaderIsInstalled()
    {
        const bool reads = QImageReader::supportedImageFormats().contains("webp");
        QCOMPARE(acceptedPictureTypes().contains("webp"), reads);
        // 1 × 1 pixel, lossless.
        const auto webp = QByteArray::fromBase64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        QCOMPARE(storedPicture(webp).ok(), reads);
    }

    void whatIsNoPictureIsRefused_data()
    {
        const auto jpeg = noise({300, 300}, "jpeg");
        const auto png = noise({300, 300}, "png");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a web page") << QByteArray("<!DOCTYPE html><html><body>Sign in</body></html>");
        QTest::newRow("SVG") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        QTest::newRow("BMP") << pictureBytes({9, 9}, 0xff000000, "bmp");
        QTest::newRow("only the mark of a PNG") << png.first(8);
        QTest::newRow("half a PNG") << png.first(png.size() / 2);
        QTest::newRow("half a JPEG") << jpeg.first(jpeg.size() / 2);
        QTest::newRow("rubbish after the mark of a JPEG") << QByteArray("\xff\xd8\xff") + QByteArray(5000, 'x');
        QTest::newRow("rubbish after the mark of a WebP")
            << QByteArray("RIFF\x40\0\0\0WEBPVP8 ", 16) + QByteArray(50, 'x');
        QTest::newRow("a bomb of 100,000 × 100,000") << pretending(100'000, 100'000, 0x27309c9f);
        QTest::newRow("a bomb of 2^31 - 1") << pretending(0x7fffffff, 0x7fffffff, 0x9bab9c31);
        QTest::newRow("no width") << pretending(0, 10, 0x1572c823);
        QTest::newRow("25 megapixels") << pictureBytes({5000, 5000}, 0xff000000, "jpeg");
    }

    void whatIsNoPictureIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto stored = storedPicture(bytes);
        QVERIFY(!stored);
        QCOMPARE(stored.error().kind, Error::Kind::Malformed);
    }
};

QTEST_GUILESS_MAIN(TestStoredPicture)
#include "tst_storedpicture.moc"
