import QtQuick
import Peak.App
import Peak.Ui

/** A heading and the choices under it. Not there when there is nothing to choose. */
Column {
    id: root

    required property ChoiceModel choices
    required property string title

    visible: choices.count > 0
    spacing: Theme.half

    PlainText {
        width: parent.width
        text: root.title
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Flow {
        width: parent.width
        spacing: Theme.grid

        Repeater {
            model: root.choices

            // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
            // qmllint disable unqualified
            delegate: ChoiceChip {
                onPicked: index => root.choices.pick(index)
            }
        }
    }
}
