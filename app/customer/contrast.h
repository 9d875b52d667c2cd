#pragma once

#include <QColor>

namespace Peak {

/** Contrast of text (WCAG 2.2, 1.4.3); large surfaces and symbols may have less, we do not use that. */
constexpr double ReadableContrast = 4.5;
/** The same for people who see badly (WCAG 2.2, 1.4.6). */
constexpr double StrongContrast = 7.0;

/** From 1 for equal colours to 21 for black on white, by WCAG's relative luminance. */
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

/** `share` of one colour, from 0 to 1, over the other. */
[[nodiscard]] QColor mixed(const QColor &over, const QColor &under, double share);

/** The roles that a shop's own colour fills. */
struct AccentRoles {
    QColor accent; ///< Text, and the one filled button.
    QColor pressed; ///< The filled button under the finger.
    QColor soft; ///< What is chosen.
    QColor onAccent; ///< Text on the filled button.
};

/**
 * The roles of a wished colour on a light surface: darkened as far as it takes until it reaches the contrast as text on
 * the surface and on its own soft tint, and under white.
 */
[[nodiscard]] AccentRoles accentRoles(const QColor &wish, const QColor &surface, double least);

} // namespace Peak
