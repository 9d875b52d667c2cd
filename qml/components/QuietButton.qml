import QtQuick
import QtQuick.Controls.Basic
import Peak.Ui

/** Everything else that can be pressed. */
AbstractButton {
    id: root

    property string iconName
    property color textColor: Theme.text
    property bool bordered: true
    /** One of several, of which `checked` is the one that holds. */
    property bool choice: false

    implicitWidth: Math.max(row.implicitWidth + leftPadding + rightPadding, Theme.target)
    implicitHeight: Theme.bar
    font.pixelSize: Theme.body
    leftPadding: Theme.grid
    rightPadding: Theme.grid
    Accessible.name: text
    Accessible.role: choice ? Accessible.RadioButton : Accessible.Button
    Accessible.checked: checked

    background: Rectangle {
        radius: Theme.radius
        color: root.down ? Theme.surfaceSunken : root.bordered ? Theme.surfaceRaised : "transparent"
        border.color: Theme.line
        border.width: root.bordered ? Theme.hairline : 0
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.half

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName || "back"
            visible: root.iconName !== ""
            opacity: root.enabled ? 1 : 0.4
        }

        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            font.pixelSize: root.font.pixelSize
            visible: text !== ""
            color: root.enabled ? root.textColor : Theme.disabledText
            font.weight: Font.Medium
            wrapMode: Text.NoWrap
        }
    }
}
