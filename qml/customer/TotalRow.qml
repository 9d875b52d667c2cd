import QtQuick
import Peak.Ui

/** A word and an amount. */
Item {
    id: root

    required property string label
    required property string amountText
    property bool strong: false
    property string amountName

    implicitHeight: word.implicitHeight

    PlainText {
        id: word

        width: parent.width - amount.width - Theme.half
        text: root.label
        font.pixelSize: root.strong ? Theme.title : Theme.body
        font.weight: root.strong ? Font.DemiBold : Font.Normal
        color: root.strong ? Theme.text : Theme.textQuiet
    }

    PlainText {
        id: amount

        objectName: root.amountName
        anchors {
            right: parent.right
            bottom: word.bottom
        }
        text: root.amountText
        font.pixelSize: word.font.pixelSize
        font.weight: word.font.weight
        wrapMode: Text.NoWrap
    }
}
