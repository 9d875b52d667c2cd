import QtQuick
import Peak.Ui

/** A product's picture; when there is none, the drawing of its category in its tint. */
Rectangle {
    id: root

    required property string icon
    /** A file of the picture cache; empty when it has none. */
    property string picture
    readonly property bool shown: (photo.item as Image)?.status === Image.Ready
    readonly property bool failed: (photo.item as Image)?.status === Image.Error

    color: root.shown ? Theme.surfaceRaised : Theme.tint(root.icon)
    radius: Theme.radius

    Icon {
        anchors.centerIn: parent
        // Not while a picture is on its way: it would only flash.
        visible: root.picture === "" || root.failed
        name: root.icon
        size: Math.min(root.width, root.height) * 0.52
    }

    // Most cards have no picture: they do not pay for one.
    Loader {
        id: photo

        anchors.fill: parent
        active: root.picture !== "" && root.width >= 1 && root.height >= 1
        sourceComponent: Image {
            // qmllint disable unqualified
            objectName: "productPhoto"
            source: root.picture
            asynchronous: true
            fillMode: Image.PreserveAspectFit
            sourceSize: Qt.size(Math.ceil(root.width), Math.ceil(root.height))
            visible: status === Image.Ready
        }
    }
}
