#include "tests/possim/pictures.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

namespace {
constexpr QSize size(800, 600);

/** How many pictures a product has: none to three. */
int countOf(const QString &productId)
{
    constexpr int counts[] = {1, 3, 1, 1, 2, 1, 0};
    return counts[qHash(productId, 0) % std::size(counts)];
}

QColor colourOf(const QString &text, int saturation, int lightness)
{
    return QColor::fromHsl(static_cast<int>(qHash(text, 0) % 360), saturation, lightness);
}

void drawJar(QPainter &painter, const QColor &lid, const QColor &inside)
{
    painter.setBrush(lid);
    painter.drawRoundedRect(280, 120, 240, 70, 14, 14);
    painter.setBrush(inside);
    painter.drawRoundedRect(260, 180, 280, 310, 40, 40);
}

void drawTube(QPainter &painter, const QColor &lid, const QColor &inside)
{
    painter.setBrush(inside);
    painter.drawRoundedRect(335, 140, 130, 370, 30, 30);
    painter.setBrush(lid);
    painter.drawRoundedRect(330, 90, 140, 110, 18, 18);
}

void drawPouch(QPainter &painter, const QColor &lid, const QColor &inside)
{
    QPainterPath pouch;
    pouch.moveTo(260, 130);
    pouch.lineTo(540, 130);
    pouch.cubicTo(520, 260, 560, 400, 550, 490);
    pouch.lineTo(250, 490);
    pouch.cubicTo(240, 400, 280, 260, 260, 130);
    painter.setBrush(inside);
    painter.drawPath(pouch);
    painter.setBrush(lid);
    painter.drawRect(258, 130, 284, 44);
}

void drawCan(QPainter &painter, const QColor &lid, const QColor &inside)
{
    painter.setBrush(inside);
    painter.drawRoundedRect(300, 120, 200, 380, 26, 26);
    painter.setBrush(lid);
    painter.drawEllipse(306, 104, 188, 46);
}

void drawPackage(QPainter &painter, const StockItem &item)
{
    const auto lid = colourOf(item.brand, 90, 70);
    const auto inside = colourOf(item.productId, 140, 130);
    painter.setPen(Qt::NoPen);
    if (item.category == "PREROLL"_L1 || item.category == "VAPE"_L1 || item.category == "CARTRIDGE"_L1)
        drawTube(painter, lid, inside);
    else if (item.category == "EDIBLE"_L1)
        drawPouch(painter, lid, inside);
    else if (item.category == "BEVERAGE"_L1)
        drawCan(painter, lid, inside);
    else
        drawJar(painter, lid, inside);
    painter.setBrush(QColor(255, 255, 255, 225)); // The label.
    painter.drawRoundedRect(345, 280, 110, 120, 10, 10);
    painter.setBrush(lid);
    painter.drawRect(357, 302, 86, 16);
    painter.setBrush(inside.darker(130));
    painter.drawRect(357, 340, 30 + static_cast<int>(qHash(item.name, 0) % 56), 11);
    painter.drawRect(357, 366, 50, 8);
}
} // namespace

QByteArray drawnPicture(const StockItem &item, int number)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(number == 0 ? QColor(Qt::white) : colourOf(item.productId, 60, 200 + 20 * (number % 3)));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = number == 1 ? 2.2 : 1.35; // From the front, from near, and tilted.
    painter.translate(400, 300);
    painter.scale(scale, scale);
    painter.rotate(number == 2 ? 20 : 0);
    painter.translate(-400, -300);
    drawPackage(painter, item);
    painter.end();
    QBuffer buffer;
    image.save(&buffer, "png");
    return buffer.data();
}

Pictures::Pictures()
    : m_server([this](const HttpServerRequest &request, HttpResponder responder) { responder.send(answer(request)); })
{
}

Result<Ok> Pictures::listen() { return m_server.listen({}); }

void Pictures::hangOn(QList<StockItem> &items)
{
    for (auto &item : items) {
        m_products.insert(item.productId, item);
        for (int number = 0; number < countOf(item.productId); ++number) {
            item.pictures.append(
                u"http://127.0.0.1:%1/%2/%3.png"_s.arg(m_server.port()).arg(item.productId).arg(number));
        }
    }
}

HttpServerResponse Pictures::answer(const HttpServerRequest &request) const
{
    const auto parts = request.segments();
    const auto product = m_products.constFind(parts.value(0));
    if (product == m_products.constEnd())
        return {404, "{}"};
    return {200, drawnPicture(*product, parts.value(1).section(u'.', 0, 0).toInt()), "image/png"};
}

} // namespace Peak::Possim
