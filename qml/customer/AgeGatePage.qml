import QtQuick
import Peak.Ui

/** The law asks before the menu is shown. */
PageFrame {
    id: root

    required property int minimumAge

    heading: qsTr("Are you %1 or older?").arg(minimumAge)
    backText: qsTr("No")
    nextName: "oldEnoughButton"
    nextText: qsTr("Yes, I am %1 or older").arg(minimumAge)

    PlainText {
        anchors {
            left: parent.left
            right: parent.right
        }
        text: qsTr("We may only show our menu to adults. At the counter we will ask for your ID.")
        color: Theme.textQuiet
    }
}
