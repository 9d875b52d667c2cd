import QtQuick
import Peak.Ui

/** A question that has to be answered first, over everything else. Within reach in the accessible mode. */
Rectangle {
    id: root

    default property alias content: column.data
    property string heading
    /** Keeps the focus. */
    readonly property bool modal: true

    color: Theme.scrim
    Accessible.role: Accessible.Dialog
    Accessible.name: heading
    Component.onCompleted: Service.say(root.heading)

    signal pressedOutside

    MouseArea {
        anchors.fill: parent
        onClicked: root.pressedOutside()
    }

    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.accessible ? root.height - height - Theme.grid : (root.height - height) / 2
        width: Math.min(root.width - 4 * Theme.grid, 180 * Theme.mm)
        height: column.implicitHeight + 4 * Theme.grid

        MouseArea {
            anchors.fill: parent
        }

        Column {
            id: column

            anchors {
                fill: parent
                margins: 2 * Theme.grid
            }
            spacing: Theme.grid

            PlainText {
                width: parent.width
                text: root.heading
                visible: text !== ""
                font.pixelSize: Theme.headline
                font.weight: Font.DemiBold
            }
        }
    }
}
