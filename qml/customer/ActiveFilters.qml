import QtQuick
import Peak.App
import Peak.Ui

/** The filters that are on, each gone with a tap, and how much they leave. */
Item {
    id: root

    required property CatalogModel catalog

    height: visible ? Theme.target : 0
    visible: catalog.filters.active.count > 0

    PlainText {
        id: number

        objectName: "totalProducts"
        anchors {
            left: parent.left
            verticalCenter: parent.verticalCenter
        }
        text: qsTr("%n product(s)", "", root.catalog.total)
        color: Theme.textQuiet
        wrapMode: Text.NoWrap
    }

    ListView {
        id: chips

        objectName: "activeFilters"
        anchors {
            left: number.right
            leftMargin: Theme.grid
            right: parent.right
            top: parent.top
            bottom: parent.bottom
        }
        orientation: ListView.Horizontal
        spacing: Theme.grid
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.catalog.filters.active
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Filters that are on")

        // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
        // qmllint disable unqualified
        delegate: ChoiceChip {
            objectName: "activeChip"
            removable: true
            onPicked: index => root.catalog.filters.active.pick(index)
        }
    }
}
