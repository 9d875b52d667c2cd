import QtQuick
import Peak.App
import Peak.Ui

/** What will be ordered. */
PageFrame {
    id: root

    required property CartModel cart
    required property CartTotals totals
    required property DiscountCode discount
    required property CheckoutController checkout
    required property ProductModel product

    readonly property bool wide: width > height
    /** The line whose size is being changed; -1 for none. */
    property int changing: -1
    /** What lies over the page: "", "option", "note", "code" or "empty". */
    property string over

    heading: qsTr("Your cart")
    backText: qsTr("Keep shopping")
    nextName: "checkoutButton"
    nextText: qsTr("Check out")
    nextTrailingText: cart.count > 0 ? cart.amountText : ""
    nextEnabled: cart.ready

    function changeOption(row: int): void {
        root.product.load(root.cart.productAt(row));
        root.changing = row;
        root.over = "option";
    }

    PlainText {
        objectName: "emptyCartText"
        anchors.centerIn: parent
        visible: root.cart.count === 0
        text: qsTr("Your cart is empty.")
        font.pixelSize: Theme.title
        color: Theme.textQuiet
    }

    // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
    // qmllint disable unqualified
    ListView {
        id: list

        objectName: "cartList"
        anchors {
            top: parent.top
            left: parent.left
            right: root.wide && root.cart.count > 0 ? side.left : parent.right
            rightMargin: root.wide && root.cart.count > 0 ? Theme.grid : 0
            bottom: undo.top
        }
        clip: true
        spacing: Theme.half
        bottomMargin: Theme.half
        boundsBehavior: Flickable.StopAtBounds
        model: root.cart

        delegate: CartLine {
            width: list.width
            onQuantityRequested: (index, quantity) => root.cart.setQuantity(index, quantity)
            onRemoveRequested: index => root.cart.remove(index)
            onOptionRequested: index => root.changeOption(index)
        }
    }

    UndoBar {
        id: undo

        anchors {
            left: parent.left
            right: list.right
            bottom: root.wide || root.cart.count === 0 ? parent.bottom : side.top
            bottomMargin: Theme.half
        }
        removedName: root.cart.removedName
        onUndoRequested: root.cart.undoRemove()
    }

    Flickable {
        id: side

        objectName: "cartSide"
        anchors {
            right: parent.right
            bottom: parent.bottom
        }
        visible: root.cart.count > 0
        width: root.wide ? Math.max(95 * Theme.mm, parent.width * 0.38) : parent.width
        height: Math.min(summary.implicitHeight + Theme.half, parent.height * (root.wide ? 1 : 0.6))
        contentHeight: summary.implicitHeight + Theme.half
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        CartSummary {
            id: summary

            width: side.width
            cart: root.cart
            totals: root.totals
            discount: root.discount
            note: root.checkout.note
            onNoteRequested: root.over = "note"
            onCodeRequested: root.over = "code"
            onEmptyRequested: root.over = "empty"
        }
    }

    Loader {
        parent: root
        anchors.fill: parent
        sourceComponent: root.over === "option" ? optionDialog : root.over === "note" ? noteSheet : root.over === "code" ? codeSheet : root.over === "empty" ? emptyDialog : null
    }

    Component {
        id: optionDialog

        OptionDialog {
            product: root.product
            onPicked: valueId => {
                root.cart.changeOption(root.changing, valueId);
                root.over = "";
            }
            onCloseRequested: root.over = ""
        }
    }

    Component {
        id: noteSheet

        NoteSheet {
            checkout: root.checkout
            onCloseRequested: root.over = ""
        }
    }

    Component {
        id: codeSheet

        DiscountSheet {
            discount: root.discount
            onCloseRequested: root.over = ""
        }
    }

    Component {
        id: emptyDialog

        EmptyCartDialog {
            onConfirmed: {
                root.over = "";
                root.cart.clear();
            }
            onCloseRequested: root.over = ""
        }
    }
}
