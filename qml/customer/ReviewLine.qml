import QtQuick
import Peak.Ui

/** One line of the order before it is placed. */
Item {
    id: root

    required property int quantity
    required property string name
    required property string option
    required property string amountText
    required property string problem

    implicitHeight: words.implicitHeight + Theme.half * 1.5

    PlainText {
        id: count

        y: Theme.half
        width: Math.max(16 * Theme.mm, implicitWidth + Theme.half)
        text: qsTr("%1 ×").arg(root.quantity)
        color: Theme.textQuiet
    }

    Column {
        id: words

        anchors {
            left: count.right
            right: amount.left
            rightMargin: Theme.grid
        }
        y: Theme.half

        PlainText {
            width: parent.width
            text: root.option !== "" ? root.name + " · " + root.option : root.name
            maximumLineCount: 3
            elide: Text.ElideRight
        }

        PlainText {
            width: parent.width
            visible: text !== ""
            text: root.problem
            color: Theme.critical
            font.weight: Font.DemiBold
        }
    }

    PlainText {
        id: amount

        y: Theme.half
        anchors.right: parent.right
        text: root.amountText
        wrapMode: Text.NoWrap
    }
}
