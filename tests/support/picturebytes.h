#pragma once

#include <QBuffer>
#include <QImage>

namespace Peak {

/** A picture of one colour in a real file format. */
inline QByteArray pictureBytes(QSize size, QRgb colour = 0xff3366cc, const char *format = "png")
{
    QImage image(size, qAlpha(colour) < 255 ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    image.fill(colour);
    QBuffer buffer;
    if (!image.save(&buffer, format))
        qFatal("no %s can be written", format);
    return buffer.data();
}

} // namespace Peak
