import QtQuick
import Peak.App
import Peak.Ui

/** How far one purchase limit is used: in words, and as a bar for the eye. */
Item {
    id: root

    required property string name
    required property string text
    required property string lines
    required property real share
    required property int level
    readonly property color ink: level === LimitModel.Over ? Theme.critical : level === LimitModel.Fine ? Theme.textQuiet : Theme.warning

    objectName: "limitBar"
    implicitHeight: words.implicitHeight + Theme.half + 2 * Theme.mm
    Accessible.role: Accessible.ProgressBar
    Accessible.name: Words.joined([name, text, lines])

    Column {
        id: words

        width: parent.width

        PlainText {
            objectName: "limitText"
            width: parent.width
            text: qsTr("%1: %2").arg(root.name).arg(root.text)
            color: root.ink
            font.weight: root.level === LimitModel.Fine ? Font.Normal : Font.DemiBold
        }

        PlainText {
            width: parent.width
            visible: text !== ""
            text: root.lines
            color: Theme.textQuiet
            maximumLineCount: 2
            elide: Text.ElideRight
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 2 * Theme.mm
        radius: height / 2
        color: Theme.surfaceSunken

        Rectangle {
            width: Math.max(parent.height, parent.width * root.share)
            height: parent.height
            radius: height / 2
            color: root.level === LimitModel.Fine ? Theme.positive : root.ink
        }
    }
}
