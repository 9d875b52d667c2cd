pragma Singleton
import QtQuick

/** Texts put together from parts. */
QtObject {
    /** The words that are there, with a dot between them. */
    function joined(words: var): string {
        return words.filter(word => word !== "").join(" · ");
    }
}
