import QtQuick
import QtQuick.Controls.Basic
import Peak.Ui

/** One choice of a group, or one that is on and goes with a tap. */
AbstractButton {
    id: root

    required property int index
    required property string title
    required property int products
    required property bool chosen
    property bool removable: false

    signal picked(int index)

    objectName: "choiceChip"
    implicitHeight: Theme.target
    implicitWidth: Math.max(Theme.target, row.implicitWidth + leftPadding + rightPadding)
    leftPadding: Theme.grid
    rightPadding: removable ? Theme.half : Theme.grid
    checkable: false
    checked: chosen
    Accessible.role: removable ? Accessible.Button : Accessible.CheckBox
    Accessible.checked: chosen
    Accessible.name: removable ? qsTr("Remove the filter %1").arg(title)
        : products < 0 ? title : qsTr("%1, %n product(s)", "", products).arg(title)
    onClicked: root.picked(root.index)

    background: Rectangle {
        radius: height / 2
        color: root.chosen ? Theme.accentSoft : root.down ? Theme.surfaceSunken : Theme.surfaceRaised
        border.color: root.visualFocus || root.chosen ? Theme.accent : Theme.line
        border.width: root.visualFocus ? Theme.focusWidth : root.chosen ? Math.max(2, Math.round(Theme.mm / 2)) : Theme.hairline
    }

    Item {
        anchors.fill: parent

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.half

            PlainText {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, 90 * Theme.mm)
                text: root.title
                color: root.chosen ? Theme.accent : Theme.text
                font.weight: root.chosen ? Font.DemiBold : Font.Normal
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
            }

            PlainText {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.products >= 0
                text: root.products
                color: Theme.textQuiet
                wrapMode: Text.NoWrap
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: root.removable
                name: "close"
                size: 6 * Theme.mm
            }
        }
    }
}
