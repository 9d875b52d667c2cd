import QtQuick
import Peak.App
import Peak.Ui

/** What the shop puts in front, above its whole menu. */
Column {
    id: root

    required property CatalogModel catalog
    property real cardWidth
    property real pictureHeight

    signal opened(string productId)
    signal added(string productId)

    visible: catalog.whole
    height: visible ? implicitHeight : 0

    ProductShelf {
        width: root.width
        title: qsTr("Featured")
        products: root.catalog.featured
        cardWidth: root.cardWidth
        pictureHeight: root.pictureHeight
        onOpened: productId => root.opened(productId)
        onAdded: productId => root.added(productId)
        onAllRequested: root.catalog.showFeatured()
    }

    ProductShelf {
        width: root.width
        title: qsTr("On sale")
        products: root.catalog.onSale
        cardWidth: root.cardWidth
        pictureHeight: root.pictureHeight
        onOpened: productId => root.opened(productId)
        onAdded: productId => root.added(productId)
        onAllRequested: root.catalog.showOnSale()
    }

    PlainText {
        visible: root.catalog.featured.count + root.catalog.onSale.count > 0
        height: Theme.target
        verticalAlignment: Text.AlignVCenter
        text: qsTr("The whole menu")
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
}
