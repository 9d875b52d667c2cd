import QtQuick
import Peak.Ui

/** Whose shop this is, by which licence, and whether it is connected. Only information. */
Item {
    id: root

    required property string storeName
    required property string license
    required property bool offline

    implicitHeight: 11 * Theme.mm

    PlainText {
        anchors {
            left: parent.left
            leftMargin: 1.5 * Theme.grid
            verticalCenter: parent.verticalCenter
        }
        text: root.storeName
        font.pixelSize: Theme.caption
        font.weight: Font.DemiBold
        color: Theme.accent
    }

    Row {
        anchors {
            right: parent.right
            rightMargin: 1.5 * Theme.grid
            verticalCenter: parent.verticalCenter
        }
        spacing: Theme.grid

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: offlineLabel.implicitWidth + Theme.grid
            height: offlineLabel.implicitHeight + Theme.mm
            radius: height / 2
            color: Theme.warningSoft
            visible: root.offline

            PlainText {
                id: offlineLabel

                objectName: "offlineLabel"
                anchors.centerIn: parent
                text: qsTr("Offline — you can order as usual")
                color: Theme.warning
                font.pixelSize: Math.round(0.85 * Theme.caption)
                wrapMode: Text.NoWrap
            }
        }

        PlainText {
            objectName: "licenseText"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("License %1").arg(root.license)
            color: Theme.textQuiet
            font.pixelSize: Math.round(0.85 * Theme.caption)
            wrapMode: Text.NoWrap
        }
    }
}
