import QtQuick
import Peak.App
import Peak.Ui

/** The order is taken: its number, and where to go. */
PageFrame {
    id: root

    required property CheckoutController checkout
    required property int secondsLeft

    backVisible: false
    nextName: "doneButton"
    nextText: qsTr("Done")
    nextTrailingText: secondsLeft > 0 ? qsTr("%1 s").arg(secondsLeft) : ""

    Column {
        anchors {
            verticalCenter: parent.verticalCenter
            left: parent.left
            right: parent.right
        }
        spacing: 2 * Theme.grid

        PlainText {
            width: parent.width
            text: root.checkout.customerName !== "" ? qsTr("Thank you, %1. Your number is").arg(root.checkout.customerName) : qsTr("Thank you. Your number is")
            font.pixelSize: Theme.title
            horizontalAlignment: Text.AlignHCenter
        }

        PlainText {
            objectName: "ticketNumber"
            width: parent.width
            text: root.checkout.ticketNumber
            color: Theme.accent
            font.pixelSize: Math.round(Math.min(root.height * 0.28, root.width * 0.3))
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            lineHeight: 1
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Your number is %1").arg(text)
        }

        PlainText {
            width: parent.width
            text: qsTr("Please go to the counter and tell them this number.")
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
        }

        PlainText {
            objectName: "orderText"
            width: parent.width
            text: root.checkout.orderText
            color: Theme.textQuiet
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
