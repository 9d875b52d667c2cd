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

    readonly property string layout: ({"es": "es_MX", "fr": "fr_CA"})[Service.comfort?.languages.current ?? ""] ?? "en_US"

    Binding {
        target: VirtualKeyboardSettings
        property: "activeLocales"
        value: [root.layout]
    }

    Binding {
        target: VirtualKeyboardSettings
        property: "locale"
        value: root.layout
    }
}
