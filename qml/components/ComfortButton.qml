import QtQuick
import Peak.Ui

/** Turns the accessible mode on; while it is on, asks for its volume and whether to leave it. */
QuietButton {
    id: root

    objectName: "accessibleButton"
    width: Math.max(implicitWidth, Theme.bar)
    visible: Service.comfort !== null
    iconName: "accessible"
    Accessible.name: Theme.accessible ? qsTr("Accessible mode: volume and end") : qsTr("Accessible mode: large letters and spoken texts")
    onClicked: {
        if (Theme.accessible)
            Service.asked = "comfort";
        else
            Service.comfort.accessible = true;
    }
}
