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
    /** Where the screen is too small to keep lines and totals apart, the totals come after the last line. */
    readonly property bool small: Math.min(width, height) < 150 * Theme.mm
    readonly property bool beside: wide && !small && cart.count > 0
    /** The line whose size is being changed; -1 for none. */
    property int changing: -1
    /** What lies over the page: "", "option", "note", "code" or "empty". */
    property string over

    heading: qsTr("Your cart")
    backText: qsTr("Keep shopping")
    nextName: "checkoutButton"
    nextText: qsTr("Check out")
    nextTrailingText: cart.count > 0 ? totals.totalText : ""
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
            right: root.beside ? side.left : parent.right
            rightMargin: root.beside ? Theme.grid : 0
            bottom: undo.top
        }
        clip: true
        spacing: Theme.half
        bottomMargin: Theme.half
        boundsBehavior: Flickable.StopAtBounds
        model: root.cart
        footer: root.small && root.cart.count > 0 ? summary : null

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
            bottom: side.visible && !root.wide ? side.top : parent.bottom
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
        visible: root.cart.count > 0 && !root.small
        width: root.wide ? Math.max(95 * Theme.mm, parent.width * 0.38) : parent.width
        height: Math.min(contentHeight, parent.height * (root.wide ? 1 : 0.6))
        contentHeight: (aside.item?.implicitHeight ?? 0) + Theme.half
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        Loader {
            id: aside

            width: side.width
            active: side.visible
            sourceComponent: summary
        }
    }

    Component {
        id: summary

        CartSummary {
            width: parent?.width ?? 0
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
