import QtQuick
import Peak.Ui

/** A product's pictures, one at a time. */
Item {
    id: root

    required property string icon
    /** Files, the primary one first. */
    required property var pictures
    /** Whose they are: another product's begin with the first. */
    required property string product
    property int chosen: 0
    readonly property int shown: Math.min(chosen, Math.max(0, pictures.length - 1))

    function step(by: int) {
        root.chosen = (root.shown + by + root.pictures.length) % root.pictures.length;
    }

    objectName: "productGallery"
    onProductChanged: root.chosen = 0

    ProductPicture {
        anchors.fill: parent
        icon: root.icon
        picture: root.pictures[root.shown] ?? ""
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Picture %1 of %2").arg(root.shown + 1).arg(root.pictures.length)
        Accessible.ignored: root.pictures.length < 2
    }

    Row {
        anchors {
            right: parent.right
            bottom: parent.bottom
            margins: Theme.half
        }
        visible: root.pictures.length > 1
        spacing: Theme.grid

        QuietButton {
            objectName: "previousPictureButton"
            width: Theme.target
            height: Theme.target
            iconName: "back"
            Accessible.name: qsTr("Previous picture")
            onClicked: root.step(-1)
        }

        Rectangle {
            width: number.implicitWidth + Theme.grid
            height: Theme.target
            radius: Theme.radius
            color: Theme.surfaceRaised

            PlainText {
                id: number

                objectName: "pictureNumber"
                anchors.centerIn: parent
                text: qsTr("%1 / %2").arg(root.shown + 1).arg(root.pictures.length)
                Accessible.name: qsTr("Picture %1 of %2").arg(root.shown + 1).arg(root.pictures.length)
            }
        }

        QuietButton {
            objectName: "nextPictureButton"
            width: Theme.target
            height: Theme.target
            iconName: "back"
            rotation: 180
            Accessible.name: qsTr("Next picture")
            onClicked: root.step(1)
        }
    }
}
