import QtQuick
import Peak.App
import Peak.Ui

/** While the accessible mode is on: how loud it speaks, and the way out. */
ModalCard {
    id: root

    required property Comfort comfort

    signal closed

    heading: qsTr("Accessible mode")
    onPressedOutside: root.closed()

    PlainText {
        objectName: "volumeText"
        width: parent.width
        text: qsTr("Volume %1 of %2").arg(root.comfort.volume).arg(root.comfort.loudest)
    }

    Row {
        spacing: Theme.grid

        SignButton {
            objectName: "quieterButton"
            plus: false
            enabled: root.comfort.volume > 0
            Accessible.name: qsTr("Quieter")
            onClicked: root.comfort.quieter()
        }

        SignButton {
            objectName: "louderButton"
            enabled: root.comfort.volume < root.comfort.loudest
            Accessible.name: qsTr("Louder")
            onClicked: root.comfort.louder()
        }
    }

    PrimaryButton {
        objectName: "closeButton"
        width: parent.width
        text: qsTr("Continue")
        onClicked: root.closed()
    }

    QuietButton {
        objectName: "leaveAccessibleButton"
        width: parent.width
        text: qsTr("End accessible mode")
        onClicked: {
            root.comfort.accessible = false;
            root.closed();
        }
    }
}
