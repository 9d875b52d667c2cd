import QtQuick
import Peak.Ui

/** What was taken out a moment ago, and the way back. Stays until something else changes: nobody has to hurry. */
Card {
    id: root

    required property string removedName

    signal undoRequested

    visible: removedName !== ""
    implicitHeight: visible ? Theme.target + Theme.grid : 0
    color: Theme.surfaceSunken

    PlainText {
        objectName: "removedText"
        anchors {
            left: parent.left
            leftMargin: Theme.grid
            right: undo.left
            rightMargin: Theme.grid
            verticalCenter: parent.verticalCenter
        }
        text: qsTr("%1 is out.").arg(root.removedName)
        maximumLineCount: 1
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    QuietButton {
        id: undo

        objectName: "undoButton"
        anchors {
            right: parent.right
            rightMargin: Theme.half
            verticalCenter: parent.verticalCenter
        }
        height: Theme.target
        text: qsTr("Put it back")
        Accessible.name: qsTr("Put %1 back").arg(root.removedName)
        onClicked: root.undoRequested()
    }
}
