#pragma once

#include "tests/possim/covasoft/covasoftreply.h"

namespace Peak::Possim {

/** How an order came in. The newer two name their prices with or without tax; the oldest lets the server choose the id.
 */
enum class CovaIntake { V2, TaxExclusive, TaxInclusive, Oldest };

/** The numbers of OrderStatus. */
enum class CovaStatus : int {
    Submitted = 0,
    TransientFailure = 1,
    PermanentFailure = 2,
    Processing = 3,
    Ready = 4,
    Cancelled = 7,
    Completed = 8,
};

/** The numbers of PaymentStatus that occur here. */
enum class CovaPayment : int { NotReady = 0, Ready = 3, CannotBeApplied = 4, Applied = 6 };

/** An order as the store holds it. */
struct CovaOrder {
    QString id;
    QJsonObject body; ///< As it was sent.
    QJsonArray items; ///< CatalogItemId, Name, Quantity, SellAtPricePerUnit, whatever the intake calls them.
    CovaIntake intake = CovaIntake::V2;
    Instant created;
    Instant submitted; ///< The last try; from here on it is processed.
    Milliseconds processing{0}; ///< How long that takes.
    CovaStatus outcome = CovaStatus::Ready; ///< Where the processing, or staff, lead it.
    CovaPayment payment = CovaPayment::NotReady;
    QString message;
    QString fulfilment = QStringLiteral("OrderPlaced");
    QString foreignStatus; ///< A word nobody has documented, ordered by a test.
    qint64 receipt = 0; ///< 0: never reached the register.

    /** A refusal for what the form alone shows to be wrong. */
    static std::optional<CovaRefusal> parse(
        const QByteArray &json, CovaIntake intake, const StoreSetup &setup, CovaOrder &order);

    [[nodiscard]] CovaStatus statusAt(Instant now) const;
    [[nodiscard]] bool isAtRegister(Instant now) const;
    [[nodiscard]] CovaPayment paymentAt(Instant now) const;
    /** Whether its pieces are out of stock for it. */
    [[nodiscard]] bool holdsStock() const;
    /** What the register asks for, in cents. */
    [[nodiscard]] qint64 total(const StoreSetup &setup) const;

    /** The answer to an intake call. */
    [[nodiscard]] QJsonObject reply() const;
    /** The answer to a status call. */
    [[nodiscard]] QJsonObject statusReply(const StoreSetup &setup) const;
    /** The answer of the register's own read. */
    [[nodiscard]] QJsonObject sale(const StoreSetup &setup, const std::optional<QJsonObject> &customer) const;

    // For the journal.
    [[nodiscard]] QJsonObject toJson() const;
    static CovaOrder fromJson(const QJsonObject &entry);
};

/** The word of a status, and the status of a word. */
QString covaWord(CovaStatus status);
std::optional<CovaStatus> covaStatus(const QString &word);

} // namespace Peak::Possim
