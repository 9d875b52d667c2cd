#pragma once

#include "core/datadirectory.h"
#include "platform/fieldcipher.h"
#include "platform/secretstore.h"

namespace Peak {

/**
 * The cipher for people's data with the key `pii.key`. On the very first start the key is made and kept, where the
 * store can write; app and agent may start at the same time, so a lock file in the data directory lets one of them do
 * it. `enrolled` says that the database already holds protected values: then a missing key is a Storage error, for a
 * new one could never read them. Storage also when the store is broken; Unsupported when a read-only store has no key.
 */
Result<std::unique_ptr<FieldCipher>> openFieldCipher(SecretStore &secrets, const DataDirectory &data, bool enrolled);

} // namespace Peak
