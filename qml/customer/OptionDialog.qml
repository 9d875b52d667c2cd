import QtQuick
import Peak.App
import Peak.Ui

/** Another size for a line of the cart. */
ModalCard {
    id: root

    required property ProductModel product

    signal picked(string valueId)
    signal closeRequested

    onPressedOutside: closeRequested()

    PlainText {
        width: parent.width
        text: root.product.name
        font.pixelSize: Theme.title
        font.weight: Font.DemiBold
        maximumLineCount: 2
        elide: Text.ElideRight
    }

    ListView {
        id: options

        width: parent.width
        height: Math.min(contentHeight, root.height * 0.5)
        clip: true
        spacing: Theme.grid
        boundsBehavior: Flickable.StopAtBounds
        model: root.product

        // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
        // qmllint disable unqualified
        delegate: OptionRow {
            width: options.width
            onPicked: index => {
                root.product.choose(index);
                root.picked(root.product.valueId);
            }
        }
    }

    QuietButton {
        objectName: "keepOptionButton"
        width: parent.width
        text: qsTr("Leave it as it is")
        onClicked: root.closeRequested()
    }
}
