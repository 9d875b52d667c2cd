#pragma once

#include "core/configreader.h"
#include "core/storeconfig.h"

// The parts of kiosk.toml, one function each. They read, check and note problems; nothing stops at the first one.
namespace Peak::ConfigSections {

/** What the screens are translated into. */
constexpr QLatin1StringView kioskLanguages[] = {
    QLatin1StringView("en"), QLatin1StringView("es"), QLatin1StringView("fr")};

void readHours(ConfigTable &root, OpeningHours &hours);
void readSession(ConfigTable &root, SessionSettings &session);
void readAppearance(ConfigTable &root, AppearanceSettings &appearance);
void readCustomers(ConfigTable &root, CustomerSettings &customers);
void readPos(ConfigTable &root, PosSettings &pos);
void readNotifications(ConfigTable &root, NotificationSettings &notifications);
void readPrinter(ConfigTable &root, PrinterSettings &printer);
void readTaxes(ConfigTable &root, TaxTable &taxes);
void readPurchaseLimits(ConfigTable &root, QList<PurchaseLimit> &limits);

} // namespace Peak::ConfigSections
