import QtQuick
import Peak.App
import Peak.Ui

/** The kiosk cannot tell who this is, or may not: a person has to help. */
PageFrame {
    id: root

    required property CheckoutController checkout

    nextVisible: false
    backText: qsTr("Try again")

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, 170 * Theme.mm)
        spacing: 2 * Theme.grid

        PlainText {
            objectName: "askStaffText"
            width: parent.width
            text: qsTr("Please ask our staff for help")
            font.pixelSize: Theme.headline
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
        }

        PlainText {
            width: parent.width
            text: root.checkout.staffText
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
