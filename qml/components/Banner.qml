import QtQuick
import Peak.Ui

/** A sentence the customer should see now. The colour never says it alone: the text does. */
Rectangle {
    id: root

    required property string text
    property bool critical: false

    implicitHeight: visible ? words.implicitHeight + 2 * Theme.half : 0
    visible: text !== ""
    radius: Theme.radius
    color: critical ? Theme.criticalSoft : Theme.warningSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    onTextChanged: Service.say(root.text)

    PlainText {
        id: words

        objectName: "bannerText"
        anchors {
            left: parent.left
            right: parent.right
            verticalCenter: parent.verticalCenter
            margins: Theme.grid
        }
        text: root.text
        color: root.critical ? Theme.critical : Theme.warning
        font.weight: Font.Medium
    }
}
