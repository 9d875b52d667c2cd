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

        objectName: "pageBody"
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
            id: back

            objectName: "backButton"
            anchors.verticalCenter: parent.verticalCenter
            iconName: "back"
            text: backWords.fits ? root.backText : ""
            Accessible.name: root.backText
            visible: root.backVisible
            onClicked: root.backRequested()
        }

        // The arrow says enough where both do not fit.
        TextMetrics {
            id: backWords

            readonly property bool fits: !next.visible || advanceWidth + back.font.pixelSize + 4 * Theme.grid + next.implicitWidth < root.width - 3 * Theme.grid

            font: back.font
            text: root.backText
        }

        PrimaryButton {
            id: next

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
