import QtQuick
import Peak.Ui

/** Text as it is: what comes from a catalogue or a person is never markup. */
Text {
    color: Theme.text
    font.pixelSize: Theme.body
    textFormat: Text.PlainText
    lineHeight: 1.1
    wrapMode: Text.Wrap
}
