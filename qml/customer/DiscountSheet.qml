import QtQuick
import Peak.App
import Peak.Ui

/** The code from a flyer, checked by the store's register. */
Rectangle {
    id: root

    required property DiscountCode discount
    readonly property bool checking: discount.state === DiscountCode.Checking

    signal closeRequested

    color: Theme.surface

    Connections {
        target: root.discount

        function onChanged() {
            if (root.discount.state === DiscountCode.Accepted)
                root.closeRequested();
        }
    }

    PageFrame {
        anchors.fill: parent
        heading: qsTr("Your discount code")
        backText: qsTr("Without a code")
        nextName: "applyCodeButton"
        nextText: root.checking ? qsTr("Checking…") : qsTr("Use this code")
        nextEnabled: !root.checking && field.text.trim() !== ""
        onBackRequested: {
            root.discount.remove();
            root.closeRequested();
        }
        onNextRequested: root.discount.apply(field.text)

        Column {
            width: Math.min(parent.width, 170 * Theme.mm)
            spacing: Theme.grid

            TextEntry {
                id: field

                objectName: "codeField"
                width: parent.width
                label: qsTr("Code")
                text: root.discount.code
                maximumLength: 40
                enabled: !root.checking
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhPreferUppercase
                onAccepted: root.discount.apply(text)
            }

            Banner {
                objectName: "codeText"
                width: parent.width
                text: root.discount.state === DiscountCode.Refused || root.discount.state === DiscountCode.Later ? root.discount.text : ""
            }
        }
    }

    Component.onCompleted: field.forceActiveFocus()
}
