import QtQuick
import QtQuick.Window
import Peak.App
import Peak.Ui

/** The kiosk's window: the page of the moment, and what may lie over it. */
Window {
    id: root

    required property Kiosk kiosk
    required property Appearance appearance
    required property Attract attract
    required property Comfort comfort
    /** 0: the screen's own density. */
    property real pixelsPerMm: 0

    title: "Peak Kiosk"
    color: Theme.surface
    visible: false

    Binding {
        target: Theme
        property: "mm"
        value: root.pixelsPerMm > 0 ? root.pixelsPerMm : root.screen ? Screen.pixelDensity : 4
    }

    Binding {
        target: Theme
        property: "appearance"
        value: root.appearance
    }

    Binding {
        target: Theme
        property: "accessible"
        value: root.comfort.accessible
    }

    Binding {
        target: Service
        property: "comfort"
        value: root.comfort
    }

    Connections {
        target: root.kiosk.session

        function onEnded() {
            Service.asked = "";
        }
    }

    // Above what can be reached from a wheelchair there is only the name of the shop.
    PlainText {
        anchors {
            left: parent.left
            right: parent.right
            bottom: stage.top
            margins: 2 * Theme.grid
        }
        visible: stage.y > implicitHeight + 4 * Theme.grid
        text: root.kiosk.storeName
        font.pixelSize: Theme.display
        font.weight: Font.Bold
        horizontalAlignment: Text.AlignHCenter
        maximumLineCount: 1
        elide: Text.ElideRight
    }

    Item {
        id: stage

        readonly property real least: 120 * Theme.mm

        y: root.height - height
        width: root.width
        height: Theme.accessible ? Math.min(root.height, Math.max(least, root.appearance.reachMm * Theme.mm)) : root.height

        TopBar {
            id: top

            anchors {
                left: parent.left
                right: parent.right
            }
            storeName: root.kiosk.storeName
            license: root.kiosk.license
            offline: root.kiosk.offline && root.kiosk.page !== Kiosk.Counter
        }

        CustomerPages {
            anchors {
                top: top.bottom
                left: parent.left
                right: parent.right
                bottom: parent.bottom
            }
            kiosk: root.kiosk
            attract: root.attract
        }
    }

    Toast {
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: Theme.bar + 2 * Theme.grid
        }
        text: root.kiosk.cart.notice
        onFinished: root.kiosk.cart.dismissNotice()
    }

    Loader {
        id: keyboard

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        // Made with the first field that is touched: most customers never need it.
        active: false
        source: "components/TextKeyboard.qml"

        Connections {
            target: root

            function onActiveFocusItemChanged() {
                if (root.activeFocusItem instanceof TextInput)
                    keyboard.active = true;
            }
        }
    }

    // Outer ids look unqualified without ComponentBehavior, which Qt 6.4 cannot do yet.
    // qmllint disable unqualified
    Loader {
        anchors.fill: parent
        active: root.kiosk.checkout.twinFound
        sourceComponent: TwinDialog {
            onAgainRequested: root.kiosk.checkout.orderAgain()
            onKeepRequested: root.kiosk.checkout.keepFirstOrder()
        }
    }

    Loader {
        anchors.fill: parent
        active: root.kiosk.session.warning
        sourceComponent: IdleDialog {
            secondsLeft: root.kiosk.session.secondsLeft
            onStayRequested: root.kiosk.session.keepAlive()
            onEndRequested: root.kiosk.session.end()
        }
    }

    Loader {
        anchors.fill: parent
        active: Service.asked === "language"
        sourceComponent: LanguageDialog {
            languages: root.comfort.languages
            onClosed: Service.asked = ""
        }
    }

    Loader {
        anchors.fill: parent
        active: Service.asked === "comfort"
        sourceComponent: ComfortDialog {
            comfort: root.comfort
            onClosed: Service.asked = ""
        }
    }

    FocusRing {
        target: root.activeFocusItem
    }
}
