import QtQuick
import Peak.Ui

/** One key: a digit, "erase", or an empty place. */
QuietButton {
    id: root

    required property string modelData

    signal digit(string digit)
    signal erase

    objectName: modelData === "erase" ? "keyErase" : "key" + modelData
    opacity: modelData === "" ? 0 : 1
    enabled: modelData !== ""
    text: modelData === "erase" ? "" : modelData
    iconName: modelData === "erase" ? "erase" : ""
    font.pixelSize: Theme.headline
    Accessible.name: modelData === "erase" ? qsTr("Erase the last digit") : modelData
    onClicked: modelData === "erase" ? root.erase() : root.digit(root.modelData)
}
