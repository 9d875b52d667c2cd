#pragma once

#include <QColor>
#include <QImage>
#include <QQuickPaintedItem>

#include <qqmlregistration.h>

namespace Peak {

/** A text as a QR code with its quiet zone, in whole pixels per module so that it stays sharp. */
class QrCode : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY textChanged)

public:
    explicit QrCode(QQuickItem *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    void paint(QPainter *painter) override;

    /** One pixel a module without the quiet zone, black on white; null for an empty or far too long text. */
    [[nodiscard]] static QImage modules(const QString &text);

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
    QColor m_ink = Qt::black;
};

} // namespace Peak
