import QtQuick
import Peak.Ui

/** Digits typed on a keypad: what for, what stands there, what is wrong with it, and the keys. */
Grid {
    id: root

    required property bool wide
    required property real room
    required property string title
    required property string hint
    required property string entered
    required property string problem
    property bool blank: false
    property string enteredName
    property bool locked: false
    /** Too low for everything at once: what is wrong takes the place of what is asked, large letters that of the hint. */
    readonly property bool low: wide && room < 115 * Theme.mm

    signal digit(string digit)
    signal erase

    columns: wide ? 2 : 1
    spacing: (low ? 3 : wide ? 6 : 2) * Theme.grid
    verticalItemAlignment: Grid.AlignVCenter
    horizontalItemAlignment: Grid.AlignHCenter

    Column {
        width: Math.min(root.parent.width - (root.wide ? keys.width + root.spacing : 4 * Theme.grid), 150 * Theme.mm)
        spacing: root.low ? Theme.half : Theme.grid

        PlainText {
            width: parent.width
            visible: root.wide && !(root.low && root.problem !== "")
            text: root.title
            font.pixelSize: root.low ? Theme.title : Theme.headline
            font.weight: Font.DemiBold
        }

        PlainText {
            width: parent.width
            visible: !(root.low && (root.problem !== "" || Theme.accessible))
            text: root.hint
            color: Theme.textQuiet
        }

        Card {
            width: parent.width
            height: root.low ? Theme.bar : 22 * Theme.mm
            border.color: root.problem !== "" ? Theme.critical : Theme.line

            PlainText {
                objectName: root.enteredName
                anchors.centerIn: parent
                text: root.entered
                color: root.blank ? Theme.disabledText : Theme.text
                font.pixelSize: Theme.headline
                font.weight: Font.DemiBold
                wrapMode: Text.NoWrap
            }
        }

        Banner {
            objectName: "entryProblem"
            width: parent.width
            text: root.problem
        }
    }

    Keypad {
        id: keys

        enabled: !root.locked
        keyWidth: root.wide ? 26 * Theme.mm : 36 * Theme.mm
        keyHeight: Math.max(root.low ? 15 * Theme.mm : Theme.target, Math.min(22 * Theme.mm, (root.room - 9 * Theme.grid) / 4))
        onDigit: digit => root.digit(digit)
        onErase: root.erase()
    }
}
