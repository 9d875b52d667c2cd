import QtQuick
import QtQuick.Controls.Basic
import Peak.App
import Peak.Ui

/** What the customer wants to tell the counter. The field stands above the keyboard. */
Rectangle {
    id: root

    required property CheckoutController checkout
    readonly property int most: 500

    signal closeRequested

    color: Theme.surface

    PageFrame {
        anchors.fill: parent
        heading: qsTr("A note for the counter")
        backText: qsTr("Cancel")
        nextName: "saveNoteButton"
        nextText: qsTr("Keep the note")
        onBackRequested: root.closeRequested()
        onNextRequested: {
            root.checkout.note = field.text;
            root.closeRequested();
        }

        Column {
            width: parent.width
            spacing: Theme.half

            TextArea {
                id: field

                objectName: "noteField"
                width: parent.width
                height: 40 * Theme.mm
                padding: Theme.grid
                text: root.checkout.note
                color: Theme.text
                font.pixelSize: Theme.body
                wrapMode: TextArea.Wrap
                textFormat: TextEdit.PlainText
                inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
                Accessible.name: qsTr("A note for the counter")
                Accessible.role: Accessible.EditableText
                onTextChanged: {
                    if (length > root.most)
                        remove(root.most, length);
                }
                Component.onCompleted: forceActiveFocus()

                background: Rectangle {
                    radius: Theme.radius
                    color: Theme.surfaceRaised
                    border.color: field.activeFocus ? Theme.accent : Theme.line
                    border.width: field.activeFocus ? Math.max(2, Math.round(Theme.mm / 2)) : Theme.hairline
                }
            }

            PlainText {
                objectName: "noteCount"
                width: parent.width
                text: qsTr("%1 of %2 characters").arg(field.length).arg(root.most)
                color: field.length < root.most ? Theme.textQuiet : Theme.warning
                horizontalAlignment: Text.AlignRight
            }
        }
    }
}
