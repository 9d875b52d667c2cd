#include "tests/conformance/rig.h"

#include "core/ticketnote.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Conformance;

namespace {
class TreezRig final : public Rig {
public:
    [[nodiscard]] QString vendor() const override { return u"treez"_s; }

    [[nodiscard]] QByteArray table(const QString &url) const override
    {
        return "base_url = \"" + url.toLatin1() + "/v2.0/dispensary/harbor\"\n"
            + "auth_mode = \"v2_token\"\n"
              "api_client_id = \"ACME-CLIENT\"\n";
    }

    [[nodiscard]] PosSecrets secrets() const override { return {{u"pos.api_key"_s, "k-1234"}}; }

    [[nodiscard]] QString cannot(const QString &) const override { return {}; }

    [[nodiscard]] Ticket read(const QJsonObject &doc) const override
    {
        Ticket ticket;
        ticket.id = doc["ticket_id"_L1].toString();
        ticket.references << doc["external_order_number"_L1].toString()
                          << TicketNote::fromText(doc["ticket_note"_L1].toString()).references;
        if (doc["customer_id"_L1].isDouble())
            ticket.customer = CustomerId(QString::number(doc["customer_id"_L1].toInteger()));
        for (const auto &item : doc["items"_L1].toArray()) {
            if (item["size_id"_L1].isString())
                ticket.pieces[item["size_id"_L1].toString()] += item["quantity"_L1].toInt();
        }
        ticket.word = doc["order_status"_L1].toString();
        ticket.status = orderStatusOf(ticket.word);
        ticket.total = Money(qRound64(doc["total"_L1].toDouble() * 100));
        return ticket;
    }

    [[nodiscard]] KnownCustomers customers() const override
    {
        return {{u"Ada"_s, u"Quill"_s, u"2025550123"_s, {}, QDate(1990, 5, 4)},
            {u"Rosa"_s, u"Vale"_s, u"4155550142"_s, {}, QDate(1991, 2, 11)}, CustomerId(u"1301"_s),
            {u"Max"_s, u"Mill"_s, u"4155550150"_s, {}, QDate(1988, 1, 30)}};
    }

    [[nodiscard]] DiscountCodes codes() const override { return {u"WELCOME10"_s, u"NOSUCHCODE"_s, u"EXPIRED"_s}; }

    [[nodiscard]] int catalogSize() const override
    {
        return 2'199
            - 4; // Each size is a product; without the priceless, the fee, the deactivated and the second twin.
    }

    [[nodiscard]] QList<AwkwardProduct> awkward() const override
    {
        return {
            {u"Priceless Gummies"_s, Fate::SetAside},
            {u"Crème Brûlée Ñandú 大麻 «Größe» Ω"_s, Fate::Sold},
            {u"Sold Out Chocolate"_s, Fate::SoldOut},
            {u"Bulk Bin Blossom"_s, Fate::PriceFrom},
            {u"Delivery Fee"_s, Fate::Absent},
            {u"Staff Sample"_s, Fate::Hidden},
            {u"Last Year's Lollipop"_s, Fate::Hidden},
            {u"Oversold Mints"_s, Fate::SetAside},
            {u"Weightless Haze"_s, Fate::Sold},
        };
    }

    [[nodiscard]] QList<OrderStatus> statusesAtPos() const override
    {
        using enum OrderStatus;
        return {VerificationPending, AwaitingProcessing, InProcess, PackedReady, OutForDelivery, InProcess, Completed,
            Canceled, Removed};
    }

    [[nodiscard]] QJsonObject moveTo(OrderStatus status) const override
    {
        QJsonObject move{{u"status"_s, toWord(status)}};
        if (status == OrderStatus::Completed)
            move["payment_status"_L1] = u"PAID"_s;
        return move;
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

PEAK_RIG(TreezRig)
