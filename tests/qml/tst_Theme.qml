import QtQuick
import QtTest
import Peak.Ui

TestCase {
    name: "Theme"

    function luminance(color) {
        const part = value => value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        return 0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b);
    }

    function contrast(a, b) {
        const high = Math.max(luminance(a), luminance(b));
        const low = Math.min(luminance(a), luminance(b));
        return (high + 0.05) / (low + 0.05);
    }

    function test_textCanBeReadOnItsSurface_data() {
        return [
            { tag: "text", ink: Theme.text, paper: Theme.surface },
            { tag: "quiet text", ink: Theme.textQuiet, paper: Theme.surface },
            { tag: "quiet text, pressed", ink: Theme.textQuiet, paper: Theme.surfaceSunken },
            { tag: "accent", ink: Theme.accent, paper: Theme.surface },
            { tag: "chosen", ink: Theme.accent, paper: Theme.accentSoft },
            { tag: "filled button", ink: Theme.accentText, paper: Theme.accent },
            { tag: "disabled button", ink: Theme.disabledText, paper: Theme.disabled },
            { tag: "warning", ink: Theme.warning, paper: Theme.warningSoft },
            { tag: "critical", ink: Theme.critical, paper: Theme.criticalSoft },
            { tag: "critical on a card", ink: Theme.critical, paper: Theme.surfaceRaised }
        ];
    }

    function test_textCanBeReadOnItsSurface(data) {
        verify(contrast(data.ink, data.paper) >= 4.5, "contrast " + contrast(data.ink, data.paper));
    }

    function test_bodyTextIsTallEnough() {
        // Capital letters of Inter are 0.727 of the font's size; 4.8 mm is the least.
        verify(Theme.body * 0.727 >= 4.79 * Theme.mm - 1);
    }
}
