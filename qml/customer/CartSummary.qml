import QtQuick
import Peak.App
import Peak.Ui

/** Beside or below the lines: what stands in the way, the limits, the totals, and what else can be done. */
Column {
    id: root

    required property CartModel cart
    required property CartTotals totals
    required property DiscountCode discount
    required property string note

    signal noteRequested
    signal codeRequested
    signal emptyRequested

    spacing: Theme.grid

    QuietButton {
        objectName: "mendButton"
        width: parent.width
        height: Theme.target
        visible: root.cart.mendText !== ""
        text: root.cart.mendText
        textColor: Theme.critical
        onClicked: root.cart.mend()
    }

    Card {
        width: parent.width
        height: bars.implicitHeight + 2 * Theme.half
        visible: root.cart.limits.count > 0

        Column {
            id: bars

            anchors {
                left: parent.left
                right: parent.right
                top: parent.top
                topMargin: Theme.half
                leftMargin: Theme.grid
                rightMargin: Theme.grid
            }
            spacing: Theme.half

            Repeater {
                model: root.cart.limits

                // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
                // qmllint disable unqualified
                delegate: LimitBar {
                    width: bars.width
                }
            }
        }
    }

    TotalsCard {
        width: parent.width
        totals: root.totals
        discountTitle: root.discount.state === DiscountCode.Accepted ? root.discount.text : ""
    }

    Flow {
        width: parent.width
        spacing: Theme.grid

        QuietButton {
            objectName: "codeButton"
            height: Theme.target
            visible: root.discount.offered
            text: root.discount.state === DiscountCode.Accepted ? qsTr("Change code") : qsTr("Discount code")
            onClicked: root.codeRequested()
        }

        QuietButton {
            objectName: "noteButton"
            height: Theme.target
            text: root.note === "" ? qsTr("Add a note") : qsTr("Change note")
            onClicked: root.noteRequested()
        }

        QuietButton {
            objectName: "emptyCartButton"
            height: Theme.target
            text: qsTr("Empty cart")
            textColor: Theme.textQuiet
            onClicked: root.emptyRequested()
        }
    }
}
