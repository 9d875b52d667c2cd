import QtQuick
import Peak.Ui

/** How many: one less, the number, one more. */
Row {
    id: root

    required property int value
    property int minimum: 1
    property int maximum: 99
    property string what

    signal moved(int value)

    spacing: Theme.half

    SignButton {
        objectName: "stepperLess"
        plus: false
        enabled: root.value > root.minimum
        Accessible.name: qsTr("One less %1").arg(root.what)
        onClicked: root.moved(root.value - 1)
    }

    PlainText {
        objectName: "stepperValue"
        width: 14 * Theme.mm
        height: Theme.target
        text: root.value
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }

    SignButton {
        objectName: "stepperMore"
        enabled: root.value < root.maximum
        Accessible.name: qsTr("One more %1").arg(root.what)
        onClicked: root.moved(root.value + 1)
    }
}
