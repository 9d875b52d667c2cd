import QtQuick
import Peak.Ui

/** The same customer ordered the same things a moment ago. */
ModalCard {
    id: root

    signal againRequested
    signal keepRequested

    PlainText {
        width: parent.width
        text: qsTr("You already ordered this")
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
    }

    PlainText {
        width: parent.width
        text: qsTr("We took the same order from you a few minutes ago. Do you want to order it a second time?")
    }

    PrimaryButton {
        objectName: "keepFirstOrderButton"
        width: parent.width
        text: qsTr("No, keep my first order")
        onClicked: root.keepRequested()
    }

    QuietButton {
        objectName: "orderAgainButton"
        width: parent.width
        text: qsTr("Yes, order it again")
        onClicked: root.againRequested()
    }
}
