import QtQuick
import Peak.Ui

/** One line of the cart. */
Card {
    id: root

    required property int index
    required property string name
    required property string brand
    required property string option
    required property string categoryIcon
    required property string picture
    required property string unitPriceText
    required property string wasPriceText
    required property string amountText
    required property int quantity
    required property int maximum
    required property string stockNote
    required property bool choice
    required property string problem
    readonly property bool narrow: Theme.accessible || width < 240 * Theme.mm

    signal quantityRequested(int index, int quantity)
    signal removeRequested(int index)
    signal optionRequested(int index)

    objectName: "cartLine"
    implicitHeight: (narrow ? words.implicitHeight + Theme.target + Theme.grid : Math.max(words.implicitHeight, photo.height)) + 2 * Theme.half
    border.color: problem !== "" ? Theme.critical : wasPriceText !== "" ? Theme.warning : Theme.line

    ProductPicture {
        id: photo

        x: Theme.half
        y: Theme.half
        width: 20 * Theme.mm
        height: 20 * Theme.mm
        icon: root.categoryIcon
        picture: root.picture
    }

    Column {
        id: words

        anchors {
            left: photo.right
            leftMargin: Theme.grid
            right: root.narrow ? sum.left : controls.left
            rightMargin: Theme.grid
            top: root.narrow ? parent.top : undefined
            topMargin: Theme.half
            verticalCenter: root.narrow ? undefined : parent.verticalCenter
        }
        spacing: Theme.mm / 2

        PlainText {
            objectName: "lineName"
            width: parent.width
            text: root.name
            font.weight: Font.DemiBold
            maximumLineCount: 2
            elide: Text.ElideRight
        }

        PlainText {
            width: parent.width
            text: Words.joined([root.brand, root.choice ? "" : root.option, qsTr("%1 each").arg(root.unitPriceText)])
            color: Theme.textQuiet
            maximumLineCount: 2
            elide: Text.ElideRight
        }

        PlainText {
            objectName: "linePriceNote"
            width: parent.width
            text: qsTr("The price changed: it was %1").arg(root.wasPriceText)
            visible: root.wasPriceText !== ""
            color: Theme.warning
            font.weight: Font.DemiBold
        }

        PlainText {
            objectName: "lineStock"
            width: parent.width
            text: root.stockNote
            visible: text !== ""
            color: Theme.warning
        }

        PlainText {
            objectName: "lineProblem"
            width: parent.width
            text: root.problem
            visible: text !== ""
            color: Theme.critical
            font.weight: Font.DemiBold
        }

        QuietButton {
            objectName: "optionButton"
            height: Theme.target
            visible: root.choice
            text: qsTr("%1 — change").arg(root.option)
            Accessible.name: qsTr("Change the size of %1, now %2").arg(root.name).arg(root.option)
            onClicked: root.optionRequested(root.index)
        }
    }

    Row {
        id: controls

        anchors {
            right: parent.right
            rightMargin: Theme.half
            bottom: root.narrow ? parent.bottom : undefined
            bottomMargin: Theme.half
            verticalCenter: root.narrow ? undefined : parent.verticalCenter
        }
        height: Theme.target
        spacing: Theme.grid

        QuietButton {
            objectName: "removeButton"
            height: Theme.target
            text: qsTr("Remove")
            bordered: false
            textColor: Theme.textQuiet
            Accessible.name: qsTr("Remove %1").arg(root.name)
            onClicked: root.removeRequested(root.index)
        }

        Stepper {
            value: root.quantity
            maximum: root.maximum
            what: root.name
            onMoved: value => root.quantityRequested(root.index, value)
        }

        PlainText {
            visible: !root.narrow
            width: Math.max(30 * Theme.mm, implicitWidth)
            height: Theme.target
            text: root.amountText
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignRight
            verticalAlignment: Text.AlignVCenter
            wrapMode: Text.NoWrap
        }
    }

    PlainText {
        id: sum

        anchors {
            top: parent.top
            topMargin: Theme.half
            right: parent.right
            rightMargin: Theme.half
        }
        visible: root.narrow
        text: root.amountText
        font.weight: Font.DemiBold
        wrapMode: Text.NoWrap
    }
}
