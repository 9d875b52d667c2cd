import QtQuick
import QtQuick.Controls.Basic
import Peak.Ui

/** Nobody is here: what this is, and where to put the finger. The whole screen begins. */
AbstractButton {
    id: root

    required property string storeName

    readonly property bool roomy: height > 180 * Theme.mm

    objectName: "startPage"
    Accessible.name: qsTr("Start your order")
    Accessible.role: Accessible.Button

    background: Rectangle {
        color: Theme.surface
    }

    Item {
        anchors {
            fill: parent
            bottomMargin: startButton.height + startButton.anchors.bottomMargin
        }

        Column {
            anchors {
                left: parent.left
                right: parent.right
                verticalCenter: parent.verticalCenter
                margins: 3 * Theme.grid
            }
            spacing: root.roomy ? 2 * Theme.grid : Theme.grid

            PlainText {
                width: parent.width
                text: qsTr("Welcome to")
                color: Theme.textQuiet
                font.pixelSize: Theme.title
                horizontalAlignment: Text.AlignHCenter
            }

            PlainText {
                objectName: "storeName"
                width: parent.width
                text: root.storeName
                font.pixelSize: Theme.display
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                maximumLineCount: 3
                elide: Text.ElideRight
            }

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: root.roomy
                spacing: Theme.grid

                Repeater {
                    model: ["flower", "preroll", "vape", "edible", "drink"]

                    delegate: StartTile {}
                }
            }

            PlainText {
                width: parent.width
                text: qsTr("Choose here, pay at the counter.")
                font.pixelSize: Theme.title
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }

    PrimaryButton {
        id: startButton

        objectName: "startButton"
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: root.roomy ? 4 * Theme.grid : 2 * Theme.grid
        }
        width: Math.min(parent.width - 6 * Theme.grid, 160 * Theme.mm)
        height: 26 * Theme.mm
        text: qsTr("Start your order")
        font.pixelSize: Theme.headline
        onClicked: root.clicked()
    }
}
