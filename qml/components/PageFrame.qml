import QtQuick
import Peak.Ui

/** A page with a heading, its content, and the bar with back and the one thing to do next. */
Item {
    id: root

    property string heading
    property string backText: qsTr("Back")
    property string nextName
    property string nextIcon
    property string nextText
    property string nextTrailingText
    property bool nextEnabled: true
    property bool nextVisible: true
    property bool backVisible: true
    default property alias content: body.data

    signal backRequested
    signal nextRequested

    onHeadingChanged: Service.say(root.heading)

    PlainText {
        id: title

        objectName: "pageTitle"
        anchors {
            top: parent.top
            left: parent.left
            right: parent.right
            topMargin: Theme.half
            leftMargin: 1.5 * Theme.grid
            rightMargin: 1.5 * Theme.grid
        }
        text: root.heading
        visible: text !== ""
        font.pixelSize: Theme.headline
        font.weight: Font.DemiBold
    }

    Item {
        id: body

        anchors {
            top: root.heading ? title.bottom : parent.top
            topMargin: root.heading ? Theme.grid : 0
            left: parent.left
            right: parent.right
            bottom: bar.top
            leftMargin: 1.5 * Theme.grid
            rightMargin: 1.5 * Theme.grid
        }
    }

    BottomBar {
        id: bar

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }

        QuietButton {
            objectName: "backButton"
            anchors.verticalCenter: parent.verticalCenter
            iconName: "back"
            text: root.backText
            visible: root.backVisible
            onClicked: root.backRequested()
        }

        PrimaryButton {
            objectName: root.nextName
            text: root.nextText
            trailingText: root.nextTrailingText
            iconName: root.nextIcon
            enabled: root.nextEnabled
            anchors {
                right: parent.right
                verticalCenter: parent.verticalCenter
            }
            visible: root.nextVisible
            onClicked: root.nextRequested()
        }
    }
}
