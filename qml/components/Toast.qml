import QtQuick
import Peak.Ui

/** A short word at the bottom that goes by itself; the text stays readable for five seconds. */
Rectangle {
    id: root

    property string text

    signal finished

    visible: text !== ""
    width: Math.min(parent.width - 4 * Theme.grid, words.implicitWidth + 4 * Theme.grid)
    height: words.implicitHeight + 2 * Theme.grid
    radius: Theme.radius
    color: Theme.text

    onTextChanged: {
        timer.restart();
        Service.say(root.text);
    }

    PlainText {
        id: words

        objectName: "noticeText"
        anchors.centerIn: parent
        width: Math.min(implicitWidth, root.parent.width - 8 * Theme.grid)
        text: root.text
        color: Theme.surface
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    Timer {
        id: timer

        interval: Theme.accessible ? 15000 : 5000
        onTriggered: root.finished()
    }

    TapHandler {
        onTapped: root.finished()
    }
}
