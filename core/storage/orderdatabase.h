#pragma once

#include "core/datadirectory.h"
#include "core/storage/database.h"

namespace Peak {

enum class Inspection {
    Quick, ///< What opening finds out by itself.
    Thorough, ///< PRAGMA quick_check over the whole file: the agent, once at its start.
};

/**
 * Opens orders.db in `directory`, or makes it on a kiosk that never had one. A marker file beside it remembers that
 * there was one and how far its history went, because SQLite opens an empty file as a healthy new database:
 * - damaged or foreign: set aside as orders.db.broken-<time>, kept, reported;
 * - missing, empty, another one, or younger than its marker: refused.
 * All of these are Storage, stay so at every start, and end only by startNewOrders().
 */
Result<std::unique_ptr<Database>> openOrders(
    const DataDirectory &directory, const QString &user, Inspection inspection = Inspection::Quick);

/** Writes into the marker how far the history has come. */
Result<Ok> rememberOrders(Database &database, const DataDirectory &directory);

/** A person's decision: whatever stands there is set aside under a new name (which is returned), and a new file begins.
 */
Result<QString> startNewOrders(const DataDirectory &directory);

} // namespace Peak
