import QtQuick
import QtQuick.Controls.Basic
import Peak.App
import Peak.Ui

/** All that the list can be narrowed down and sorted by, with large buttons. */
Rectangle {
    id: root

    required property CatalogModel catalog

    readonly property var titles: [qsTr("Offers"), qsTr("Price"), qsTr("Strain"), qsTr("THC"), qsTr("CBD"), qsTr("Size"), qsTr("Effects and uses")]

    signal closeRequested

    objectName: "filterSheet"
    color: Theme.surface

    MouseArea {
        anchors.fill: parent
    }

    PageFrame {
        anchors.fill: parent
        heading: qsTr("Filter and sort")
        backText: qsTr("Remove all")
        backVisible: root.catalog.filters.active.count > 0
        nextName: "showProductsButton"
        nextText: root.catalog.total > 0 ? qsTr("Show %n product(s)", "", root.catalog.total) : qsTr("Nothing matches")
        onBackRequested: root.catalog.filters.clear()
        onNextRequested: root.closeRequested()

        Flickable {
            id: scroll

            objectName: "filterList"
            anchors.fill: parent
            contentHeight: groups.height + 2 * Theme.grid
            boundsBehavior: Flickable.StopAtBounds
            clip: true

            Column {
                id: groups

                width: scroll.width - Theme.grid
                spacing: 1.5 * Theme.grid

                ChoiceGroup {
                    width: groups.width
                    title: qsTr("Sort by")
                    choices: root.catalog.filters.sorts
                }

                Repeater {
                    model: root.catalog.filters.groupCount

                    // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
                    // qmllint disable unqualified
                    delegate: ChoiceGroup {
                        required property int index

                        width: groups.width
                        title: root.titles[index]
                        choices: root.catalog.filters.group(index)
                    }
                }
            }

            ScrollBar.vertical: ScrollBar {
                policy: ScrollBar.AsNeeded
            }
        }
    }
}
