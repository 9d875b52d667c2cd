import QtQuick
import Peak.Ui

/** Whose shop this is, by which licence, and whether it is connected. Only information. */
Item {
    id: root

    required property string storeName
    required property string license
    required property bool offline

    readonly property real margin: 1.5 * Theme.grid
    readonly property bool tight: offline && !Theme.accessible && name.implicitWidth + licenseText.implicitWidth + offlineChip.width + 4 * margin > width

    implicitHeight: offlineChip.tightY + (tight ? offlineChip.height + Theme.half : 0)

    PlainText {
        id: name

        anchors {
            left: parent.left
            leftMargin: root.margin
            right: licenseText.left
            rightMargin: root.margin
            verticalCenter: licenseText.verticalCenter
        }
        text: root.storeName
        visible: !root.offline || root.tight || x + implicitWidth < offlineChip.x
        font.weight: Font.DemiBold
        color: Theme.accent
        maximumLineCount: 1
        elide: Text.ElideRight
    }

    PlainText {
        id: licenseText

        objectName: "licenseText"
        anchors {
            right: parent.right
            rightMargin: root.margin
        }
        y: Theme.half
        text: qsTr("License %1").arg(root.license)
        visible: root.license !== ""
        color: Theme.textQuiet
        wrapMode: Text.NoWrap
    }

    Rectangle {
        id: offlineChip

        readonly property real tightY: licenseText.y + licenseText.implicitHeight + Theme.half

        x: root.tight ? root.margin : root.width - root.margin - licenseText.width - Theme.grid - width
        y: root.tight ? tightY : licenseText.y + (licenseText.height - height) / 2
        width: offlineLabel.implicitWidth + Theme.grid
        height: offlineLabel.implicitHeight + Theme.mm
        radius: height / 2
        color: Theme.warningSoft
        visible: root.offline

        PlainText {
            id: offlineLabel

            objectName: "offlineLabel"
            anchors.centerIn: parent
            text: Theme.accessible ? qsTr("Offline") : qsTr("Offline — you can order as usual")
            color: Theme.warning
            wrapMode: Text.NoWrap
        }
    }
}
