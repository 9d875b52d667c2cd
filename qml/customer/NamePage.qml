import QtQuick
import Peak.App
import Peak.Ui

/** For customers the shop does not know yet. */
PageFrame {
    id: root

    required property CheckoutController checkout

    heading: qsTr("What may we call you?")
    nextName: "nameContinueButton"
    nextText: qsTr("Continue")
    nextEnabled: first.text.trim() !== "" && last.text.trim() !== ""
    onNextRequested: checkout.confirmName(first.text, last.text)

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, 170 * Theme.mm)
        spacing: Theme.grid

        PlainText {
            width: parent.width
            text: root.checkout.contactText !== "" ? qsTr("We have not met before: %1. Your name goes on the order.").arg(root.checkout.contactText) : qsTr("The counter calls you by this name.")
            color: Theme.textQuiet
        }

        Banner {
            width: parent.width
            text: root.checkout.problem
        }

        Flow {
            width: parent.width
            spacing: Theme.grid

            TextEntry {
                id: first

                objectName: "firstNameField"
                width: root.width > root.height ? (parent.width - Theme.grid) / 2 : parent.width
                label: qsTr("First name")
                maximumLength: 60
                onAccepted: last.forceActiveFocus()
            }

            TextEntry {
                id: last

                objectName: "lastNameField"
                width: first.width
                label: qsTr("Last name")
                maximumLength: 60
            }
        }
    }
}
