import QtQuick
import Peak.App
import Peak.Ui

/** How one finds something: search, filters, brands, categories, and what the list is narrowed down by. */
Item {
    id: root

    required property CatalogModel catalog
    property bool wide: false

    readonly property bool compact: wide && width < 250 * Theme.mm

    signal filtersRequested
    signal brandsRequested

    implicitHeight: active.y + active.height + Theme.half
    height: implicitHeight

    function leaveSearch() {
        search.focus = false;
    }

    TextEntry {
        id: search

        objectName: "searchField"
        width: root.wide ? Math.max(68 * Theme.mm, root.width * 0.24) : root.width - 1.5 * Theme.grid - buttons.width - Theme.grid
        label: qsTr("Search")
        iconName: "search"
        rightPadding: clear.visible ? clear.width : Theme.grid
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | Qt.ImhLowercaseOnly
        text: root.catalog.search
        onTextEdited: root.catalog.search = text

        QuietButton {
            id: clear

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

    Row {
        id: buttons

        x: search.width + Theme.grid
        spacing: Theme.grid

        QuietButton {
            objectName: "filterButton"
            height: search.height
            iconName: "filter"
            text: root.compact ? "" : qsTr("Filter")
            Accessible.name: qsTr("Filter and sort")
            onClicked: root.filtersRequested()
        }

        QuietButton {
            objectName: "brandsButton"
            height: search.height
            iconName: "brand"
            text: root.compact ? "" : qsTr("Brands")
            Accessible.name: qsTr("Brands")
            onClicked: root.brandsRequested()
        }
    }

    ListView {
        id: strip

        x: root.wide ? buttons.x + buttons.width + Theme.grid : 0
        y: Math.round(root.wide ? (search.height - height) / 2 : search.height + Theme.half * 1.5)
        width: root.width - x
        height: Theme.target
        orientation: ListView.Horizontal
        spacing: Theme.grid
        clip: true
        rightMargin: 1.5 * Theme.grid
        boundsBehavior: Flickable.StopAtBounds
        model: root.catalog.categories
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Categories")

        // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
        // qmllint disable unqualified
        delegate: CategoryChip {
            current: word === root.catalog.category
            onChosen: word => root.catalog.category = word
        }
    }

    ActiveFilters {
        id: active

        y: Math.round(strip.y + strip.height + (visible ? Theme.half : 0))
        width: root.width - 1.5 * Theme.grid
        catalog: root.catalog
    }
}
