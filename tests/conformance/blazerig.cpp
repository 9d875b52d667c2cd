#include "tests/conformance/rig.h"

#include "core/ticketnote.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Conformance;

namespace {
QString cuid(const QString &number) { return u"64"_s + number.rightJustified(22, u'0'); }

/** What the reference says a cart's two words mean. */
std::optional<OrderStatus> meaning(const QString &cart, const QString &tracking)
{
    using enum OrderStatus;
    if (cart == "Placed"_L1)
        return AwaitingProcessing;
    if (cart == "Completed"_L1 || (cart == "Accepted"_L1 && tracking == "Delivered"_L1))
        return Completed;
    if (cart == "Declined"_L1 || cart.startsWith("Canceled"_L1))
        return Canceled;
    if (cart != "Accepted"_L1)
        return std::nullopt;
    if (tracking == "Packaged"_L1 || tracking == "WaitingPickup"_L1)
        return PackedReady;
    return tracking == "OnTheWay"_L1 ? OutForDelivery : InProcess;
}

class BlazeRig final : public Rig {
public:
    [[nodiscard]] QString vendor() const override { return u"blaze"_s; }

    [[nodiscard]] QByteArray table(const QString &url) const override
    {
        return "base_url = \"" + url.toLatin1() + "\"\n" + "inventory_ids = [\"65a0000000000000000000f1\"]\n";
    }

    [[nodiscard]] PosSecrets secrets() const override
    {
        return {{u"pos.partner_key"_s, "ACME-CLIENT"}, {u"pos.developer_key"_s, "k-1234"}};
    }

    [[nodiscard]] CallKinds calls() const override
    {
        CallKinds kinds;
        kinds.token = u"store"_s;
        kinds.status = u"cancel"_s;
        return kinds;
    }

    [[nodiscard]] QString cannot(const QString &scenario) const override
    {
        if (scenario == Names::ExpiredToken)
            return u"both keys are static, there is no token"_s;
        if (scenario == Names::Resume || scenario == Names::ReplyLostJoining)
            return u"a cart that was placed cannot be joined: nothing is published on changing it"_s;
        if (scenario == Names::Update)
            return u"nothing is published on changing a cart that was placed"_s;
        return {};
    }

    [[nodiscard]] Ticket read(const QJsonObject &doc) const override
    {
        Ticket ticket;
        ticket.id = doc["id"_L1].toString();
        ticket.references << doc["externalId"_L1].toString()
                          << TicketNote::fromText(doc["memo"_L1].toString()).references;
        ticket.references.removeDuplicates();
        ticket.customer = CustomerId(doc["consumerId"_L1].toString());
        for (const auto &item : doc["cart"_L1]["items"_L1].toArray()) {
            const bool weighed = item["useUnitQty"_L1].toBool();
            const auto product = item["productId"_L1].toString();
            const auto value = weighed ? product + u':' + item["weightKey"_L1].toString() : product;
            ticket.pieces[value] += (weighed ? item["unitQty"_L1] : item["quantity"_L1]).toInt();
        }
        ticket.word = doc["cartStatus"_L1].toString();
        ticket.status = doc["deleted"_L1].toBool() ? OrderStatus::Removed
                                                   : meaning(ticket.word, doc["trackingStatus"_L1].toString());
        ticket.total = Money(qRound64(doc["cart"_L1]["total"_L1].toDouble() * 100));
        return ticket;
    }

    [[nodiscard]] KnownCustomers customers() const override
    {
        return {{u"Ada"_s, u"Quill"_s, u"2025550123"_s, {}, QDate(1990, 5, 4)},
            {u"Rosa"_s, u"Vale"_s, u"4155550142"_s, {}, QDate(1991, 2, 11)}, CustomerId(cuid(u"1301"_s)),
            {u"Max"_s, u"Mill"_s, u"4155550150"_s, {}, QDate(1988, 1, 30)}};
    }

    [[nodiscard]] DiscountCodes codes() const override { return {u"WELCOME10"_s, u"NOSUCHCODE"_s, u"EXPIRED"_s}; }

    [[nodiscard]] int catalogSize() const override
    {
        // Flower of a weight that has a key is one product for all its sizes, everything else one a size: 2,192
        // without the second twin; and without the priceless one.
        return 2'191;
    }

    [[nodiscard]] QList<AwkwardProduct> awkward() const override
    {
        return {
            {u"Priceless Gummies"_s, Fate::SetAside},
            {u"Crème Brûlée Ñandú 大麻 «Größe» Ω"_s, Fate::Sold},
            {u"Sold Out Chocolate"_s, Fate::SoldOut},
            {u"Bulk Bin Blossom"_s, Fate::Sold},
            {u"Delivery Fee"_s, Fate::Sold},
            {u"Staff Sample"_s, Fate::Hidden},
            {u"Last Year's Lollipop"_s, Fate::Hidden},
            {u"Oversold Mints"_s, Fate::SoldOut},
            {u"Weightless Haze"_s, Fate::Sold},
        };
    }

    [[nodiscard]] QList<OrderStatus> statusesAtPos() const override
    {
        using enum OrderStatus;
        return {InProcess, PackedReady, OutForDelivery, InProcess, Completed, Canceled, Removed};
    }

    [[nodiscard]] QJsonObject moveTo(OrderStatus status) const override
    {
        using enum OrderStatus;
        const auto move = [](const QString &word) { return QJsonObject{{u"status"_s, word}}; };
        switch (status) {
        case VerificationPending:
        case AwaitingProcessing:
            return move(u"Placed"_s);
        case InProcess:
            return move(u"Accepted"_s);
        case PackedReady:
            return move(u"Packaged"_s);
        case OutForDelivery:
            return move(u"OnTheWay"_s);
        case Completed:
            return move(u"Completed"_s);
        case Canceled:
            return move(u"Declined"_s);
        case Removed:
            return move(u"Deleted"_s);
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] QJsonArray items(const QMap<QString, int> &pieces) const override
    {
        QJsonArray items;
        for (auto piece = pieces.begin(); piece != pieces.end(); ++piece)
            items.append(QJsonObject{{u"size_id"_s, piece.key()}, {u"quantity"_s, piece.value()}});
        return items;
    }
};
} // namespace

PEAK_RIG(BlazeRig)
