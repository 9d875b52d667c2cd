import QtQuick
import QtTest
import Peak.Ui

Item {
    width: 800
    height: 600

    Stepper {
        id: stepper

        value: 1
        maximum: 3
        what: "Gummies"
        onMoved: value => stepper.value = value
    }

    TestCase {
        name: "Stepper"
        when: windowShown

        function init() {
            stepper.value = 1;
        }

        function test_countsUpToWhatThereIs() {
            const more = findChild(stepper, "stepperMore");
            for (let i = 0; i < 5; ++i)
                mouseClick(more);
            compare(stepper.value, 3);
            verify(!more.enabled);
        }

        function test_neverGoesBelowOne() {
            const less = findChild(stepper, "stepperLess");
            mouseClick(less);
            compare(stepper.value, 1);
            stepper.value = 2;
            mouseClick(less);
            compare(stepper.value, 1);
        }

        function test_saysWhatItCounts() {
            compare(findChild(stepper, "stepperMore").Accessible.name, "One more Gummies");
        }
    }
}
