import QtQuick
import QtQuick.Controls.Basic
import Peak.Ui

/** One category of the strip. */
AbstractButton {
    id: root

    required property string word
    required property string title
    required property string categoryIcon
    property bool current: false

    signal chosen(string word)

    objectName: "categoryChip"
    height: Theme.target
    leftPadding: Theme.half * 1.5
    rightPadding: Theme.grid
    checked: current
    Accessible.name: title
    Accessible.role: Accessible.RadioButton
    onClicked: root.chosen(root.word)

    background: Rectangle {
        radius: height / 2
        color: root.current ? Theme.accentSoft : root.down ? Theme.surfaceSunken : Theme.surfaceRaised
        border.color: root.current ? Theme.accent : Theme.line
        border.width: root.current ? Math.max(2, Math.round(Theme.mm / 2)) : Theme.hairline
    }

    contentItem: Row {
        spacing: Theme.half

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.categoryIcon
            size: 8 * Theme.mm
        }

        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.title
            color: root.current ? Theme.accent : Theme.text
            font.weight: root.current ? Font.DemiBold : Font.Normal
            wrapMode: Text.NoWrap
        }
    }
}
