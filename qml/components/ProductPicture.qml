import QtQuick
import Peak.Ui

/** A product's picture; until there is one, and when there is none, the drawing of its category in its tint. */
Rectangle {
    id: root

    required property string icon
    /** A file of the picture cache; empty when it has none. */
    property string picture

    color: Theme.tint(root.icon)
    radius: Theme.radius

    Icon {
        anchors.centerIn: parent
        visible: photo.status !== Loader.Ready || !photo.shown
        name: root.icon
        size: Math.min(root.width, root.height) * 0.52
    }

    // Most cards have no picture: they do not pay for one.
    Loader {
        id: photo

        readonly property bool shown: (item as Image)?.status === Image.Ready

        anchors.fill: parent
        active: root.picture !== ""
        sourceComponent: Image {
            // qmllint disable unqualified
            source: root.picture
            asynchronous: true
            fillMode: Image.PreserveAspectFit
            sourceSize: Qt.size(root.width, root.height)
            visible: status === Image.Ready
        }
    }
}
