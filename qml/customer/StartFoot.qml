import QtQuick
import Peak.Ui

/** Where one begins: the start, the languages in their own words, and the accessible mode. */
Item {
    id: root

    required property bool open

    readonly property bool tight: services.crowded && Theme.accessible

    signal startRequested
    signal statusRequested

    implicitHeight: column.implicitHeight + (tight ? 2 : 3) * Theme.grid

    Column {
        id: column

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            bottomMargin: column.spacing
        }
        spacing: (root.tight ? 1 : 1.5) * Theme.grid

        PrimaryButton {
            objectName: "startButton"
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width - 3 * Theme.grid, Math.max(implicitWidth, 160 * Theme.mm))
            height: root.tight ? Theme.bar : 26 * Theme.mm
            visible: root.open
            text: qsTr("Touch to start")
            font.pixelSize: Theme.headline
            onClicked: root.startRequested()
        }

        // The question beside the languages where there is room, above them otherwise.
        Grid {
            id: services

            readonly property bool crowded: status.implicitWidth + comfort.implicitWidth + columnSpacing > root.width - 3 * Theme.grid

            anchors.horizontalCenter: parent.horizontalCenter
            columns: crowded ? 1 : 2
            rowSpacing: Theme.grid
            columnSpacing: Theme.grid
            horizontalItemAlignment: Grid.AlignHCenter

            QuietButton {
                id: status

                objectName: "orderStatusButton"
                text: qsTr("Where is my order?")
                onClicked: root.statusRequested()
            }

            Row {
                id: comfort

                spacing: Theme.grid

                Repeater {
                    model: (Service.comfort?.languages.codes.length ?? 0) > 1 ? Service.comfort.languages.codes : []

                    delegate: LanguageButton {
                        current: modelData === Service.comfort?.languages.current
                        onChosen: code => Service.comfort.languages.choose(code)
                    }
                }

                ComfortButton {}
            }
        }
    }
}
