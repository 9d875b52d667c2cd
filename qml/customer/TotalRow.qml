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

        text: root.label
        font.pixelSize: root.strong ? Theme.title : Theme.body
        font.weight: root.strong ? Font.DemiBold : Font.Normal
        color: root.strong ? Theme.text : Theme.textQuiet
    }

    PlainText {
        objectName: root.amountName
        anchors {
            right: parent.right
            baseline: word.baseline
        }
        text: root.amountText
        font.pixelSize: word.font.pixelSize
        font.weight: word.font.weight
        wrapMode: Text.NoWrap
    }
}
