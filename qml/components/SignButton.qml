import QtQuick
import QtQuick.Controls.Basic
import Peak.Ui

/** A plus or a minus of full finger size. */
AbstractButton {
    id: root

    property bool plus: true

    implicitWidth: Theme.target
    implicitHeight: Theme.target
    Accessible.role: Accessible.Button

    background: Rectangle {
        radius: height / 2
        color: root.down ? Theme.accentSoft : Theme.surfaceRaised
        border.color: root.enabled ? Theme.accent : Theme.line
        border.width: Math.max(1, Math.round(Theme.mm / 3))
    }

    contentItem: Item {
        Rectangle {
            anchors.centerIn: parent
            width: 5 * Theme.mm
            height: Math.round(0.7 * Theme.mm)
            color: root.enabled ? Theme.accent : Theme.disabledText
        }

        Rectangle {
            anchors.centerIn: parent
            width: Math.round(0.7 * Theme.mm)
            height: 5 * Theme.mm
            visible: root.plus
            color: root.enabled ? Theme.accent : Theme.disabledText
        }
    }
}
