import QtQuick
import Peak.Ui

/** One of the project's drawings, rendered at the size it is shown. */
Image {
    id: root

    required property string name
    property real size: 8 * Theme.mm

    width: size
    height: size
    source: Theme.icon(root.name)
    sourceSize.width: Math.round(size)
    sourceSize.height: Math.round(size)
    fillMode: Image.PreserveAspectFit
}
