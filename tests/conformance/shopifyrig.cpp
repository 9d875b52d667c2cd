#include "tests/conformance/rig.h"

#include "core/ticketnote.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Conformance;

namespace {
const QString noEditing =
    u"an order at Shopify is complete at once; editing it takes calls and rights a kiosk does not have"_s;
const QString unique = u"a phone number belongs to one customer at Shopify"_s;

struct Impossible {
    QLatin1StringView scenario;
    const QString &why;
};

// clang-format off
const Impossible impossible[] = {
    {Names::Resume,           noEditing},
    {Names::Update,           noEditing},
    {Names::ReplyLostJoining, noEditing},
    {Names::SeveralFound,     unique},
};

// What staff make of an order in Shopify's administration, by the states it then shows.
const QHash<OrderStatus, QString> words{
    {OrderStatus::VerificationPending, u"ON_HOLD"_s},
    {OrderStatus::AwaitingProcessing,  u"UNFULFILLED"_s},
    {OrderStatus::InProcess,           u"IN_PROGRESS"_s},
    {OrderStatus::PackedReady,         u"READY_FOR_PICKUP"_s},
    {OrderStatus::OutForDelivery,      u"OUT_FOR_DELIVERY"_s},
    {OrderStatus::Completed,           u"PICKED_UP"_s},
    {OrderStatus::Canceled,            u"CANCELLED"_s},
    {OrderStatus::Removed,             u"DELETED"_s},
};
// clang-format on

/** What a kiosk made of it; empty when none did. */
QString statusTagOf(const QJsonObject &doc)
{
    for (const auto &tag : doc["tags"_L1].toArray()) {
        if (tag.toString().startsWith("kiosk-status-"_L1))
            return tag.toString();
    }
    return {};
}

/** The finest word an order has: canceled, its bag's, a kiosk's tag, its own. */
QString wordOf(const QJsonObject &order)
{
    if (order["cancelledAt"_L1].isString())
        return words.value(OrderStatus::Canceled);
    const auto bag = order["fulfillments"_L1][0]["displayStatus"_L1].toString();
    if (!bag.isEmpty())
        return bag;
    const auto tag = statusTagOf(order);
    return tag.isEmpty() ? order["displayFulfillmentStatus"_L1].toString() : tag;
}

std::optional<OrderStatus> statusOf(const QString &word)
{
    if (word.startsWith("kiosk-status-"_L1))
        return orderStatusOf(word.section(u'-', 2));
    for (auto row = words.begin(); row != words.end(); ++row) {
        if (row.value() == word)
            return row.key();
    }
    return std::nullopt;
}

class ShopifyRig : public Rig {
public:
    [[nodiscard]] QString vendor() const override { return u"shopify"_s; }
    [[nodiscard]] QList<const Rig *> otherStores() const override;

    [[nodiscard]] QByteArray table(const QString &url) const override
    {
        return "base_url = \"" + url.toLatin1() + "\"\nclient_id = \"ACME-CLIENT\"\nlocation_id = \"501\"\n";
    }

    [[nodiscard]] PosSecrets secrets() const override { return {{u"pos.client_secret"_s, "k-1234"}}; }

    [[nodiscard]] CallKinds calls() const override
    {
        CallKinds kinds;
        kinds.status = u"status"_s;
        return kinds;
    }

    [[nodiscard]] QString cannot(const QString &scenario) const override
    {
        for (const auto &row : impossible) {
            if (scenario == row.scenario)
                return row.why;
        }
        return {};
    }

    /** Drafts with the order each became. One that is no order yet stands for itself. */
    [[nodiscard]] Ticket read(const QJsonObject &draft) const override
    {
        const auto order = draft["order"_L1].toObject();
        const auto &doc = order.isEmpty() ? draft : order;
        Ticket ticket;
        ticket.id = doc["id"_L1].toString();
        for (const auto &attribute : draft["customAttributes"_L1].toArray()) {
            if (attribute["key"_L1].toString() == "kiosk_ref"_L1)
                ticket.references << attribute["value"_L1].toString();
        }
        ticket.references << TicketNote::fromText(draft["note2"_L1].toString()).references;
        ticket.customer = CustomerId(doc["_customer"_L1].toString());
        for (const auto &line : doc["lineItems"_L1].toArray())
            ticket.pieces[line["_variant"_L1].toString()] += line["quantity"_L1].toInt();
        if (order.isEmpty() && draft["status"_L1].toString() == "COMPLETED"_L1) { // Staff deleted the order.
            ticket.word = words.value(OrderStatus::Removed);
            ticket.status = OrderStatus::Removed;
            return ticket;
        }
        const auto tag = statusTagOf(draft);
        ticket.word = !order.isEmpty() ? wordOf(order) : !tag.isEmpty() ? tag : draft["status"_L1].toString();
        ticket.status = ticket.word == "OPEN"_L1 ? OrderStatus::AwaitingProcessing : statusOf(ticket.word);
        const auto sum = order.isEmpty() ? draft["totalPriceSet"_L1] : order["currentTotalPriceSet"_L1];
        ticket.total = Money::parse(sum["shopMoney"_L1]["amount"_L1].toString()).valueOr(Money());
        return ticket;
    }

