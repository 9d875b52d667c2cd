#pragma once

#include "tests/possim/covasoft/covasoftproducts.h"

namespace Peak::Possim {

/** One element of `Products`, with the parts the request asks for. */
QJsonObject covaProduct(const CovaItem &entry, const CovaFeed &feed, const StoreSetup &setup);
/** Cova's master number of a product; its sizes are variations of it. */
qint64 covaMaster(const CovaItem &entry);
/** `Classifications` and `TaxRates` of a reply. */
QJsonArray covaClassifications(const QList<const CovaItem *> &entries);
QJsonArray covaTaxRates(const StoreSetup &setup);

} // namespace Peak::Possim
