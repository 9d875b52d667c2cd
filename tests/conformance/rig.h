#pragma once

#include "core/order.h"
#include "core/product.h"
#include "core/result.h"
#include "sync/pos/posregistry.h"
#include "tests/conformance/names.h"
#include "tests/possim/host.h"

#include <QJsonObject>
#include <QMap>

#include <memory>
#include <optional>

namespace Peak::Conformance {

/** A ticket of the simulator in words of no vendor. */
struct Ticket {
    QString id; ///< As moveTicket() and setItems() of the simulator want it.
    QStringList references; ///< All of ours that stand on it, wherever this vendor has room for them.
    CustomerId customer; ///< Empty for a guest, or where tickets name none.
    QMap<QString, int> pieces; ///< By ProductValueId as our client names them; fees left out.
    QString word; ///< The status as the POS puts it.
    std::optional<OrderStatus> status; ///< What the reference says that word means.
    std::optional<Money> total; ///< Where the vendor prices a ticket.

    /** Neither canceled nor removed. */
    [[nodiscard]] bool isAlive() const { return status != OrderStatus::Canceled && status != OrderStatus::Removed; }
};

/** The simulator's names for the calls that scenarios hit with faults; see callOf() of the simulator. */
struct CallKinds {
    QString token = QStringLiteral("token");
    QString products = QStringLiteral("products"); ///< The calls a catalogue pull is made of.
    QString create = QStringLiteral("create"); ///< The one call that makes the order.
    QString update = QStringLiteral("update");
    QString status = QStringLiteral("update"); ///< The one that writes a status.
};

/** People the simulator knows, by what somebody types at the kiosk. */
struct KnownCustomers {
    Contact nobody; ///< Typed by somebody the POS has never seen.
    Contact one; ///< Exactly one active profile: `oneId`.
    CustomerId oneId;
    Contact several; ///< Two or more profiles.
};

/** Codes of the simulator. Empty: this vendor has no such case; cannot() then gives the reason. */
struct DiscountCodes {
    QString valid;
    QString unknown;
    QString expired;
};

/** What must become of a product of tests/data/catalog/demo.json that is odd. */
enum class Fate {
    Sold, ///< On the menu, in stock, with a price.
    SoldOut, ///< On the menu with no stock.
    PriceFrom, ///< On the menu with a price that only the POS's preview can tell exactly.
    Hidden, ///< Known, but not on the menu.
    SetAside, ///< Not known; named with a reason among those set aside.
    Absent, ///< The POS does not even list it.
};
struct AwkwardProduct {
    QString name;
    Fate fate = Fate::Sold;
};

/**
 * All that the scenarios need to know of one vendor: one per vendor, in <vendor>rig.cpp, registered there with
 * PEAK_RIG. Stateless. What has a default fits most vendors; override what does not.
 */
class Rig {
public:
    Rig() = default;
    Rig(const Rig &) = delete;
    Rig &operator=(const Rig &) = delete;
    virtual ~Rig() = default;

    /** The word of `[pos] vendor`. */
    [[nodiscard]] virtual QString vendor() const = 0;
    /** The column of README. */
    [[nodiscard]] virtual QString name() const { return vendor(); }
    /** Stores of this vendor that are set up so differently that the scenarios run for them again. */
    [[nodiscard]] virtual QList<const Rig *> otherStores() const { return {}; }
    /** The lines of `[pos.<vendor>]` in kiosk.toml for a simulator at `url` (without a slash at the end). */
    [[nodiscard]] virtual QByteArray table(const QString &url) const = 0;
    [[nodiscard]] virtual PosSecrets secrets() const = 0;
    /** Where the simulator needs other than its defaults: here, and the same as arguments of possim. */
    virtual void prepare(Possim::HostOptions &) const { }
    [[nodiscard]] virtual QStringList possimArguments() const { return {}; }
    [[nodiscard]] virtual CallKinds calls() const { return {}; }

    /** Why this vendor cannot have a scenario of names.h, for README: a short English text; empty when it can. */
    [[nodiscard]] virtual QString cannot(const QString &scenario) const = 0;
    /** Why a person has to decide at the end of this scenario (in doubt, at most one ticket); empty for the usual end:
     * delivered, exactly one ticket. */
    [[nodiscard]] virtual QString leftToPerson(const QString &) const { return {}; }

    /** One of Simulator::tickets(). */
    [[nodiscard]] virtual Ticket read(const QJsonObject &ticket) const = 0;
    [[nodiscard]] virtual KnownCustomers customers() const = 0;
    [[nodiscard]] virtual DiscountCodes codes() const { return {}; }
    [[nodiscard]] virtual QList<AwkwardProduct> awkward() const = 0;
    /** How many products of the demo catalogue the kiosk must have after a pull, hidden ones included. */
    [[nodiscard]] virtual int catalogSize() const = 0;
    /** Something a scenario may buy a few of: plain, cheap to count towards limits, enough in stock. */
    [[nodiscard]] virtual bool isOrdinary(const Product &product) const;

    /** What staff can make of a ticket at the POS, the way back included; each must reach the kiosk. */
    [[nodiscard]] virtual QList<OrderStatus> statusesAtPos() const = 0;
    /** The body of Simulator::moveTicket() for it. */
    [[nodiscard]] virtual QJsonObject moveTo(OrderStatus status) const = 0;
    /** Whether a ticket that the kiosk canceled can still be seen at the POS. */
    [[nodiscard]] virtual bool keepsCanceled() const { return true; }
    /** The list for Simulator::setItems(): `pieces` as in Ticket. */
    [[nodiscard]] virtual QJsonArray items(const QMap<QString, int> &pieces) const = 0;
    /** The bodies of Simulator::setStock() and changeProduct(). */
    [[nodiscard]] virtual QJsonObject stockOf(const Product &product, int pieces) const;
    [[nodiscard]] virtual QJsonObject changed(const Product &product, const QString &name, Money price) const;
};

using MakeRig = std::unique_ptr<Rig> (*)();
/** Called by PEAK_RIG before main(). */
bool addRig(MakeRig make);
/** One of each vendor, in the order in which the product lists them. */
const std::vector<std::unique_ptr<Rig>> &rigs();
/** Those, and after each the vendor's other stores. */
QList<const Rig *> everyRig();

} // namespace Peak::Conformance

/** Makes a class the rig of its vendor; after the class, outside of any namespace. */
#define PEAK_RIG(Class)                                                                                                \
    [[maybe_unused]] static const bool rigIsAdded = Peak::Conformance::addRig(                                         \
        []() -> std::unique_ptr<Peak::Conformance::Rig> { return std::make_unique<Class>(); });
