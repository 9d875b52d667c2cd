#include "tests/conformance/rig.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Conformance;

namespace {
const QString noChange = u"Cova documents no call that changes an order"_s;
const QString noPreview = u"Cova prices no cart before it is an order"_s;
const QString noCodes = u"Cova documents no check of discount codes"_s;

struct Impossible {
    QLatin1StringView scenario;
    const QString &why;
};

// clang-format off
const Impossible impossible[] = {
    {Names::Resume,           noChange},
    {Names::Update,           noChange},
    {Names::ReplyLostJoining, noChange},
    {Names::Preview,          noPreview},
    {Names::ValidDiscount,    noCodes},
    {Names::UnknownDiscount,  noCodes},
    {Names::ExpiredDiscount,  noCodes},
};

// The names Cova has for what staff do at the register or with the goods.
const QHash<OrderStatus, QString> words{
    {OrderStatus::AwaitingProcessing, u"OrderPlaced"_s},
    {OrderStatus::InProcess,          u"InProgress"_s},
    {OrderStatus::PackedReady,        u"ReadyForPickup"_s},
    {OrderStatus::Completed,          u"Completed"_s},
    {OrderStatus::Canceled,           u"Cancelled"_s},
    {OrderStatus::Removed,            u"NonTransientProcessingFailure"_s},
};
// clang-format on

/** A ticket's status by section 4.3: the register's, and while it rests there, how far the goods are. */
std::optional<OrderStatus> statusOf(const QString &word, const QString &fulfilment)
{
    if (word == "ReadyForPayment"_L1 && !fulfilment.isEmpty()) {
        const auto known = words.key(fulfilment, OrderStatus::Removed);
        return known == OrderStatus::Removed ? std::nullopt : std::optional(known);
    }
    if (word == "ReadyForPayment"_L1 || word.startsWith("Submitted"_L1))
        return OrderStatus::AwaitingProcessing;
    for (auto row = words.begin(); row != words.end(); ++row) {
        if (row.value() == word)
            return row.key();
    }
    return std::nullopt;
}

class CovasoftRig final : public Rig {
public:
    [[nodiscard]] QString vendor() const override { return u"covasoft"_s; }

    [[nodiscard]] QByteArray table(const QString &url) const override
    {
        return "base_url = \"" + url.toLatin1() + "\"\nauth_url = \"" + url.toLatin1() + "\"\n"
            + "client_cova_id = \"ACME-CLIENT\"\n"
              "username = \"Acme.COVA.APIUser.Acme\"\n"
              "company_id = 1001\n"
              "location_id_covasoft = 12346\n"
              "integrator_id = \"0d5a1a4e-2f0c-4d0e-9c39-5b1c2ad1e001\"\n";
    }

    [[nodiscard]] PosSecrets secrets() const override
    {
        return {{u"pos.client_secret"_s, "k-1234"}, {u"pos.password"_s, "p&ss+w0rd=100% %41"}};
    }

    [[nodiscard]] CallKinds calls() const override
    {
        CallKinds kinds;
        kinds.status = u"cancel"_s;
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

    [[nodiscard]] Ticket read(const QJsonObject &doc) const override
    {
        Ticket ticket;
        ticket.id = doc["id"_L1].toString();
        ticket.references << doc["ExternalOrderId"_L1].toString();
        ticket.customer = CustomerId(doc["customerId"_L1].toString());
        for (const auto &item : doc["items"_L1].toArray())
            ticket.pieces[item["catalogItemId"_L1].toString()] += item["quantity"_L1].toInt();
        ticket.word = doc["OrderStatus"_L1].toString();
        ticket.status = statusOf(ticket.word, doc["OrderFulfillmentStatus"_L1].toString());
        if (ticket.word == "ReadyForPayment"_L1)
            ticket.total = Money(qRound64(doc["SaleTotal"_L1].toDouble() * 100));
        return ticket;
    }

    [[nodiscard]] KnownCustomers customers() const override
    {
        return {{u"Ada"_s, u"Quill"_s, u"2025550123"_s, {}, QDate(1990, 5, 4)},
            {u"Rosa"_s, u"Vale"_s, u"4155550142"_s, {}, QDate(1991, 2, 11)},
            CustomerId(u"8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b1301"_s),
            {u"Max"_s, u"Mill"_s, u"4155550150"_s, {}, QDate(1988, 1, 30)}};
    }

    [[nodiscard]] int catalogSize() const override
    {
        // Each size is a product. Without the priceless, the second twin, the hidden and the deactivated; the fee is
        // there and hidden.
        return 2'199 - 4;
    }

    [[nodiscard]] QList<AwkwardProduct> awkward() const override
    {
        return {
            {u"Priceless Gummies 100mg"_s, Fate::SetAside},
            {u"Crème Brûlée Ñandú 大麻 «Größe» Ω 1g"_s, Fate::Sold},
            {u"Sold Out Chocolate 100mg"_s, Fate::SoldOut},
            {u"Bulk Bin Blossom 1g"_s, Fate::PriceFrom},
            {u"Delivery Fee 1ea"_s, Fate::Hidden},
            {u"Staff Sample 100mg"_s, Fate::Absent},
            {u"Last Year's Lollipop 100mg"_s, Fate::Absent},
            {u"Oversold Mints 100mg"_s, Fate::SoldOut},
            {u"Weightless Haze 3.5g"_s, Fate::Sold},
        };
    }

    [[nodiscard]] QList<OrderStatus> statusesAtPos() const override
    {
        using enum OrderStatus;
        return {InProcess, PackedReady, AwaitingProcessing, InProcess, Completed, Canceled, Removed};
    }

    [[nodiscard]] QJsonObject moveTo(OrderStatus status) const override { return {{u"status"_s, words.value(status)}}; }

    [[nodiscard]] QJsonArray items(const QMap<QString, int> &pieces) const override
    {
        QJsonArray items;
        for (auto piece = pieces.begin(); piece != pieces.end(); ++piece)
            items.append(QJsonObject{{u"size_id"_s, piece.key()}, {u"quantity"_s, piece.value()}});
        return items;
    }
};
} // namespace

PEAK_RIG(CovasoftRig)
