import QtQuick
import QtQuick.Templates as T
import Peak.Ui

/** Lies around what has the focus, wherever that is, and brings it into view. Shown to who uses keys. */
Rectangle {
    id: root

    required property Item target

    parent: target
    anchors.fill: parent
    anchors.margins: -Theme.focusWidth
    z: 1000
    visible: (target as T.Control)?.visualFocus ?? false
    color: "transparent"
    radius: Theme.radius + Theme.focusWidth
    border.color: Theme.text
    border.width: Theme.focusWidth

    onTargetChanged: {
        for (let view = target?.parent ?? null; view !== null; view = view.parent) {
            if (view instanceof Flickable)
                root.bringIntoView(view);
        }
    }

    /** With some of what comes next, so that a list makes it and the focus can go there. */
    function bringIntoView(view: Flickable): void {
        const spare = 2 * Theme.grid;
        const at = root.target.mapToItem(view.contentItem, 0, 0);
        const end = Math.max(view.originY, view.originY + view.contentHeight - view.height);
        const lowest = at.y + root.target.height + spare - view.height;
        if (view.contentHeight > view.height)
            view.contentY = Math.max(view.originY, Math.min(end, Math.max(lowest, Math.min(view.contentY, at.y - spare))));
        const right = Math.max(view.originX, view.originX + view.contentWidth - view.width);
        const rightmost = at.x + root.target.width + spare - view.width;
        if (view.contentWidth > view.width)
            view.contentX = Math.max(view.originX, Math.min(right, Math.max(rightmost, Math.min(view.contentX, at.x - spare))));
    }
}
