#pragma once

#include <QQuickWindow>
#include <QStringList>

namespace Peak {

/** What a screen must be, whoever stands before it. */
struct ScreenRules {
    double pixelsPerMm = 4.03;
    double capitalMm = 0; ///< The least height of capital letters.
    double targetMm = 15; ///< The least side of what can be pressed.
    double contrast = 4.5; ///< Of text against what is really drawn behind it.
};

/**
 * Everything on a window that breaks the rules, one sentence each: letters too small or too pale, texts cut off or
 * reaching out of their button or the screen, targets too small, things that can have the focus and say nothing.
 */
QStringList auditScreen(QQuickWindow &window, const ScreenRules &rules);

} // namespace Peak
