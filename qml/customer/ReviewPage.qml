import QtQuick
import Peak.App
import Peak.Ui

/** The last look before the order is placed. */
PageFrame {
    id: root

    required property CheckoutController checkout
    required property CartModel cart
    required property CartTotals totals

    /** Where the screen is too small to keep lines and totals apart, the totals come after the last line. */
    readonly property bool small: Math.min(width, height) < 150 * Theme.mm
    readonly property bool beside: width > height && !small

    heading: checkout.customerName !== "" ? qsTr("Ready to order, %1?").arg(checkout.customerName) : qsTr("Ready to order?")
    nextName: "placeOrderButton"
    nextText: qsTr("Place order")
    nextTrailingText: totals.totalText
    nextEnabled: cart.count > 0 && !checkout.twinFound
    onNextRequested: checkout.submit()

    Banner {
        id: problem

        objectName: "reviewProblem"
        width: parent.width
        critical: true
        text: root.checkout.problem
    }

    QuietButton {
        id: edit

        objectName: "editCartButton"
        anchors {
            top: problem.bottom
            topMargin: visible ? Theme.half : 0
        }
        height: visible ? Theme.target : 0
        visible: !root.cart.ready
        text: qsTr("Change my cart")
        onClicked: root.checkout.backToCart()
    }

    Card {
        id: lines

        anchors {
            top: edit.bottom
            topMargin: Theme.half
            left: parent.left
            right: root.beside ? card.left : parent.right
            rightMargin: root.beside ? Theme.grid : 0
        }
        height: Math.min(list.contentHeight + 2 * Theme.half, (root.beside || root.small ? phone.y : phone.y - card.height - Theme.half) - y - Theme.half)

        ListView {
            id: list

            objectName: "reviewList"
            anchors {
                fill: parent
                leftMargin: Theme.grid
                rightMargin: Theme.grid
                topMargin: Theme.half * 0.5
                bottomMargin: Theme.half * 1.5
            }
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.cart
            footer: root.small ? totalsBelow : null

            // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
            // qmllint disable unqualified
            delegate: ReviewLine {
                width: list.width
            }
        }
    }

    Component {
        id: totalsBelow

        TotalsCard {
            width: parent?.width ?? 0
            totals: root.totals
            border.width: 0
        }
    }

    TotalsCard {
        id: card

        anchors {
            right: parent.right
            top: root.beside ? edit.bottom : lines.bottom
            topMargin: Theme.half
        }
        width: root.beside ? Math.max(95 * Theme.mm, parent.width * 0.36) : parent.width
        visible: !root.small
        totals: root.totals
    }

    PlainText {
        id: phone

        anchors.bottom: parent.bottom
        width: parent.width
        bottomPadding: Theme.half
        text: qsTr("For %1").arg(Words.joined([root.checkout.customerName, root.checkout.contactText]))
        color: Theme.textQuiet
    }
}
