import QtQuick
import Peak.App
import Peak.Ui

/** Nothing to show: why, and the tap that changes it. */
Column {
    id: root

    required property CatalogModel catalog

    readonly property bool filtered: catalog.filters.active.count > 0
    readonly property string text: !catalog.available ? qsTr("Our menu is being loaded. Please come back in a moment, or order at the counter.")
        : catalog.search === "" ? qsTr("Nothing here matches all of your filters.")
        : filtered ? qsTr("Nothing like “%1” with these filters.").arg(catalog.search)
        : catalog.category !== "" ? qsTr("Nothing like “%1” in this category.").arg(catalog.search)
        : qsTr("Nothing like “%1” on our menu.").arg(catalog.search)

    spacing: 1.5 * Theme.grid

    PlainText {
        objectName: "emptyText"
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        font.pixelSize: Theme.title
        text: root.text
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    QuietButton {
        objectName: "meantButton"
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.catalog.meant !== ""
        text: qsTr("Did you mean “%1”?").arg(root.catalog.meant)
        iconName: "search"
        onClicked: root.catalog.searchMeant()
    }

    QuietButton {
        objectName: "relieveButton"
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.catalog.relief !== ""
        text: qsTr("Without “%1”: %n product(s)", "", root.catalog.reliefProducts).arg(root.catalog.relief)
        iconName: "close"
        onClicked: root.catalog.relieve()
    }

    QuietButton {
        objectName: "removeFiltersButton"
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.filtered && root.catalog.relief === ""
        text: qsTr("Remove all filters")
        iconName: "close"
        onClicked: root.catalog.filters.clear()
    }

    QuietButton {
        objectName: "widenButton"
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.catalog.available && root.catalog.category !== ""
        text: qsTr("Look in all categories")
        iconName: "all"
        onClicked: root.catalog.widen()
    }

    PlainText {
        width: parent.width
        visible: root.catalog.available && root.catalog.search !== "" && root.catalog.meant === ""
        horizontalAlignment: Text.AlignHCenter
        color: Theme.textQuiet
        text: qsTr("Fewer letters may help, or ask at the counter.")
    }
}
