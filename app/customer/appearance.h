#pragma once

#include "app/customer/contrast.h"
#include "core/storeconfig.h"

#include <QObject>
#include <QUrl>

#include <qqmlregistration.h>

namespace Peak {

/** How this shop's kiosk looks: its settings, made safe to show. A colour nobody could read is corrected, and said so.
 */
class Appearance : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the application")
    Q_PROPERTY(QUrl logo READ logo CONSTANT)
    Q_PROPERTY(QColor accent READ accent CONSTANT)
    Q_PROPERTY(QColor accentPressed READ accentPressed CONSTANT)
    Q_PROPERTY(QColor accentSoft READ accentSoft CONSTANT)
    Q_PROPERTY(QColor strongAccent READ strongAccent CONSTANT)
    Q_PROPERTY(qreal pixelsPerMm READ pixelsPerMm CONSTANT)
    Q_PROPERTY(qreal reachMm READ reachMm CONSTANT)
    Q_PROPERTY(bool reducedMotion READ isReducedMotion CONSTANT)
    Q_PROPERTY(bool sounds READ hasSounds CONSTANT)

public:
    /** The surface of the normal variant, which accents are checked against. */
    static QColor surface() { return {0xFA, 0xF8, 0xF4}; }

    explicit Appearance(const AppearanceSettings &settings, QObject *parent = nullptr);

    /** Empty when none is configured or its file is not there. */
    [[nodiscard]] QUrl logo() const { return m_logo; }
    [[nodiscard]] QColor accent() const { return m_roles.accent; }
    [[nodiscard]] QColor accentPressed() const { return m_roles.pressed; }
    [[nodiscard]] QColor accentSoft() const { return m_roles.soft; }
    /** The accent of the high-contrast variant, on white. */
    [[nodiscard]] QColor strongAccent() const { return m_strong.accent; }
    /** 0: as the screen says. */
    [[nodiscard]] qreal pixelsPerMm() const { return m_settings.pixelsPerMm; }
    /** The highest point a seated person reaches, in millimetres above the screen's lower edge. */
    [[nodiscard]] qreal reachMm() const;
    [[nodiscard]] bool isReducedMotion() const { return m_settings.reducedMotion; }
    [[nodiscard]] bool hasSounds() const { return m_settings.sounds; }

private:
    AppearanceSettings m_settings;
    QUrl m_logo;
    AccentRoles m_roles;
    AccentRoles m_strong;
};

} // namespace Peak
