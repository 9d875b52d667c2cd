import QtQuick
import Peak.App
import Peak.Ui

/** A row of cards under a heading, with a button to all of them. */
Item {
    id: root

    required property ProductListModel products
    required property string title
    property bool allVisible: true
    property real cardWidth: 80 * Theme.mm
    property real pictureHeight: 32 * Theme.mm

    signal opened(string productId)
    signal added(string productId)
    signal allRequested

    visible: products.count > 0
    height: visible ? heading.height + cards.height + Theme.half : 0

    Item {
        id: heading

        width: parent.width
        height: Theme.target

        PlainText {
            anchors {
                left: parent.left
                verticalCenter: parent.verticalCenter
            }
            text: root.title
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        QuietButton {
            objectName: "shelfAllButton"
            anchors {
                right: parent.right
                rightMargin: Theme.grid
            }
            height: Theme.target
            visible: root.allVisible
            text: qsTr("See all")
            Accessible.name: qsTr("See all: %1").arg(root.title)
            onClicked: root.allRequested()
        }
    }

    ListView {
        id: cards

        objectName: "shelf"
        anchors.top: heading.bottom
        anchors.topMargin: Theme.half
        width: parent.width
        height: Math.floor(root.pictureHeight + Theme.cardWords)
        orientation: ListView.Horizontal
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        cacheBuffer: 0
        model: root.products
        Accessible.role: Accessible.List
        Accessible.name: root.title

        // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
        // qmllint disable unqualified
        delegate: ProductCard {
            width: root.cardWidth
            height: cards.height
            pictureHeight: root.pictureHeight
            onOpened: productId => root.opened(productId)
            onAdded: productId => root.added(productId)
        }
    }
}
