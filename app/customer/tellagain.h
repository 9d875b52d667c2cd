#pragma once

#include <QObject>

namespace Peak {

/**
 * Announces every property of an object and of its constant parts, and every row of a model, as changed: what the
 * screens show of it is asked for anew, in the language of now. Signals without a property, which mean that something
 * happened, stay silent.
 */
void tellAgain(QObject &shown);

} // namespace Peak
