import QtQuick
import Peak.App
import Peak.Ui

/** What it costs, and who says so. */
Card {
    id: root

    required property CheckoutController checkout

    implicitHeight: column.implicitHeight + 2 * Theme.grid

    Column {
        id: column

        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            margins: Theme.grid
        }
        spacing: Theme.half

        TotalRow {
            width: parent.width
            label: qsTr("Subtotal")
            amountText: root.checkout.subTotalText
        }

        TotalRow {
            width: parent.width
            visible: root.checkout.discountText !== ""
            label: qsTr("Discount")
            amountText: root.checkout.discountText
        }

        TotalRow {
            width: parent.width
            label: qsTr("Taxes")
            amountText: root.checkout.taxText
        }

        Rectangle {
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }

        TotalRow {
            width: parent.width
            strong: true
            amountName: "totalText"
            label: root.checkout.estimate ? qsTr("Estimated total") : qsTr("Total")
            amountText: root.checkout.totalText
        }

        PlainText {
            objectName: "totalsNote"
            width: parent.width
            color: Theme.textQuiet
            font.pixelSize: Theme.caption
            text: root.checkout.pricing ? qsTr("Asking the store for the exact total…")
                : root.checkout.estimate ? qsTr("The counter tells you the exact total.") : qsTr("Pay at the counter.")
        }
    }
}
