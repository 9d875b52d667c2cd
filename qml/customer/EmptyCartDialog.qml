import QtQuick
import Peak.Ui

/** Whether everything really goes. */
ModalCard {
    id: root

    signal confirmed
    signal closeRequested

    onPressedOutside: closeRequested()

    PlainText {
        objectName: "emptyCartQuestion"
        width: parent.width
        text: qsTr("Empty your cart?")
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
    }

    PrimaryButton {
        objectName: "keepCartButton"
        width: parent.width
        text: qsTr("No, keep it")
        onClicked: root.closeRequested()
    }

    QuietButton {
        objectName: "confirmEmptyButton"
        width: parent.width
        text: qsTr("Yes, take everything out")
        onClicked: root.confirmed()
    }
}
