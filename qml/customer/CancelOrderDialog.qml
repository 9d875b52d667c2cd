import QtQuick
import Peak.Ui

/** Whether the order really goes. */
ModalCard {
    id: root

    required property string ticketNumber

    signal confirmed
    signal closeRequested

    onPressedOutside: closeRequested()

    PlainText {
        width: parent.width
        text: qsTr("Cancel order %1?").arg(root.ticketNumber)
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
    }

    PrimaryButton {
        objectName: "keepOrderButton"
        width: parent.width
        text: qsTr("No, keep my order")
        onClicked: root.closeRequested()
    }

    QuietButton {
        objectName: "confirmCancelButton"
        width: parent.width
        text: qsTr("Yes, cancel it")
        textColor: Theme.critical
        onClicked: root.confirmed()
    }
}
