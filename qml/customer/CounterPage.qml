import QtQuick
import Peak.Ui

/** This kiosk cannot keep orders now. */
Rectangle {
    id: root

    color: Theme.surface
    Component.onCompleted: Service.say(title.text)

    Column {
        anchors {
            horizontalCenter: parent.horizontalCenter
            verticalCenter: parent.verticalCenter
            verticalCenterOffset: -bar.height / 2
        }
        width: Math.min(parent.width - 6 * Theme.grid, 200 * Theme.mm)
        spacing: 2 * Theme.grid

        PlainText {
            id: title

            objectName: "counterText"
            width: parent.width
            text: qsTr("Please order at the counter")
            font.pixelSize: Theme.display
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
        }

        PlainText {
            width: parent.width
            text: qsTr("This kiosk is taking a short break. Our staff is happy to help you.")
            font.pixelSize: Theme.title
            color: Theme.textQuiet
            horizontalAlignment: Text.AlignHCenter
        }
    }

    BottomBar {
        id: bar

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
    }
}
