import QtQuick
import Peak.Ui

/** Digits in the order of a telephone. */
Grid {
    id: root

    property real keyWidth: 26 * Theme.mm
    property real keyHeight: 17 * Theme.mm

    signal digit(string digit)
    signal erase

    columns: 3
    spacing: Theme.grid * 0.75

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"]

        // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
        // qmllint disable unqualified
        delegate: KeypadKey {
            width: root.keyWidth
            height: root.keyHeight
            onDigit: digit => root.digit(digit)
            onErase: root.erase()
        }
    }
}
