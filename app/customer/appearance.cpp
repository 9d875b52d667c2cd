#include "app/customer/appearance.h"

#include "core/logging.h"

#include <QFileInfo>

namespace Peak {

// ADA 308.2.1: the highest reach from a wheelchair, above the floor.
static constexpr int HighestReachMm = 1220;

static QUrl existing(const QString &path)
{
    if (path.isEmpty())
        return {};
    if (QFileInfo(path).isReadable())
        return QUrl::fromLocalFile(path);
    qCWarning(lcKiosk) << "the logo cannot be read; the shop's name is written instead:" << path;
    return {};
}

Appearance::Appearance(const AppearanceSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings), m_logo(existing(settings.logo)),
      m_roles(accentRoles(QColor(settings.accent), surface(), ReadableContrast)),
      m_strong(accentRoles(QColor(settings.accent), Qt::white, StrongContrast))
{
    if (m_roles.accent != QColor(settings.accent)) {
        qCWarning(lcKiosk).noquote() << "the accent" << settings.accent << "cannot be read on the screen; it is"
                                     << m_roles.accent.name().toUpper() << "now";
    }
}

qreal Appearance::reachMm() const { return HighestReachMm - m_settings.lowerEdgeMm; }

} // namespace Peak
