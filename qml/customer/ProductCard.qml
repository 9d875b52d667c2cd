import QtQuick
import QtQuick.Controls.Basic
import Peak.Ui

/** One product of the grid. */
AbstractButton {
    id: root

    required property string productId
    required property string name
    required property string brand
    required property string details
    required property string priceText
    required property string wasPriceText
    required property string categoryIcon
    required property string picture
    required property bool soldOut
    required property bool medicalOnly
    property real pictureHeight: 40 * Theme.mm
    property real gap: Theme.grid

    signal opened(string productId)
    signal added(string productId)

    objectName: "productCard"
    padding: 0
    Accessible.name: Words.joined([name, brand, details, soldOut ? qsTr("Sold out") : priceText])
    Accessible.role: Accessible.Button
    onClicked: root.opened(root.productId)

    background: Item {
        Card {
            anchors {
                fill: parent
                rightMargin: root.gap
                bottomMargin: root.gap
            }
            color: root.down ? Theme.surfaceSunken : Theme.surfaceRaised
        }
    }

    Item {
        id: face

        anchors.fill: parent
        readonly property real inner: width - root.gap

        ProductPicture {
            id: picture

            x: Theme.half
            y: Theme.half
            width: face.inner - 2 * Theme.half
            height: root.pictureHeight
            icon: root.categoryIcon
            picture: root.picture
        }

        Rectangle {
            anchors {
                left: picture.left
                top: picture.top
                margins: Theme.mm
            }
            width: medical.width + 2 * Theme.mm
            height: medical.height
            radius: Theme.mm
            visible: root.medicalOnly
            color: Theme.tint(root.categoryIcon)

            PlainText {
                id: medical

                x: Theme.mm
                text: qsTr("Medical only")
                font.weight: Font.DemiBold
            }
        }

        Column {
            anchors {
                top: picture.bottom
                topMargin: Theme.half
                left: picture.left
                leftMargin: Theme.mm
            }
            width: picture.width - 2 * Theme.mm
            spacing: Theme.mm * 0.6

            PlainText {
                width: parent.width
                text: root.name
                color: root.soldOut ? Theme.textQuiet : Theme.text
                font.weight: Font.DemiBold
                maximumLineCount: 2
                elide: Text.ElideRight
            }

            PlainText {
                width: parent.width
                text: root.brand
                visible: text !== ""
                color: Theme.textQuiet
                maximumLineCount: 1
                elide: Text.ElideRight
            }

            PlainText {
                width: parent.width
                text: root.details
                visible: text !== ""
                color: Theme.textQuiet
                maximumLineCount: 1
                elide: Text.ElideRight
            }
        }

        Column {
            anchors {
                left: picture.left
                leftMargin: Theme.mm
                right: plus.left
                rightMargin: Theme.mm
                verticalCenter: before.visible ? undefined : plus.verticalCenter
                bottom: before.visible ? plus.bottom : undefined
            }

            PlainText {
                id: before

                width: parent.width
                visible: root.wasPriceText !== "" && !root.soldOut
                text: root.wasPriceText
                color: Theme.textQuiet
                font.strikeout: true
                maximumLineCount: 1
            }

            PlainText {
                objectName: "cardPrice"
                width: parent.width
                text: root.soldOut ? qsTr("Sold out") : root.priceText
                color: root.soldOut ? Theme.textQuiet : Theme.text
                font.weight: root.soldOut ? Font.Normal : Font.DemiBold
                maximumLineCount: 1
                elide: Text.ElideRight
            }
        }

        SignButton {
            id: plus

            objectName: "quickAddButton"
            anchors {
                right: picture.right
                bottom: parent.bottom
                bottomMargin: root.gap + Theme.half
            }
            visible: !root.soldOut
            Accessible.name: qsTr("Add %1").arg(root.name)
            onClicked: root.added(root.productId)
        }
    }
}
