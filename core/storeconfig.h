#pragma once

#include "core/money.h"
#include "core/openinghours.h"
#include "core/pricing.h"
#include "core/purchaselimits.h"
#include "core/result.h"

#include <QHash>
#include <QStringList>
#include <QTimeZone>
#include <QUrl>
#include <QVariant>

#include <chrono>

namespace Peak {

struct PosSettings {
    QString vendor; ///< "treez" … "shopify", or "none".
    std::chrono::seconds statusPoll{30};
    int parallel = 4;
    int requestsPerSecond = 0; ///< 0: the vendor's own pace.
    std::chrono::seconds connectTimeout{10};
    std::chrono::seconds readTimeout{30};
    /// The vendor's own table, checked against its list of keys and types; values are QString, qint64, bool or
    /// QStringList. Only keys the file has, and always `auth_mode` where the vendor has several.
    QVariantMap vendorTable;

    [[nodiscard]] QString text(const QString &key, const QString &fallback = {}) const
    {
        return vendorTable.value(key, fallback).toString();
    }
    [[nodiscard]] QUrl baseUrl() const { return QUrl(text(QStringLiteral("base_url"))); }
};

struct SmtpSettings {
    QString host;
    int port = 25;
    QString security = QStringLiteral("starttls"); ///< "none" (loopback only), "starttls" or "tls".
    QString user;
    QString from;
};

struct NotificationSettings {
    bool enabled = false;
    QString title;
    QString intro;
    QStringList recipients;
    bool sendToCustomer = false;
    SmtpSettings smtp;
};

struct PrinterSettings {
    QString kind = QStringLiteral("none"); ///< "escpos-tcp", "escpos-usb", "cups" or "none".
    QString address;
};

/** How the screens look and sound. */
struct AppearanceSettings {
    QString logo; ///< A whole path to an SVG or PNG file; empty: the shop's name is written.
    QString accent = QStringLiteral("#0B6B4F"); ///< "#RRGGBB", as the shop wishes it; not yet checked for contrast.
    QStringList languages{QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("fr")}; ///< The first is usual.
    double pixelsPerMm = 0; ///< 0: as the screen says.
    int lowerEdgeMm = 850; ///< Of the screen, above the floor: tells what can be reached from a wheelchair.
    bool reducedMotion = false;
    bool sounds = true;
};

/** How long an abandoned session stays on the screen. */
struct SessionSettings {
    std::chrono::seconds idle{60}; ///< Until the customer is asked whether they are still there.
    std::chrono::seconds warning{30}; ///< Then until the session ends.
};

/** Whom the shop serves. */
struct CustomerSettings {
    bool ageGate = false; ///< Everybody is asked for their age before the menu is shown.
    int minimumAge = 21; ///< Years.
    int medicalAge = 18; ///< Years, of patients.
    bool guests = true; ///< A name is enough where the POS takes orders without a customer.
    bool newCustomers = true; ///< Whom the POS does not know may order, with name and birthday.
};

/** kiosk.toml, read and checked. */
struct StoreConfig {
    int kioskId = 0;
    QString kioskName;
    int storeId = 0;
    QString storeName;
    QTimeZone timeZone;
    Currency currency;
    QString license;
    OpeningHours hours;
    SessionSettings session;
    AppearanceSettings appearance;
    CustomerSettings customers;
    PosSettings pos;
    QString secretStore = QStringLiteral("keychain"); ///< "keychain" or "credentials".
    QString apiHost = QStringLiteral("127.0.0.1");
    quint16 apiPort = 8480;
    std::chrono::seconds catalogPoll{600};
    int pictureCacheMb = 256; ///< Megabytes of disk for the products' pictures; 0: none are fetched.
    QStringList categoryOrder; ///< What comes first on the menu; the rest follows in the usual order.
    NotificationSettings notifications;
    PrinterSettings printer;
    int retentionDays = 90;
    TaxTable taxes;
    QList<PurchaseLimit> purchaseLimits;

    /** False for a store whose orders stay on the kiosk. */
    [[nodiscard]] bool hasPos() const { return pos.vendor != QLatin1StringView("none"); }
    /** What the kiosk itself reckons: an estimate where a POS has the last word, final where there is none. */
    [[nodiscard]] Totals localTotals(const QList<OrderLine> &lines) const;

    /**
     * Reads and checks a whole file. Error::Invalid carries everything that is wrong, one "file:line:column: text" a
     * line; unknown keys and wrong types are errors, plain http is one for any host but loopback.
     */
    static Result<StoreConfig> load(const QString &path);
    /** The same for text; `name` stands for the file in messages. */
    static Result<StoreConfig> parse(const QByteArray &text, const QString &name);
};

} // namespace Peak
