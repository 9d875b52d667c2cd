import QtQuick
import Peak.Ui

/** Some of what the shop sells, one after the other, those on sale first. Only to look at. */
Card {
    id: root

    /** Maps of name, brand, price, wasPrice, icon and picture. */
    required property var products

    property int shown: 0
    readonly property var product: products[shown % Math.max(1, products.length)] ?? null

    visible: products.length > 0
    Accessible.ignored: true

    Timer {
        interval: 6000
        repeat: true
        running: root.visible && root.products.length > 1 && !Theme.reducedMotion
        onTriggered: root.shown = (root.shown + 1) % root.products.length
    }

    ProductPicture {
        id: picture

        anchors {
            left: parent.left
            top: parent.top
            bottom: parent.bottom
            margins: Theme.half
        }
        width: root.width * 0.4
        icon: root.product?.icon ?? "misc"
        picture: root.product?.picture ?? ""
    }

    Column {
        anchors {
            left: picture.right
            right: parent.right
            verticalCenter: parent.verticalCenter
            margins: 1.5 * Theme.grid
        }
        spacing: Theme.half

        PlainText {
            width: parent.width
            visible: root.product?.wasPrice ? true : false
            text: qsTr("On sale")
            color: Theme.critical
            font.weight: Font.DemiBold
        }

        PlainText {
            objectName: "showcaseName"
            width: parent.width
            text: root.product?.name ?? ""
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            maximumLineCount: 2
            elide: Text.ElideRight
        }

        PlainText {
            width: parent.width
            visible: text !== "" && !Theme.accessible
            text: root.product?.brand ?? ""
            color: Theme.textQuiet
            maximumLineCount: 1
            elide: Text.ElideRight
        }

        Row {
            spacing: Theme.grid

            PlainText {
                id: price

                text: root.product?.price ?? ""
                font.pixelSize: Theme.title
                font.weight: Font.DemiBold
            }

            PlainText {
                anchors.baseline: price.baseline
                visible: text !== ""
                text: root.product?.wasPrice ?? ""
                color: Theme.textQuiet
                font.strikeout: true
            }
        }
    }
}
