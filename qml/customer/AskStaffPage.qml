import QtQuick
import Peak.Ui

/** The number does not say who it is: a person has to help. */
PageFrame {
    nextVisible: false
    backText: qsTr("Use another number")

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
            text: qsTr("We could not match this phone number to one customer. Your cart is safe: a member of staff can finish this with you.")
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
