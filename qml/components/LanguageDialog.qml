import QtQuick
import Peak.App
import Peak.Ui

/** The languages, each in its own words. */
ModalCard {
    id: root

    required property Languages languages

    signal closed

    heading: qsTr("Language")
    onPressedOutside: root.closed()

    Repeater {
        model: root.languages.codes

        // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
        // qmllint disable unqualified
        delegate: LanguageButton {
            width: parent?.width ?? 0
            current: modelData === root.languages.current
            onChosen: code => {
                root.languages.choose(code);
                root.closed();
            }
        }
    }

    QuietButton {
        objectName: "closeButton"
        width: parent.width
        iconName: "close"
        text: qsTr("Close")
        onClicked: root.closed()
    }
}
