import QtQuick
import Peak.Ui

/** One language, in its own words. */
QuietButton {
    id: root

    required property string modelData
    property bool current: false

    signal chosen(string code)

    objectName: "language_" + modelData
    iconName: current ? "check" : ""
    text: Service.comfort?.languages.nameOf(modelData) ?? modelData
    textColor: current ? Theme.accent : Theme.text
    choice: true
    checked: current
    onClicked: root.chosen(root.modelData)
}
