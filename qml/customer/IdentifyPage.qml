import QtQuick
import Peak.App
import Peak.Ui

/** Who this is, in the way this shop knows its customers, so that the counter knows whose order it is. */
PageFrame {
    id: root

    required property CheckoutController checkout

    readonly property bool searching: checkout.step === CheckoutController.Searching
    readonly property bool wide: width > height
    readonly property bool byPhone: checkout.method === CheckoutController.ByPhone

    /** On a small screen the other ways wait behind one button. */
    readonly property bool gathered: Math.min(width, height) < 150 * Theme.mm && checkout.otherMethods.length > 0
    property bool choosing: false

    heading: wide && byPhone ? "" : question()
    nextName: "continueButton"
    nextText: searching ? qsTr("Looking you up…") : qsTr("Continue")
    nextEnabled: !searching && (byPhone ? checkout.phoneComplete : letters.complete)
    onNextRequested: byPhone ? checkout.confirmPhone() : letters.confirm()

    function question(): string {
        switch (root.checkout.method) {
        case CheckoutController.ByEmail:
            return qsTr("What is your e-mail address?");
        case CheckoutController.ByName:
            return qsTr("What is your name?");
        case CheckoutController.ByMemberId:
            return qsTr("What is your member number?");
        default:
            return qsTr("What is your phone number?");
        }
    }

    function wordFor(method: int): string {
        switch (method) {
        case CheckoutController.ByEmail:
            return qsTr("Use my e-mail");
        case CheckoutController.ByName:
            return qsTr("Use my name");
        case CheckoutController.ByMemberId:
            return qsTr("Use my member number");
        default:
            return qsTr("Use my phone number");
        }
    }

    DigitEntry {
        anchors {
            horizontalCenter: parent.horizontalCenter
            verticalCenter: parent.verticalCenter
            verticalCenterOffset: -others.height / 2
        }
        visible: root.byPhone
        wide: root.wide
        room: root.height - Theme.bar - others.height
        title: root.question()
        hint: qsTr("The counter finds your order by it.")
        enteredName: "phoneText"
        entered: root.checkout.phoneText !== "" ? root.checkout.phoneText : qsTr("(___) ___-____")
        blank: root.checkout.phoneText === ""
        problem: root.checkout.problem
        locked: root.searching
        onDigit: digit => root.checkout.addDigit(digit)
        onErase: root.checkout.removeDigit()
    }

    TextIdentity {
        id: letters

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, 170 * Theme.mm)
        visible: !root.byPhone
        enabled: !root.searching
        checkout: root.checkout
    }

    Loader {
        id: others

        anchors {
            bottom: parent.bottom
            bottomMargin: Theme.half
        }
        width: parent.width
        sourceComponent: root.gathered ? otherButton : otherWays
    }

    // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
    // qmllint disable unqualified
    Component {
        id: otherButton

        QuietButton {
            objectName: "otherWaysButton"
            width: implicitWidth
            height: Theme.target
            enabled: !root.searching
            text: qsTr("Another way")
            onClicked: root.choosing = true
        }
    }

    Component {
        id: otherWays

        Flow {
            width: parent?.width ?? 0
            spacing: Theme.grid
            enabled: !root.searching

            Repeater {
                model: root.checkout.otherMethods

                delegate: QuietButton {
                    required property int modelData

                    objectName: "method" + modelData
                    height: Theme.target
                    text: root.wordFor(modelData)
                    onClicked: {
                        root.choosing = false;
                        root.checkout.useMethod(modelData);
                    }
                }
            }

            QuietButton {
                objectName: "guestButton"
                height: Theme.target
                visible: root.checkout.guestsWelcome
                text: qsTr("Order as a guest")
                onClicked: {
                    root.choosing = false;
                    root.checkout.orderAsGuest();
                }
            }
        }
    }

    Loader {
        parent: root
        anchors.fill: parent
        active: root.choosing
        sourceComponent: ModalCard {
            heading: qsTr("Another way")
            onPressedOutside: root.choosing = false

            Loader {
                width: parent.width
                sourceComponent: otherWays
            }
        }
    }
}
