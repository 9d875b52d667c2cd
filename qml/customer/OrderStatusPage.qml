import QtQuick
import Peak.App
import Peak.Ui

/** "Where is my order?" The number is typed, or the code of the ticket held under the scanner, which types it. */
PageFrame {
    id: root

    required property TicketStatus ticket

    readonly property bool wide: width > height
    /** Large letters on a small screen: only what matters most. */
    readonly property bool tight: Theme.accessible && Math.min(width, height) < 150 * Theme.mm
    property bool asking: false

    heading: ticket.found ? qsTr("Order %1").arg(ticket.ticketNumber) : wide ? "" : qsTr("Where is my order?")
    nextName: "findTicketButton"
    nextText: qsTr("Show my order")
    nextVisible: !ticket.found
    nextEnabled: ticket.complete
    onNextRequested: ticket.lookUp()

    // A scanner is a keyboard that types the code and Return.
    Item {
        id: scanner

        property string typed

        objectName: "scanner"
        focus: true
        Accessible.ignored: true
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
                root.ticket.scan(scanner.typed);
                scanner.typed = "";
            } else if (event.text !== "" && scanner.typed.length < 64) {
                scanner.typed += event.text;
            }
        }
        Component.onCompleted: forceActiveFocus()
    }

    DigitEntry {
        anchors.centerIn: parent
        visible: !root.ticket.found
        wide: root.wide
        room: root.height - Theme.bar
        title: qsTr("Where is my order?")
        hint: qsTr("Type the number of your ticket, or hold its code under the scanner.")
        enteredName: "ticketEntry"
        entered: root.ticket.entryText
        problem: root.ticket.problem
        onDigit: digit => root.ticket.addDigit(digit)
        onErase: root.ticket.removeDigit()
    }

    Column {
        anchors.centerIn: parent
        visible: root.ticket.found
        width: root.tight ? parent.width : Math.min(parent.width, 170 * Theme.mm)
        spacing: root.tight ? Theme.half : 2 * Theme.grid

        PlainText {
            objectName: "ticketStatusText"
            width: parent.width
            text: root.ticket.statusText
            font.pixelSize: root.tight ? Theme.title : Theme.headline
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        PlainText {
            objectName: "ticketContentText"
            width: parent.width
            text: root.ticket.contentText
            color: Theme.textQuiet
            horizontalAlignment: Text.AlignHCenter
        }

        PlainText {
            width: parent.width
            visible: root.ticket.growing && !root.tight
            text: qsTr("Forgot something? Order again with the same name or number: it joins this order.")
            horizontalAlignment: Text.AlignHCenter
        }

        Banner {
            width: parent.width
            text: root.ticket.problem
        }

        QuietButton {
            objectName: "cancelOrderButton"
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.ticket.cancelable
            text: qsTr("Cancel this order")
            textColor: Theme.critical
            onClicked: root.asking = true
        }
    }

    // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
    // qmllint disable unqualified
    Loader {
        parent: root
        anchors.fill: parent
        active: root.asking
        sourceComponent: CancelOrderDialog {
            ticketNumber: root.ticket.ticketNumber
            onConfirmed: {
                root.asking = false;
                root.ticket.cancelOrder();
            }
            onCloseRequested: root.asking = false
        }
    }
}
