import QtQuick
import Peak.Ui

/** Where one begins: the start, the languages in their own words, and the accessible mode. */
Item {
    id: root

    required property bool open

    signal startRequested
    signal statusRequested

    implicitHeight: column.implicitHeight + 3 * Theme.grid

    Column {
        id: column

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            bottomMargin: 1.5 * Theme.grid
        }
        spacing: 1.5 * Theme.grid

        PrimaryButton {
            objectName: "startButton"
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width - 6 * Theme.grid, 160 * Theme.mm)
            height: 26 * Theme.mm
            visible: root.open
            text: qsTr("Touch to start")
            font.pixelSize: Theme.headline
            onClicked: root.startRequested()
        }

        Flow {
            id: services

            // As wide as its buttons, as long as they fit: so it stands in the middle.
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width - 3 * Theme.grid, wanted)
            spacing: Theme.grid

            readonly property real wanted: {
                let sum = 0;
                for (let i = 0; i < children.length; ++i)
                    sum += children[i].visible && children[i].width > 0 ? children[i].width + spacing : 0;
                return Math.ceil(sum - spacing + 1);
            }

            QuietButton {
                objectName: "orderStatusButton"
                height: Theme.target
                text: qsTr("Where is my order?")
                onClicked: root.statusRequested()
            }

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
