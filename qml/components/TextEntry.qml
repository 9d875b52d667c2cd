import QtQuick
import QtQuick.Controls.Basic
import Peak.Ui

/** One line of text, typed on the screen's keyboard. What is typed is nobody's to learn from. */
TextField {
    id: root

    property string label
    property string iconName

    implicitHeight: Math.ceil(Theme.target + Theme.mm)
    leftPadding: iconName ? 13 * Theme.mm : Theme.grid
    rightPadding: Theme.grid
    color: Theme.text
    placeholderText: label
    placeholderTextColor: Theme.textQuiet
    font.pixelSize: Theme.body
    selectByMouse: false
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
    Accessible.name: label
    Accessible.role: Accessible.EditableText
    onAccepted: focus = false

    background: Rectangle {
        radius: Theme.radius
        color: Theme.surfaceRaised
        border.color: root.activeFocus ? Theme.accent : Theme.line
        border.width: root.activeFocus ? Math.max(2, Math.round(Theme.mm / 2)) : Theme.hairline

        Icon {
            anchors {
                left: parent.left
                leftMargin: Theme.grid
                verticalCenter: parent.verticalCenter
            }
            name: root.iconName || "search"
            visible: root.iconName !== ""
            size: 7 * Theme.mm
        }
    }
}
