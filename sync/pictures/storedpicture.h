#pragma once

#include "core/result.h"

#include <QByteArray>

namespace Peak {

namespace PictureLimits {
constexpr int longestEdge = 1024; ///< Pixels of a picture as we keep it; no screen of ours shows one larger.
constexpr qint64 largestArea = 24'000'000; ///< Pixels of a picture as it comes: a good camera's.
} // namespace PictureLimits

/**
 * A picture from somewhere, as we keep it: decoded, turned upright, no larger than we show it, and written anew, so
 * that the app never reads a byte of what came from outside. PNG, JPEG and WebP by their content, whatever they are
 * called. Malformed for everything else, also for what is cut off or pretends to be huge.
 */
Result<QByteArray> storedPicture(const QByteArray &bytes);

/** What to tell servers we take: WebP only where Qt's reader for it is installed. */
QByteArray acceptedPictureTypes();

} // namespace Peak
