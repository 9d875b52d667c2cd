import QtQuick

Rectangle {
    width: 1080
    height: 1920
    color: "#c01080"

    Text {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 40
        text: "Peak"
        color: "white"
    }
}
