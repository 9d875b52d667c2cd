import QtQuick
import Peak.Ui

/** Are you still there? A touch anywhere says yes. */
ModalCard {
    id: root

    required property int secondsLeft

    signal stayRequested
    signal endRequested

    onPressedOutside: root.stayRequested()

    PlainText {
        width: parent.width
        text: qsTr("Are you still there?")
        font.pixelSize: Theme.headline
        font.weight: Font.DemiBold
    }

    PlainText {
        objectName: "idleCountdown"
        width: parent.width
        text: qsTr("We will clear your cart and your details in %1 seconds.").arg(root.secondsLeft)
    }

    PrimaryButton {
        objectName: "stillHereButton"
        width: parent.width
        text: qsTr("I am still here")
        onClicked: root.stayRequested()
    }

    QuietButton {
        objectName: "endSessionButton"
        width: parent.width
        text: qsTr("Start over")
        onClicked: root.endRequested()
    }
}
