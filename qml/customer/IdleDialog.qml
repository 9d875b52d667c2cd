import QtQuick
import Peak.Ui

/** Are you still there? A touch anywhere says yes. */
ModalCard {
    id: root

    required property int secondsLeft

    signal stayRequested
    signal endRequested

    heading: qsTr("Are you still there?")
    onPressedOutside: root.stayRequested()

    PlainText {
        objectName: "idleCountdown"
        width: parent.width
        text: qsTr("We will clear your cart and your details in %n second(s).", "", root.secondsLeft)
    }

    PrimaryButton {
        objectName: "stillHereButton"
        width: parent.width
        text: qsTr("I need more time")
        onClicked: root.stayRequested()
    }

    QuietButton {
        objectName: "endSessionButton"
        width: parent.width
        text: qsTr("Start over")
        onClicked: root.endRequested()
    }
}
