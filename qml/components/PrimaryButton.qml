import QtQuick
import QtQuick.Controls.Basic
import Peak.Ui

/** The one filled button of a screen: where the finger should go. */
AbstractButton {
    id: root

    property string iconName
    property string trailingText

    implicitWidth: Math.max(row.implicitWidth + leftPadding + rightPadding, 3 * Theme.target)
    implicitHeight: Theme.bar
    font.pixelSize: Theme.body
    leftPadding: 1.5 * Theme.grid
    rightPadding: 1.5 * Theme.grid
    Accessible.name: trailingText ? text + ", " + trailingText : text
    Accessible.role: Accessible.Button

    background: Rectangle {
        radius: Theme.radius
        color: !root.enabled ? Theme.disabled : root.down ? Theme.accentPressed : Theme.accent
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.grid

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName || "cart"
            visible: root.iconName !== "" && root.enabled
        }

        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            font.pixelSize: root.font.pixelSize
            color: root.enabled ? Theme.accentText : Theme.disabledText
            font.weight: Font.DemiBold
            wrapMode: Text.NoWrap
        }

        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.trailingText
            font.pixelSize: root.font.pixelSize
            visible: text !== ""
            color: root.enabled ? Theme.accentText : Theme.disabledText
            wrapMode: Text.NoWrap
        }
    }
}
