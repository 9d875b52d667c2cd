import QtQuick
import Peak.App
import Peak.Ui

/** The order is taken: its number, and where to go. */
PageFrame {
    id: root

    required property CheckoutController checkout
    required property int secondsLeft

    readonly property bool wide: width > height
    readonly property bool small: Math.min(width, height) < 150 * Theme.mm

    backVisible: false
    nextName: "doneButton"
    nextText: qsTr("Done")
    nextTrailingText: secondsLeft > 0 ? qsTr("%1 s").arg(secondsLeft) : ""

    Column {
        anchors {
            verticalCenter: parent.verticalCenter
            left: parent.left
            right: root.wide ? code.left : parent.right
            rightMargin: root.wide ? Theme.grid : 0
            verticalCenterOffset: root.wide ? 0 : -code.height / 2
        }
        spacing: root.small ? Theme.mm : root.wide ? Theme.grid : 2 * Theme.grid

        PlainText {
            width: parent.width
            text: root.checkout.customerName !== "" ? qsTr("Thank you, %1. Your number is").arg(root.checkout.customerName) : qsTr("Thank you. Your number is")
            font.pixelSize: root.small ? Theme.body : Theme.title
            horizontalAlignment: Text.AlignHCenter
        }

        PlainText {
            objectName: "ticketNumber"
            width: parent.width
            text: root.checkout.ticketNumber
            color: Theme.accent
            font.pixelSize: Math.round(root.wide ? Math.min(root.height * (root.small ? 0.18 : 0.22), root.width * 0.14) : Math.min(root.height * 0.28, root.width * 0.3))
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
            font.pixelSize: root.wide ? Theme.body : Theme.title
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

    Column {
        id: code

        anchors {
            right: parent.right
            rightMargin: root.wide ? 2 * Theme.grid : (parent.width - width) / 2
            bottom: parent.bottom
            bottomMargin: root.wide ? (parent.height - height) / 2 : Theme.grid
        }
        spacing: Theme.half

        QrCode {
            objectName: "referenceCode"
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(50 * Theme.mm, root.height * 0.35)
            height: width
            text: root.checkout.reference
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The code of your order, for the counter's scanner")
        }

        PlainText {
            width: (Theme.accessible ? 100 : 75) * Theme.mm
            visible: !root.small
            text: qsTr("Take a photo: this code shows where your order is.")
            color: Theme.textQuiet
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
