import QtQuick
import Peak.Ui

/** What one can do, within reach from a wheelchair: going back on the left, going on at the right. */
Rectangle {
    id: root

    default property alias content: row.data

    implicitHeight: Theme.bar + 2 * Theme.half
    color: Theme.surfaceRaised

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }

    Item {
        id: row

        anchors {
            fill: parent
            leftMargin: 1.5 * Theme.grid
            rightMargin: 1.5 * Theme.grid
            topMargin: Theme.half
            bottomMargin: Theme.half
        }
    }
}
