import QtQuick
import Peak.App
import Peak.Ui

/** The day of birth: it tells two customers apart, and who is old enough. */
PageFrame {
    id: root

    required property CheckoutController checkout

    readonly property bool wide: width > height

    heading: wide ? "" : qsTr("When were you born?")
    nextName: "birthdayContinueButton"
    nextText: qsTr("Continue")
    nextEnabled: checkout.birthdayComplete
    onNextRequested: checkout.confirmBirthday()

    DigitEntry {
        anchors.centerIn: parent
        wide: root.wide
        room: root.height - Theme.bar
        title: qsTr("When were you born?")
        hint: qsTr("Month, day, year — for example 03/09/1990.")
        enteredName: "birthdayText"
        entered: root.checkout.birthdayText
        blank: !root.checkout.birthdayComplete
        problem: root.checkout.problem
        onDigit: digit => root.checkout.addDigit(digit)
        onErase: root.checkout.removeDigit()
    }
}
