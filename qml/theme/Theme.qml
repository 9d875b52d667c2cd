pragma Singleton
import QtQuick

/** The look in one place: colours by role, sizes in millimetres of the real screen. */
QtObject {
    /** Pixels of one millimetre; set once from the screen. */
    property real mm: 4.03

    // Measures
    readonly property real grid: 4 * mm
    readonly property real half: 2 * mm
    readonly property real target: 15 * mm
    readonly property real bar: 17 * mm
    readonly property real radius: 2.5 * mm
    readonly property real hairline: 1

    // Capital letters of Inter are 0.727 of the size: body has 4.8 mm of them.
    readonly property int body: Math.round(6.6 * mm)
    readonly property int caption: Math.round(5.3 * mm)
    readonly property int title: Math.round(8.25 * mm)
    readonly property int headline: Math.round(10.3 * mm)
    readonly property int display: Math.round(16 * mm)

    // Colour roles
    readonly property color surface: "#FAF8F4"
    readonly property color surfaceRaised: "#FFFFFF"
    readonly property color surfaceSunken: "#F1EDE5"
    readonly property color line: "#DDD7CB"
    readonly property color text: "#1C1B19"
    readonly property color textQuiet: "#5F5A50"
    readonly property color accent: "#0B6B4F"
    readonly property color accentPressed: "#084F3A"
    readonly property color accentSoft: "#E3F0EA"
    readonly property color accentText: "#FFFFFF"
    readonly property color disabled: "#E7E2D8"
    readonly property color disabledText: "#625D52"
    readonly property color positive: "#0B6B4F"
    readonly property color warning: "#8A5300"
    readonly property color warningSoft: "#FBEFD9"
    readonly property color critical: "#A3321F"
    readonly property color criticalSoft: "#FAE7E3"
    readonly property color scrim: "#B31C1B19"

    readonly property var tints: ({
        "flower": "#DDE9D3", "preroll": "#EADFCB", "vape": "#D5E4E8", "edible": "#F3DDD0", "extract": "#F2E4BC",
        "drink": "#D3E6E0", "capsule": "#E7DBE8", "tincture": "#DCE0EF", "topical": "#EDDDDF", "merch": "#E1E1DC"
    })

    function tint(icon: string): color {
        return tints[icon] ?? "#E6E2D9";
    }

    function icon(name: string): url {
        return Qt.resolvedUrl("../icons/" + name + ".svg");
    }
}
