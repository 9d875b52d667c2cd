#include "tests/conformance/rig.h"

#include "core/ticketnote.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Conformance;

namespace {
struct Meaning {
    QLatin1StringView word;
    OrderStatus status;
};

// clang-format off
constexpr Meaning meanings[] = {
    {"Submitted"_L1,  OrderStatus::AwaitingProcessing},
    {"Processing"_L1, OrderStatus::InProcess},
    {"Filled"_L1,     OrderStatus::PackedReady},
    {"In Transit"_L1, OrderStatus::OutForDelivery},
    {"Complete"_L1,   OrderStatus::Completed},
    {"Cancelled"_L1,  OrderStatus::Canceled},
};
// clang-format on

class LeaflogixRig final : public Rig {
public:
    [[nodiscard]] QString vendor() const override { return u"leaflogix"_s; }

    [[nodiscard]] QByteArray table(const QString &url) const override
    {
        return "base_url = \"" + url.toLatin1() + "\"\n";
    }

    [[nodiscard]] PosSecrets secrets() const override
    {
        return {{u"pos.api_key"_s, "k-1234"}, {u"pos.integrator_key"_s, "ACME-CLIENT"}};
    }

    [[nodiscard]] CallKinds calls() const override
    {
        CallKinds kinds;
        kinds.status = u"cancel"_s;
        return kinds;
    }

    [[nodiscard]] QString cannot(const QString &scenario) const override
    {
        if (scenario == Names::Resume || scenario == Names::ReplyLostJoining)
            return u"orders read back do not say which products they hold"_s;
        return scenario == Names::ExpiredToken ? u"the key is good until it is revoked"_s : QString();
    }

    [[nodiscard]] Ticket read(const QJsonObject &doc) const override
    {
        Ticket ticket;
        ticket.id = QString::number(doc["preOrderId"_L1].toInteger());
        ticket.references << doc["transactionReference"_L1].toString()
                          << TicketNote::fromText(doc["notes"_L1].toString()).references;
        ticket.references.removeDuplicates();
        ticket.customer = CustomerId(QString::number(doc["customerId"_L1].toInteger()));
        for (const auto &item : doc["items"_L1].toArray())
            ticket.pieces[QString::number(item["productId"_L1].toInteger())] += item["quantity"_L1].toInt();
        ticket.word = doc["status"_L1].toString();
        for (const auto &row : meanings) {
            if (ticket.word == row.word)
                ticket.status = row.status;
        }
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
        return 2'199 - 3; // Each size is a product; without the priceless, the one never online and the second twin.
    }

    [[nodiscard]] QList<AwkwardProduct> awkward() const override
    {
        return {
            {u"Priceless Gummies"_s, Fate::SetAside},
            {u"Crème Brûlée Ñandú 大麻 «Größe» Ω"_s, Fate::Sold},
            {u"Sold Out Chocolate"_s, Fate::Hidden},
            {u"Bulk Bin Blossom"_s, Fate::PriceFrom},
            {u"Delivery Fee"_s, Fate::Sold},
            {u"Staff Sample"_s, Fate::Absent},
            {u"Last Year's Lollipop"_s, Fate::Hidden},
            {u"Oversold Mints"_s, Fate::Hidden},
            {u"Weightless Haze"_s, Fate::Sold},
        };
    }

    [[nodiscard]] QList<OrderStatus> statusesAtPos() const override
    {
        using enum OrderStatus;
        return {InProcess, AwaitingProcessing, PackedReady, OutForDelivery, InProcess, Completed, Canceled};
    }

    [[nodiscard]] QJsonObject moveTo(OrderStatus status) const override
    {
        for (const auto &row : meanings) {
            if (row.status == status)
                return {{u"status"_s, QString(row.word)}};
        }
        return {};
    }

    [[nodiscard]] QJsonArray items(const QMap<QString, int> &pieces) const override
    {
        QJsonArray items;
        for (auto piece = pieces.begin(); piece != pieces.end(); ++piece)
            items.append(QJsonObject{{u"product_id"_s, piece.key().toInt()}, {u"quantity"_s, piece.value()}});
        return items;
    }
};
} // namespace

PEAK_RIG(LeaflogixRig)
