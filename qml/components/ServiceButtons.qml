import QtQuick
import Peak.Ui

/** The language and the accessible mode, on the bar of every screen. */
Row {
    id: root

    spacing: Theme.grid
    visible: Service.comfort !== null

    QuietButton {
        objectName: "languageButton"
        height: Theme.bar
        visible: (Service.comfort?.languages.codes.length ?? 0) > 1
        iconName: "language"
        text: Service.comfort?.languages.current.toUpperCase() ?? ""
        Accessible.name: qsTr("Language")
        onClicked: Service.asked = "language"
    }

    ComfortButton {
        height: Theme.bar
    }
}
