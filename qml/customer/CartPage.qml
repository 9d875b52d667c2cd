import QtQuick
import Peak.App
import Peak.Ui

/** What will be ordered. */
PageFrame {
    id: root

    required property CartModel cart

    heading: qsTr("Your cart")
    backText: qsTr("Keep shopping")
    nextName: "checkoutButton"
    nextText: qsTr("Check out")
    nextTrailingText: cart.count > 0 ? cart.amountText : ""
    nextEnabled: cart.ready

    PlainText {
        objectName: "emptyCartText"
        anchors.centerIn: parent
        visible: root.cart.count === 0
        text: qsTr("Your cart is empty.")
        font.pixelSize: Theme.title
        color: Theme.textQuiet
    }

    ListView {
        id: list

        objectName: "cartList"
        anchors {
            top: parent.top
            left: parent.left
            right: parent.right
            bottom: limits.top
        }
        clip: true
        spacing: Theme.half
        bottomMargin: Theme.grid
        boundsBehavior: Flickable.StopAtBounds
        model: root.cart

        // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
        // qmllint disable unqualified
        delegate: CartLine {
            width: list.width
            onQuantityRequested: (index, quantity) => root.cart.setQuantity(index, quantity)
            onRemoveRequested: index => root.cart.remove(index)
        }
    }

    Banner {
        id: limits

        anchors {
            left: parent.left
            right: parent.right
            bottom: hint.top
            bottomMargin: Theme.half
        }
        critical: true
        text: root.cart.limitText
    }

    PlainText {
        id: hint

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        bottomPadding: Theme.half
        visible: root.cart.count > 0
        text: qsTr("Prices before taxes and discounts.")
        color: Theme.textQuiet
        font.pixelSize: Theme.caption
    }
}