    [[nodiscard]] KnownCustomers customers() const override
    {
        return {{u"Ada"_s, u"Quill"_s, u"2025550123"_s, {}, QDate(1990, 5, 4)},
            {u"Rosa"_s, u"Vale"_s, u"4155550142"_s, {}, QDate(1991, 2, 11)},
            CustomerId(u"gid://shopify/Customer/5501"_s),
            {u"Max"_s, u"Mill"_s, u"4155550150"_s, {}, QDate(1988, 1, 30)}};
    }

    [[nodiscard]] DiscountCodes codes() const override { return {u"WELCOME10"_s, u"NOSUCHCODE"_s, u"EXPIRED"_s}; }

    [[nodiscard]] int catalogSize() const override
    {
        return 2'096 - 4; // Without the priceless, the hidden, the deactivated and the second twin.
    }

    [[nodiscard]] QList<AwkwardProduct> awkward() const override
    {
        return {
            {u"Priceless Gummies"_s, Fate::SetAside},
            {u"Crème Brûlée Ñandú 大麻 «Größe» Ω"_s, Fate::Sold},
            {u"Sold Out Chocolate"_s, Fate::SoldOut},
            {u"Bulk Bin Blossom"_s, Fate::Sold}, // Shopify has no prices by weight: a size has its price.
            {u"Delivery Fee"_s, Fate::Sold}, // Nothing tells it from goods: shops leave it unlisted.
            {u"Staff Sample"_s, Fate::Absent},
            {u"Last Year's Lollipop"_s, Fate::Absent},
            {u"Oversold Mints"_s, Fate::SoldOut},
            {u"Weightless Haze"_s, Fate::Sold},
        };
    }

    [[nodiscard]] QList<OrderStatus> statusesAtPos() const override
    {
        using enum OrderStatus;
        return {VerificationPending, AwaitingProcessing, InProcess, PackedReady, OutForDelivery, InProcess, Completed,
            Canceled, Removed};
    }

    [[nodiscard]] QJsonObject moveTo(OrderStatus status) const override { return {{u"status"_s, words.value(status)}}; }

    [[nodiscard]] QJsonArray items(const QMap<QString, int> &pieces) const override
    {
        QJsonArray items;
        for (auto piece = pieces.begin(); piece != pieces.end(); ++piece)
            items.append(QJsonObject{{u"variant_id"_s, piece.key()}, {u"quantity"_s, piece.value()}});
        return items;
    }

    /** The simulator changes products by one of their variants. */
    [[nodiscard]] QJsonObject changed(const Product &product, const QString &name, Money price) const override
    {
        return {{u"id"_s, product.values.first().id.toString()}, {u"name"_s, name}, {u"price"_s, price.toDecimal()}};
    }
};

/** Staff complete the drafts: until then an order can be added to, and is deleted rather than canceled. */
class ShopifyDraftsRig final : public ShopifyRig {
public:
    [[nodiscard]] QString name() const override { return u"shopify drafts"_s; }
    [[nodiscard]] QList<const Rig *> otherStores() const override { return {}; }

    [[nodiscard]] QByteArray table(const QString &url) const override
    {
        return ShopifyRig::table(url) + "complete_drafts = false\n";
    }

    [[nodiscard]] QString cannot(const QString &scenario) const override
    {
        return scenario == Names::SeveralFound ? unique : QString();
    }

    [[nodiscard]] QJsonObject moveTo(OrderStatus status) const override
    {
        auto move = ShopifyRig::moveTo(status);
        move["complete"_L1] = true;
        return move;
    }

    [[nodiscard]] bool keepsCanceled() const override { return false; }
};

QList<const Rig *> ShopifyRig::otherStores() const
{
    static const ShopifyDraftsRig drafts;
    return {&drafts};
}
} // namespace

PEAK_RIG(ShopifyRig)
