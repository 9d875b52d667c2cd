import QtQuick
import Peak.App
import Peak.Ui

/** The phone number, so that the counter knows whose order it is. */
PageFrame {
    id: root

    required property CheckoutController checkout

    readonly property bool searching: checkout.step === CheckoutController.Searching
    readonly property bool wide: width > height

    heading: wide ? "" : qsTr("What is your phone number?")
    nextName: "continueButton"
    nextText: searching ? qsTr("Looking you up…") : qsTr("Continue")
    nextEnabled: checkout.phoneComplete && !searching
    onNextRequested: checkout.confirmPhone()

    Grid {
        anchors {
            horizontalCenter: parent.horizontalCenter
            verticalCenter: parent.verticalCenter
        }
        columns: root.wide ? 2 : 1
        spacing: root.wide ? 6 * Theme.grid : 2 * Theme.grid
        verticalItemAlignment: Grid.AlignVCenter
        horizontalItemAlignment: Grid.AlignHCenter

        Column {
            width: Math.min(root.wide ? root.width * 0.46 : root.width - 4 * Theme.grid, 150 * Theme.mm)
            spacing: Theme.grid

            PlainText {
                width: parent.width
                visible: root.wide
                text: qsTr("What is your phone number?")
                font.pixelSize: Theme.headline
                font.weight: Font.DemiBold
            }

            PlainText {
                width: parent.width
                text: qsTr("The counter finds your order by it.")
                color: Theme.textQuiet
            }

            Card {
                width: parent.width
                height: 22 * Theme.mm

                PlainText {
                    objectName: "phoneText"
                    anchors.centerIn: parent
                    text: root.checkout.phoneText !== "" ? root.checkout.phoneText : qsTr("(___) ___-____")
                    color: root.checkout.phoneText !== "" ? Theme.text : Theme.disabledText
                    font.pixelSize: Theme.headline
                    font.weight: Font.DemiBold
                    wrapMode: Text.NoWrap
                }
            }

            Banner {
                width: parent.width
                text: root.checkout.problem
            }
        }

        Keypad {
            enabled: !root.searching
            keyWidth: root.wide ? 26 * Theme.mm : 36 * Theme.mm
            keyHeight: Math.min(22 * Theme.mm, (root.height - Theme.bar - 9 * Theme.grid) / 4)
            onDigit: digit => root.checkout.addDigit(digit)
            onErase: root.checkout.removeDigit()
        }
    }
}
