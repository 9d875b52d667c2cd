import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Peak.Ui

/** The keyboard on the screen. It learns nothing: no dictionary, no suggestions. */
Rectangle {
    id: root

    height: panel.active ? panel.height : 0
    visible: panel.active
    color: "#263238"

    InputPanel {
        id: panel

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, 220 * Theme.mm)
    }

    Component.onCompleted: {
        VirtualKeyboardSettings.activeLocales = ["en_US"];
        VirtualKeyboardSettings.locale = "en_US";
    }
}
