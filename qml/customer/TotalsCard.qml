import QtQuick
import Peak.App
import Peak.Ui

/** What it costs, and who says so. */
Card {
    id: root

    required property CartTotals totals
    property string discountTitle
    readonly property bool taxed: totals.source !== CartTotals.WithoutTaxes

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
            amountText: root.totals.subTotalText
        }

        TotalRow {
            width: parent.width
            visible: root.totals.discountText !== ""
            label: root.discountTitle !== "" ? root.discountTitle : qsTr("Discount")
            amountText: root.totals.discountText
        }

        TotalRow {
            width: parent.width
            visible: root.taxed
            label: qsTr("Taxes")
            amountText: root.totals.taxText
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
            label: root.label()
            amountText: root.totals.totalText
        }

        PlainText {
            objectName: "totalsNote"
            width: parent.width
            color: Theme.textQuiet
            text: root.words()
        }
    }

    function label(): string {
        switch (root.totals.source) {
        case CartTotals.LocalTaxes:
            return qsTr("Estimated total");
        case CartTotals.WithoutTaxes:
            return qsTr("Before taxes");
        default:
            return qsTr("Total");
        }
    }

    function words(): string {
        if (root.totals.pricing)
            return qsTr("Asking the store for the exact total…");
        switch (root.totals.source) {
        case CartTotals.LocalTaxes:
            return qsTr("The counter tells you the exact total.");
        case CartTotals.WithoutTaxes:
            return qsTr("Taxes and discounts are added at the counter.");
        default:
            return qsTr("Pay at the counter.");
        }
    }
}
