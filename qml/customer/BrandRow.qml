import QtQuick
import QtQuick.Controls.Basic
import Peak.Ui

/** One brand and how many products it has. */
AbstractButton {
    id: root

    required property int index
    required property string title
    required property int products
    required property bool chosen

    signal picked(int index)

    objectName: "brandRow"
    height: Theme.bar
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1, %n product(s)", "", products).arg(title)
    onClicked: root.picked(root.index)

    background: Card {
        color: root.down ? Theme.surfaceSunken : root.chosen ? Theme.accentSoft : Theme.surfaceRaised
        border.color: root.visualFocus || root.chosen ? Theme.accent : Theme.line
        border.width: root.visualFocus ? Theme.focusWidth : Theme.hairline
    }

    Item {
        anchors.fill: parent

        PlainText {
            anchors {
                left: parent.left
                leftMargin: Theme.half
                right: number.left
                rightMargin: Theme.half
                verticalCenter: parent.verticalCenter
            }
            text: root.title
            maximumLineCount: 1
            elide: Text.ElideRight
        }

        PlainText {
            id: number

            anchors {
                right: parent.right
                rightMargin: Theme.half
                verticalCenter: parent.verticalCenter
            }
            text: root.products
            color: Theme.textQuiet
        }
    }
}
