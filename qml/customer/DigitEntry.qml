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

    signal digit(string digit)
    signal erase

    columns: wide ? 2 : 1
    spacing: wide ? 6 * Theme.grid : 2 * Theme.grid
    verticalItemAlignment: Grid.AlignVCenter
    horizontalItemAlignment: Grid.AlignHCenter

    Column {
        width: Math.min(root.wide ? root.parent.width * 0.46 : root.parent.width - 4 * Theme.grid, 150 * Theme.mm)
        spacing: Theme.grid

        PlainText {
            width: parent.width
            visible: root.wide
            text: root.title
            font.pixelSize: Theme.headline
            font.weight: Font.DemiBold
        }

        PlainText {
            width: parent.width
            text: root.hint
            color: Theme.textQuiet
        }

        Card {
            width: parent.width
            height: 22 * Theme.mm
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
        enabled: !root.locked
        keyWidth: root.wide ? 26 * Theme.mm : 36 * Theme.mm
        keyHeight: Math.max(Theme.target, Math.min(22 * Theme.mm, (root.room - 9 * Theme.grid) / 4))
        onDigit: digit => root.digit(digit)
        onErase: root.erase()
    }
}
