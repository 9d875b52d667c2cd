import QtQuick

/** What colours are for. The values here are the normal variant: warm paper and ink. */
QtObject {
    property color surface: "#FAF8F4"
    property color surfaceRaised: "#FFFFFF"
    property color surfaceSunken: "#F1EDE5"
    property color line: "#DDD7CB"
    property color text: "#1C1B19"
    property color textQuiet: "#5F5A50"
    property color accent: "#0B6B4F"
    property color accentPressed: "#084F3A"
    property color accentSoft: "#E3F0EA"
    property color accentText: "#FFFFFF"
    property color disabled: "#E7E2D8"
    property color disabledText: "#625D52"
    property color positive: "#0B6B4F"
    property color positiveSoft: "#E3F0EA"
    property color warning: "#8A5300"
    property color warningSoft: "#FBEFD9"
    property color critical: "#A3321F"
    property color criticalSoft: "#FAE7E3"
    property color scrim: "#B31C1B19"
}
