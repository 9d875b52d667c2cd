import QtQuick
import Peak.Ui

/**
 * What one can do, within reach from a wheelchair: going back on the left, going on at the right, between them the
 * language and the accessible mode. They get a row of their own where there is no room.
 */
Rectangle {
    id: root

    default property alias content: row.data

    readonly property var gap: root.free(row.children, row.width)
    readonly property bool stacked: services.visible && gap.right - gap.left < services.width + 2 * Theme.grid

    implicitHeight: Theme.bar + 2 * Theme.half + (stacked ? Theme.bar + Theme.half : 0)
    color: Theme.surfaceRaised

    /** The room between what stands on the left and what stands on the right. */
    function free(items: var, width: real): var {
        let left = 0;
        let right = width;
        for (let i = 0; i < items.length; ++i) {
            const item = items[i];
            if (!item.visible || item.width === 0)
                continue;
            if (item.x + item.width / 2 < width / 2)
                left = Math.max(left, item.x + item.width);
            else
                right = Math.min(right, item.x);
        }
        return {"left": left, "right": right};
    }

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }

    Item {
        id: row

        anchors {
            top: parent.top
            left: parent.left
            right: parent.right
            leftMargin: 1.5 * Theme.grid
            rightMargin: 1.5 * Theme.grid
            topMargin: Theme.half
        }
        height: Theme.bar
    }

    ServiceButtons {
        id: services

        x: row.x + (root.stacked ? 0 : (root.gap.left + root.gap.right - width) / 2)
        y: root.stacked ? row.y + row.height + Theme.half : row.y
    }
}
