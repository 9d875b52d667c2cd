import QtQuick
import QtQuick.Controls.Basic
import Peak.App
import Peak.Ui

/** All brands A–Z with the number of their products, and letters to get there. */
Rectangle {
    id: root

    required property ChoiceModel brands

    signal closeRequested

    objectName: "brandSheet"
    color: Theme.surface

    MouseArea {
        anchors.fill: parent
    }

    // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
    // qmllint disable unqualified
    PageFrame {
        anchors.fill: parent
        heading: qsTr("Brands")
        backText: qsTr("Menu")
        nextVisible: false
        onBackRequested: root.closeRequested()

        Flow {
            id: letters

            anchors {
                top: parent.top
                left: parent.left
                right: parent.right
            }
            spacing: Theme.grid

            Repeater {
                model: root.brands.count > 12 ? root.brands.letters() : []

                delegate: QuietButton {
                    required property string modelData

                    objectName: "letterButton"
                    height: Theme.target
                    text: modelData
                    Accessible.name: qsTr("Brands with %1").arg(modelData)
                    onClicked: list.positionViewAtIndex(root.brands.rowOfLetter(modelData), GridView.Beginning)
                }
            }
        }

        GridView {
            id: list

            objectName: "brandList"
            anchors {
                top: letters.bottom
                topMargin: Theme.grid
                left: parent.left
                right: parent.right
                bottom: parent.bottom
            }
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            cellWidth: Math.floor(width / Math.max(1, Math.floor(width / (95 * Theme.mm))))
            cellHeight: Theme.bar + Theme.grid
            model: root.brands
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Brands")

            delegate: BrandRow {
                width: list.cellWidth - Theme.grid
                onPicked: index => {
                    root.brands.pick(index);
                    root.closeRequested();
                }
            }

            ScrollBar.vertical: ScrollBar {
                policy: ScrollBar.AsNeeded
            }
        }
    }
}
