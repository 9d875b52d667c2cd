#pragma once

#include <QString>

namespace Peak::ShopifyQueries {

/**
 * The document of an operation, with the fragments it imports: "CreateDraft" is createdraft.graphql in this folder. All
 * are checked against the vendor's schema; an operation without a file is our own mistake.
 */
QString document(const QString &operation);

} // namespace Peak::ShopifyQueries
