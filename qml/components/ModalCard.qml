import QtQuick
import Peak.Ui

/** A question that has to be answered first, over everything else. */
Rectangle {
    id: root

    default property alias content: column.data

    color: Theme.scrim

    signal pressedOutside

    MouseArea {
        anchors.fill: parent
        onClicked: root.pressedOutside()
    }

    Card {
        anchors.centerIn: parent
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
        }
    }
}
