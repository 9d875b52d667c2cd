#include "sync/pictures/storedpicture.h"

#include <QBuffer>
#include <QImageReader>
#include <QImageWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int jpegQuality = 85;
constexpr int decoderMegabytes = 128; ///< For the pixels of one picture; 24 megapixels need 96.
constexpr qsizetype longestTail = 32 * 1024; ///< Bytes that cameras and servers leave behind a JPEG's end.

QByteArray formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "webp";
    return {};
}

/** The JPEG reader makes the missing part of a picture grey and says nothing. */
bool isCutOff(const QByteArray &bytes, const QByteArray &format)
{
    return format == "jpeg" && bytes.last(std::min(bytes.size(), longestTail)).lastIndexOf("\xff\xd9") < 0;
}

bool isTransparent(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        if (std::any_of(line, line + image.width(), [](QRgb pixel) { return qAlpha(pixel) < 255; }))
            return true;
    }
    return false;
}

Error noPicture(const QString &why) { return {Error::Kind::Malformed, why}; }

Result<QImage> decoded(const QByteArray &bytes)
{
    const auto format = formatOf(bytes);
    if (format.isEmpty() || isCutOff(bytes, format))
        return noPicture(format.isEmpty() ? u"neither PNG, JPEG nor WebP"_s : u"cut off"_s);
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader::setAllocationLimit(decoderMegabytes);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty())
        return noPicture(u"unreadable"_s);
    if (qint64(size.width()) * size.height() > PictureLimits::largestArea)
        return noPicture(u"%1 × %2 pixels are too many"_s.arg(size.width()).arg(size.height()));
    const QSize bounds(PictureLimits::longestEdge, PictureLimits::longestEdge);
    if (size.boundedTo(bounds) != size)
        reader.setScaledSize(size.scaled(bounds, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const auto image = reader.read();
    if (image.isNull())
        return noPicture(reader.errorString());
    return image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
}

Result<QByteArray> encoded(const QImage &image)
{
    const bool transparent = isTransparent(image);
    QBuffer buffer;
    QImageWriter writer(&buffer, transparent ? "png" : "jpeg");
    writer.setQuality(transparent ? -1 : jpegQuality);
    if (!writer.write(image))
        return noPicture(writer.errorString());
    return buffer.data();
}
} // namespace

Result<QByteArray> storedPicture(const QByteArray &bytes) { return decoded(bytes).andThen(encoded); }

QByteArray acceptedPictureTypes()
{
    return QImageReader::supportedImageFormats().contains("webp") ? "image/webp,image/jpeg,image/png"
                                                                  : "image/jpeg,image/png";
}

} // namespace Peak
