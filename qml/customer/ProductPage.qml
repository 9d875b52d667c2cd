import QtQuick
import Peak.App
import Peak.Ui

/** One product: what it is, its sizes and prices, how many. */
PageFrame {
    id: root

    required property ProductModel product

    readonly property bool wide: width > height

    signal productOpened(string productId)
    signal productAdded(string productId)
    signal addRequested(string productId, string valueId, int quantity)

    backText: qsTr("Menu")
    nextName: "addToCartButton"
    nextText: product.maximum > 0 ? qsTr("Add to cart") : qsTr("Sold out")
    nextTrailingText: product.amountText
    nextEnabled: product.maximum > 0
    nextVisible: product.found
    onNextRequested: root.addRequested(product.productId, product.valueId, product.quantity)

    PlainText {
        anchors.centerIn: parent
        width: parent.width
        visible: !root.product.found
        horizontalAlignment: Text.AlignHCenter
        font.pixelSize: Theme.title
        text: qsTr("This is no longer on our menu.")
    }

    Connections {
        target: root.product

        function onProductChanged() {
            scroll.contentY = 0;
        }
    }

    Flickable {
        id: scroll

        anchors.fill: parent
        visible: root.product.found
        contentHeight: similar.y + similar.height + Theme.grid
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        PictureGallery {
            id: picture

            y: Theme.half
            width: root.wide ? 0.38 * scroll.width : scroll.width
            height: root.wide ? Math.min(width * 0.75, scroll.height - Theme.grid) : Math.min(0.6 * width, 0.3 * root.height)
            product: root.product.productId
            icon: root.product.icon
            pictures: root.product.pictures
        }

        Column {
            id: facts

            x: root.wide ? picture.width + 2 * Theme.grid : 0
            y: root.wide ? Theme.half : picture.y + picture.height + Theme.grid
            width: scroll.width - x
            spacing: Theme.grid

            Column {
                width: parent.width
                spacing: Theme.mm

                PlainText {
                    width: parent.width
                    text: Words.joined([root.product.brand, root.product.category])
                    color: Theme.textQuiet
                }

                PlainText {
                    objectName: "productName"
                    width: parent.width
                    text: root.product.name
                    font.pixelSize: Theme.headline
                    font.weight: Font.DemiBold
                    maximumLineCount: 4
                    elide: Text.ElideRight
                }

                PlainText {
                    width: parent.width
                    text: root.product.details
                    visible: text !== ""
                    color: Theme.textQuiet
                }
            }

            Banner {
                width: parent.width
                text: root.product.medicalOnly ? qsTr("For medical patients only.") : ""
            }

            Column {
                width: parent.width
                spacing: Theme.half

                Repeater {
                    model: root.product

                    // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
                    // qmllint disable unqualified
                    delegate: OptionRow {
                        width: facts.width
                        onPicked: index => root.product.choose(index)
                    }
                }
            }

            Row {
                spacing: 2 * Theme.grid
                visible: root.product.maximum > 0

                PlainText {
                    height: Theme.target
                    text: qsTr("How many?")
                    verticalAlignment: Text.AlignVCenter
                }

                Stepper {
                    value: root.product.quantity
                    maximum: root.product.maximum
                    what: root.product.name
                    onMoved: value => root.product.setQuantity(value)
                }
            }

            PlainText {
                width: Math.min(parent.width, 60 * 0.5 * Theme.body)
                text: root.product.description !== "" ? root.product.description : qsTr("Questions about this product? Ask your budtender.")
                color: Theme.textQuiet
            }

            PlainText {
                objectName: "productTags"
                width: parent.width
                visible: text !== ""
                text: root.product.tags
                color: Theme.textQuiet
                Accessible.name: qsTr("Effects and uses: %1").arg(root.product.tags)
            }
        }

        ProductShelf {
            id: similar

            y: Math.max(facts.y + facts.height, picture.y + picture.height) + 1.5 * Theme.grid
            width: scroll.width
            title: qsTr("Similar products")
            allVisible: false
            products: root.product.similar
            cardWidth: Math.floor(scroll.width / Math.max(root.wide ? 3 : 2, Math.floor(scroll.width / (80 * Theme.mm))))
            onOpened: productId => root.productOpened(productId)
            onAdded: productId => root.productAdded(productId)
        }
    }
}
