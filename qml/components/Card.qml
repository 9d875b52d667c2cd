import QtQuick
import Peak.Ui

/** A raised surface with a thin line instead of a shadow. */
Rectangle {
    color: Theme.surfaceRaised
    radius: Theme.radius
    border.color: Theme.line
    border.width: Theme.hairline
}
