import QtQuick
import QtQuick.Window
import Peak.App
import Peak.Ui

/** The kiosk's window: the page of the moment, and what may lie over it. */
Window {
    id: root

    required property Kiosk kiosk
    required property Appearance appearance
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
}
