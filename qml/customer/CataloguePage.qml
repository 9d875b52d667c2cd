import QtQuick
import QtQuick.Controls.Basic
import Peak.App
import Peak.Ui

/** The whole menu: categories, search, and cards as far as one scrolls. */
Item {
    id: root

    required property CatalogModel catalog
    required property CartModel cart

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
    Item {
        id: finder

        anchors {
            top: parent.top
            left: parent.left
            right: parent.right
            leftMargin: 1.5 * Theme.grid
        }
        height: strip.y + strip.height + Theme.half

        TextEntry {
            id: search

            objectName: "searchField"
            width: root.wide ? Math.max(72 * Theme.mm, parent.width * 0.28) : parent.width - 1.5 * Theme.grid
            label: qsTr("Search")
            iconName: "search"
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | Qt.ImhLowercaseOnly
            text: root.catalog.search
            onTextEdited: root.catalog.search = text

            QuietButton {
                objectName: "clearSearchButton"
                anchors {
                    right: parent.right
                    verticalCenter: parent.verticalCenter
                }
                height: Theme.target
                bordered: false
                iconName: "close"
                visible: search.text !== ""
                Accessible.name: qsTr("Clear the search")
                onClicked: {
                    root.catalog.search = "";
                    search.focus = false;
                }
            }
        }

        ListView {
            id: strip

            x: root.wide ? search.width + Theme.grid : 0
            y: root.wide ? (search.height - height) / 2 : search.height + Theme.half * 1.5
            width: parent.width - x
            height: Theme.target
            orientation: ListView.Horizontal
            spacing: Theme.half
            clip: true
            rightMargin: 1.5 * Theme.grid
            model: root.catalog.categories
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Categories")

            delegate: CategoryChip {
                current: word === root.catalog.category
                onChosen: word => root.catalog.category = word
            }
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
        cellHeight: Math.floor(pictureHeight + 59 * Theme.mm)
        model: root.catalog
        boundsBehavior: Flickable.StopAtBounds
        onMovementStarted: search.focus = false
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Products")

        readonly property real pictureHeight: Math.min(0.5 * cellWidth, 36 * Theme.mm, root.height * 0.2)

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

    PlainText {
        objectName: "emptyText"
        anchors {
            centerIn: grid
        }
        width: grid.width - 4 * Theme.grid
        visible: root.catalog.count === 0
        horizontalAlignment: Text.AlignHCenter
        font.pixelSize: Theme.title
        color: Theme.textQuiet
        text: !root.catalog.available ? qsTr("Our menu is being loaded. Please come back in a moment, or order at the counter.")
            : root.catalog.category !== "" ? qsTr("Nothing like “%1” in this category. Try “All”, or fewer letters.").arg(root.catalog.search)
            : qsTr("Nothing like “%1” on our menu. Try fewer letters.").arg(root.catalog.search)
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
            trailingText: enabled ? root.cart.amountText : ""
            onClicked: root.cartOpened()
        }
    }
}
