#pragma once

#include "core/configreader.h"
#include "core/storeconfig.h"

// The parts of kiosk.toml, one function each. They read, check and note problems; nothing stops at the first one.
namespace Peak::ConfigSections {

void readPos(ConfigTable &root, PosSettings &pos);
void readNotifications(ConfigTable &root, NotificationSettings &notifications);
void readPrinter(ConfigTable &root, PrinterSettings &printer);
void readTaxes(ConfigTable &root, TaxTable &taxes);
void readPurchaseLimits(ConfigTable &root, QList<PurchaseLimit> &limits);

} // namespace Peak::ConfigSections
