#include "app/customer/qrcode.h"

#include <QPainter>

#include <memory>
#include <qrencode.h>

namespace Peak {

static constexpr int quietZone = 4; ///< Modules, as ISO/IEC 18004 wants.

QrCode::QrCode(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &QrCode::textChanged, this, [this] { update(); });
}

void QrCode::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    Q_EMIT textChanged();
}

QImage QrCode::modules(const QString &text)
{
    if (text.isEmpty())
        return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    QImage image(code->width, code->width, QImage::Format_RGB32);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x)
            image.setPixelColor(x, y, code->data[y * code->width + x] & 1 ? Qt::black : Qt::white);
    }
    return image;
}

void QrCode::paint(QPainter *painter)
{
    painter->fillRect(boundingRect(), Qt::white);
    const auto image = modules(m_text);
    if (image.isNull())
        return;
    const int across = image.width() + 2 * quietZone;
    const int size = static_cast<int>(std::min(width(), height())) / across;
    const QPoint corner((static_cast<int>(width()) - size * image.width()) / 2,
        (static_cast<int>(height()) - size * image.height()) / 2);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == Qt::black)
                painter->fillRect(corner.x() + x * size, corner.y() + y * size, size, size, m_ink);
        }
    }
}

} // namespace Peak
