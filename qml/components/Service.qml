pragma Singleton
import QtQuick
import Peak.App

/** What every screen offers at its bottom: another language, and the accessible mode. */
QtObject {
    /** Nothing is offered without it. */
    property Comfort comfort: null
    /** The question that lies over the screen: "language", "comfort" or none. */
    property string asked

    /** Tells what happened; spoken in the accessible mode. */
    function say(text: string): void {
        comfort?.say(text);
    }
}
