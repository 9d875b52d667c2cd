import QtQuick
import QtTest
import Peak.Ui

Item {
    width: 800
    height: 900

    property string typed: ""

    Keypad {
        id: keypad

        onDigit: digit => typed += digit
        onErase: typed = typed.slice(0, -1)
    }

    TestCase {
        name: "Keypad"
        when: windowShown

        function init() {
            typed = "";
        }

        function test_everyDigitHasItsKey() {
            for (const digit of "0123456789")
                mouseClick(findChild(keypad, "key" + digit));
            compare(typed, "0123456789");
        }

        function test_eraseTakesTheLastOne() {
            mouseClick(findChild(keypad, "key4"));
            mouseClick(findChild(keypad, "key2"));
            mouseClick(findChild(keypad, "keyErase"));
            compare(typed, "4");
        }
    }
}
