pragma Singleton
import QtQuick
import Peak.App

/** The look in one place: colours by role, sizes in millimetres of the real screen, and how things move. */
QtObject {
    id: root

    /** Pixels of one millimetre; set once from the screen. */
    property real mm: 4.03
    /** The shop's own colours; without them, ours. */
    property Appearance appearance: null
    /** Large letters and strong colours, and nothing that moves. */
    property bool accessible: false

    // Measures
    readonly property real grid: 4 * mm
    readonly property real half: 2 * mm
    // Whole pixels: the software renderer cuts the last line off where a clipped list is a fraction high.
    readonly property real target: Math.ceil((accessible ? 17 : 15) * mm)
    readonly property real bar: Math.ceil((accessible ? 20 : 17) * mm)
    /** Of a product card, below its picture: four lines and the plus. */
    readonly property real cardWords: (accessible ? 82 : 62) * mm
    readonly property real radius: 2.5 * mm
    readonly property real hairline: accessible ? Math.max(2, Math.round(mm / 2)) : 1
    readonly property real focusWidth: Math.max(3, Math.round(0.9 * mm))

    // Each step is 1.25 times the one before. Capital letters of Inter are 0.727 of the size: body, the smallest, has
    // 4.8 mm of them. In accessible mode it has 7.3 mm, and the steps are lower: the screen does not grow.
    readonly property int body: Math.ceil((accessible ? 10.1 : 6.61) * mm)
    readonly property int title: Math.round((accessible ? 11 : 8.25) * mm)
    readonly property int headline: Math.round((accessible ? 12.5 : 10.3) * mm)
    readonly property int display: Math.round(16 * mm)

    // Motion, in milliseconds: 0 shows the end at once.
    readonly property bool reducedMotion: accessible || (appearance?.reducedMotion ?? false)
    readonly property int quick: reducedMotion ? 0 : 120
    readonly property int calm: reducedMotion ? 0 : 200

    // Colour roles
    readonly property ColourRoles normal: ColourRoles {
        accent: root.appearance?.accent ?? "#0B6B4F"
        accentPressed: root.appearance?.accentPressed ?? "#084F3A"
        accentSoft: root.appearance?.accentSoft ?? "#E3F0EA"
    }
    readonly property ColourRoles strong: ColourRoles {
        surface: "#FFFFFF"
        surfaceSunken: "#E4E4E4"
        line: "#1C1B19"
        text: "#000000"
        textQuiet: "#1C1B19"
        accent: root.appearance?.strongAccent ?? "#0B5F46"
        accentPressed: "#000000"
        accentSoft: "#FFFFFF"
        disabled: "#E4E4E4"
        disabledText: "#3F3C36"
        positive: "#084F3A"
        positiveSoft: "#FFFFFF"
        warning: "#5C3700"
        warningSoft: "#FFFFFF"
        critical: "#7A1F10"
        criticalSoft: "#FFFFFF"
        scrim: "#E61C1B19"
    }
    readonly property ColourRoles colours: accessible ? strong : normal

    readonly property color surface: colours.surface
    readonly property color surfaceRaised: colours.surfaceRaised
    readonly property color surfaceSunken: colours.surfaceSunken
    readonly property color line: colours.line
    readonly property color text: colours.text
    readonly property color textQuiet: colours.textQuiet
    readonly property color accent: colours.accent
    readonly property color accentPressed: colours.accentPressed
    readonly property color accentSoft: colours.accentSoft
    readonly property color accentText: colours.accentText
    readonly property color disabled: colours.disabled
    readonly property color disabledText: colours.disabledText
    readonly property color positive: colours.positive
    readonly property color positiveSoft: colours.positiveSoft
    readonly property color warning: colours.warning
    readonly property color warningSoft: colours.warningSoft
    readonly property color critical: colours.critical
    readonly property color criticalSoft: colours.criticalSoft
    readonly property color scrim: colours.scrim

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
