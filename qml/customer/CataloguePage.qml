import QtQuick
import QtQuick.Controls.Basic
import Peak.App
import Peak.Ui

/** The whole menu: categories, search, and cards as far as one scrolls. */
Item {
    id: root

    required property CatalogModel catalog
    required property CartModel cart
    required property CartTotals totals

    readonly property bool wide: width > height
    readonly property int columns: Math.max(wide ? 3 : 2, Math.floor(grid.width / (80 * Theme.mm)))

    signal productOpened(string productId)
    signal productAdded(string productId)
    signal cartOpened
    signal startOverRequested

    Connections {
        target: root.catalog

        function onRestarted() {
            grid.positionViewAtBeginning();
        }
    }

    // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
    // qmllint disable unqualified
    FinderBar {
        id: finder

        anchors {
            top: parent.top
            left: parent.left
            right: parent.right
            leftMargin: 1.5 * Theme.grid
        }
        catalog: root.catalog
        wide: root.wide
        onFiltersRequested: {
            root.catalog.filters.prepare();
            sheet.sourceComponent = filterSheet;
        }
        onBrandsRequested: {
            root.catalog.filters.prepareBrands();
            sheet.sourceComponent = brandSheet;
        }
    }

    GridView {
        id: grid

        objectName: "productGrid"
        anchors {
            top: finder.bottom
            left: parent.left
            right: parent.right
            bottom: bar.top
            leftMargin: 1.5 * Theme.grid
            rightMargin: 0.5 * Theme.grid
        }
        clip: true
        cacheBuffer: 0
        topMargin: Theme.half
        cellWidth: Math.floor(width / root.columns)
        cellHeight: Math.floor(pictureHeight + Theme.cardWords)
        model: root.catalog
        boundsBehavior: Flickable.StopAtBounds
        onMovementStarted: finder.leaveSearch()
        Component.onCompleted: positionViewAtBeginning()
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Products")

        readonly property real pictureHeight: Math.min(0.5 * cellWidth, 36 * Theme.mm, root.height * 0.2)

        header: Shelves {
            width: grid.width
            catalog: root.catalog
            cardWidth: grid.cellWidth
            pictureHeight: grid.pictureHeight
            onHeightChanged: grid.positionViewAtBeginning()
            onOpened: productId => root.productOpened(productId)
            onAdded: productId => root.productAdded(productId)
        }

        delegate: ProductCard {
            width: grid.cellWidth
            height: grid.cellHeight
            pictureHeight: grid.pictureHeight
            onOpened: productId => root.productOpened(productId)
            onAdded: productId => root.productAdded(productId)
        }

        ScrollBar.vertical: ScrollBar {
            policy: ScrollBar.AsNeeded
        }
    }

    Loader {
        anchors.centerIn: grid
        width: grid.width - 4 * Theme.grid
        active: root.catalog.count === 0
        sourceComponent: EmptyHelp {
            catalog: root.catalog
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
            objectName: "startOverButton"
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Start over")
            onClicked: root.startOverRequested()
        }

        PrimaryButton {
            objectName: "cartButton"
            anchors {
                right: parent.right
                verticalCenter: parent.verticalCenter
            }
            iconName: "cart"
            enabled: root.cart.count > 0
            text: enabled ? qsTr("Cart (%1)").arg(root.cart.pieces) : qsTr("Cart is empty")
            trailingText: enabled ? root.totals.totalText : ""
            onClicked: root.cartOpened()
        }
    }

    Loader {
        id: sheet

        anchors.fill: parent
    }

    Component {
        id: filterSheet

        FilterSheet {
            catalog: root.catalog
            onCloseRequested: sheet.sourceComponent = null
        }
    }

    Component {
        id: brandSheet

        BrandSheet {
            brands: root.catalog.filters.brands
            onCloseRequested: sheet.sourceComponent = null
        }
    }
}
