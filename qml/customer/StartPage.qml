import QtQuick
import QtQuick.Controls.Basic
import Peak.App
import Peak.Ui

/** Nobody is here: what this is, and where to put the finger. The whole screen begins, while the shop is open. */
AbstractButton {
    id: root

    required property string storeName
    property url logo
    property Attract attract: null

    readonly property bool open: attract?.open ?? true
    readonly property bool wide: width > height
    readonly property real room: height - foot.height

    signal startRequested

    /** Somebody wants to know where an earlier order is. */
    signal statusRequested

    objectName: "startPage"
    focusPolicy: Qt.NoFocus
    Accessible.name: open ? qsTr("Touch to start") : startText.text
    Accessible.role: Accessible.Button
    onClicked: {
        if (root.open)
            root.startRequested();
    }

    background: Rectangle {
        color: Theme.surface
    }

    Item {
        anchors {
            fill: parent
            bottomMargin: foot.height
        }

        Column {
            anchors {
                left: parent.left
                right: parent.right
                verticalCenter: parent.verticalCenter
                margins: 3 * Theme.grid
            }
            spacing: root.room > 180 * Theme.mm ? 3 * Theme.grid : Theme.grid

            Image {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: status === Image.Ready
                source: root.logo
                height: Math.min(0.25 * root.room, 80 * Theme.mm)
                width: parent.width
                sourceSize.height: Math.round(height)
                fillMode: Image.PreserveAspectFit
            }

            PlainText {
                width: parent.width
                visible: root.room > 100 * Theme.mm
                text: qsTr("Welcome to")
                color: Theme.textQuiet
                font.pixelSize: Theme.title
                horizontalAlignment: Text.AlignHCenter
            }

            PlainText {
                objectName: "storeName"
                width: parent.width
                text: root.storeName
                font.pixelSize: root.room > 100 * Theme.mm ? Theme.display : Theme.headline
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                maximumLineCount: 2
                elide: Text.ElideRight
            }

            Showcase {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: root.open && products.length > 0 && root.room > 150 * Theme.mm
                width: Math.min(parent.width, 190 * Theme.mm)
                height: Math.min(70 * Theme.mm, 0.3 * root.room)
                products: root.attract?.showcase ?? []
            }

            PlainText {
                id: startText

                objectName: "startText"
                width: parent.width
                text: root.open ? qsTr("Choose here, pay at the counter.")
                    : root.attract.opensText ? qsTr("We are closed. We open again on %1.").arg(root.attract.opensText)
                    : qsTr("We are closed.")
                font.pixelSize: Theme.title
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }

    StartFoot {
        id: foot

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        open: root.open
        onStartRequested: root.startRequested()
        onStatusRequested: root.statusRequested()
    }
}
