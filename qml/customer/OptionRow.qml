import QtQuick
import QtQuick.Controls.Basic
import Peak.Ui

/** One size of a product with its price. */
AbstractButton {
    id: root

    required property int index
    required property string label
    required property string priceText
    required property string wasPriceText
    required property string stockText
    required property bool soldOut
    required property bool chosen

    signal picked(int index)

    objectName: "optionRow"
    implicitHeight: Theme.bar
    enabled: !soldOut
    checked: chosen
    Accessible.name: Words.joined([label, priceText, stockText])
    Accessible.role: Accessible.RadioButton
    onClicked: root.picked(root.index)

    background: Rectangle {
        radius: Theme.radius
        color: root.chosen ? Theme.accentSoft : root.down ? Theme.surfaceSunken : Theme.surfaceRaised
        border.color: root.chosen ? Theme.accent : Theme.line
        border.width: root.chosen ? Math.max(2, Math.round(Theme.mm / 2)) : Theme.hairline
    }

    Item {
        anchors.fill: parent

        Icon {
            id: mark

            anchors {
                left: parent.left
                leftMargin: Theme.half
                verticalCenter: parent.verticalCenter
            }
            name: "check"
            opacity: root.chosen ? 1 : 0
        }

        PlainText {
            anchors {
                left: mark.right
                leftMargin: Theme.half
                verticalCenter: parent.verticalCenter
            }
            text: root.label
            color: root.soldOut ? Theme.textQuiet : Theme.text
            font.weight: Font.DemiBold
        }

        Row {
            anchors {
                right: parent.right
                rightMargin: Theme.grid
                verticalCenter: parent.verticalCenter
            }
            spacing: Theme.grid

            PlainText {
                text: root.stockText
                visible: text !== ""
                color: root.soldOut ? Theme.textQuiet : Theme.warning
                anchors.verticalCenter: parent.verticalCenter
            }

            PlainText {
                text: root.wasPriceText
                visible: text !== ""
                color: Theme.textQuiet
                font.strikeout: true
                anchors.verticalCenter: parent.verticalCenter
            }

            PlainText {
                text: root.priceText
                visible: !root.soldOut
                font.weight: Font.DemiBold
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
