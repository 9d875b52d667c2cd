import QtQuick
import QtTest
import Peak.Ui

Item {
    id: screen

    width: 1080
    height: 1920

    IdleDialog {
        id: dialog

        anchors.fill: parent
        secondsLeft: 17
    }

    SignalSpy {
        id: stays

        target: dialog
        signalName: "stayRequested"
    }

    SignalSpy {
        id: ends

        target: dialog
        signalName: "endRequested"
    }

    TestCase {
        name: "IdleDialog"
        when: windowShown

        function init() {
            stays.clear();
            ends.clear();
        }

        function test_countsDownInWords() {
            verify(findChild(dialog, "idleCountdown").text.includes("17"));
        }

        function test_aTouchAnywhereStays() {
            mouseClick(dialog, 20, 20);
            compare(stays.count, 1);
        }

        function test_itsButtonsDoWhatTheySay() {
            mouseClick(findChild(dialog, "stillHereButton"));
            mouseClick(findChild(dialog, "endSessionButton"));
            compare(stays.count, 1);
            compare(ends.count, 1);
        }
    }
}
