import QtQuick
import Peak.Ui

/** The drawing of a product's category in its tint. */
Rectangle {
    id: root

    required property string icon

    color: Theme.tint(root.icon)
    radius: Theme.radius

    Icon {
        anchors.centerIn: parent
        name: root.icon
        size: Math.min(root.width, root.height) * 0.52
    }
}
