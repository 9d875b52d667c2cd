#include "tests/conformance/rig.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Conformance;

namespace {
constexpr auto unprovable =
    "Flowhub has neither an external number nor a list in which an open order must show: an order "
    "that cannot be found may be there all the same, so staff decide"_L1;

// clang-format off
constexpr struct {
    OrderStatus status;
    QLatin1StringView word;
} words[] = {
    {OrderStatus::AwaitingProcessing, "new"_L1},
    {OrderStatus::AwaitingProcessing, "inQueue"_L1},
    {OrderStatus::InProcess,          "started"_L1},
    {OrderStatus::PackedReady,        "ready"_L1},
    {OrderStatus::OutForDelivery,     "inTransit"_L1},
    {OrderStatus::Completed,          "sold"_L1},
    {OrderStatus::Completed,          "delivered"_L1},
    {OrderStatus::Canceled,           "unableToComplete"_L1},
    {OrderStatus::Canceled,           "unableToVerify"_L1},
    {OrderStatus::Removed,            "deleted"_L1},
};

constexpr struct {
    QLatin1StringView scenario;
    QLatin1StringView why;
} impossible[] = {
    {Names::Resume,            "an open order's lines cannot be read, so nothing can be added to them"_L1},
    {Names::StatusToPos,       "Flowhub has no call that sets a status or cancels"_L1},
    {Names::Preview,           "Flowhub does not price carts: amounts stay estimates"_L1},
    {Names::ValidDiscount,     "Flowhub has no discount codes; a code travels as a note to the budtender"_L1},
    {Names::UnknownDiscount,   "Flowhub has no discount codes; a code travels as a note to the budtender"_L1},
    {Names::ExpiredDiscount,   "Flowhub has no discount codes; a code travels as a note to the budtender"_L1},
    {Names::ReplyLostJoining,  "an open order's lines cannot be read, so nothing can be added to them"_L1},
    {Names::ReplyLostOnStatus, "Flowhub has no call that sets a status or cancels"_L1},
};

constexpr QLatin1StringView unknowable[] = {
    Names::Reset,
    Names::ServerErrors,
    Names::Killed,
};
// clang-format on

class FlowhubRig final : public Rig {
public:
    [[nodiscard]] QString vendor() const override { return u"flowhub"_s; }

    [[nodiscard]] QByteArray table(const QString &url) const override
    {
        const auto host = url.toLatin1();
        return "base_url = \"" + host + "\"\nauth_url = \"" + host
            + "\"\n"
              "api_client_id = \"ACME-CLIENT\"\n"
              "auth0_client_id = \"AUTH0-ACME\"\n"
              "location_id = \"5e746577-0000-4796-8001-d28f45c40001\"\n";
    }

    [[nodiscard]] PosSecrets secrets() const override
    {
        return {{u"pos.api_key"_s, "k-1234"}, {u"pos.auth0_client_secret"_s, "auth0-s3cret"}};
    }

    [[nodiscard]] CallKinds calls() const override
    {
        CallKinds kinds;
        kinds.status = QString();
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

    [[nodiscard]] QString leftToPerson(const QString &scenario) const override
    {
        return std::ranges::find(unknowable, scenario) == std::end(unknowable) ? QString() : QString(unprovable);
    }

    [[nodiscard]] Ticket read(const QJsonObject &doc) const override
    {
        static const QRegularExpression reference(u"K\\d+-\\d{8}-\\d+-[0-9A-Z]{4}"_s);
        Ticket ticket;
        ticket.id = doc["orderId"_L1].toString();
        auto found = reference.globalMatch(doc["customerNote"_L1].toString());
        while (found.hasNext())
            ticket.references.append(found.next().captured());
        ticket.customer = CustomerId(doc["customerId"_L1].toString());
        for (const auto &item : doc["orderItems"_L1].toArray())
            ticket.pieces[item["productId"_L1].toString()] += item["quantityPurchased"_L1].toInt();
        ticket.word = doc["status"_L1].toString();
        for (const auto &row : words) {
            if (ticket.word == row.word)
                ticket.status = row.status;
        }
        return ticket;
    }

    [[nodiscard]] KnownCustomers customers() const override
    {
        return {{u"Ada"_s, u"Quill"_s, u"2025550123"_s, {}, QDate(1990, 5, 4)},
            {u"Rosa"_s, u"Vale"_s, u"4155550142"_s, {}, QDate(1991, 2, 11)},
            CustomerId(u"a7bb0000-7aed-4346-84f6-000000001301"_s),
            {u"Max"_s, u"Mill"_s, u"4155550150"_s, {}, QDate(1988, 1, 30)}};
    }

    [[nodiscard]] int catalogSize() const override { return 2112; }

    [[nodiscard]] QList<AwkwardProduct> awkward() const override
    {
        return {
            {u"Priceless Gummies - 100mg"_s, Fate::SetAside},
            {u"Crème Brûlée Ñandú 大麻 «Größe» Ω - 1g"_s, Fate::Sold},
            {u"Sold Out Chocolate - 100mg"_s, Fate::Absent},
            {u"Bulk Bin Blossom - 1g"_s, Fate::SetAside},
            {u"Delivery Fee - 1ea"_s, Fate::Sold}, // Nothing tells it from goods here.
            {u"Staff Sample - 100mg"_s, Fate::Absent},
            {u"Last Year's Lollipop - 100mg"_s, Fate::Absent},
            {u"Oversold Mints - 100mg"_s, Fate::Absent},
            {u"Weightless Haze - 3.5g"_s, Fate::Sold},
        };
    }

    [[nodiscard]] QList<OrderStatus> statusesAtPos() const override
    {
        using enum OrderStatus;
        return {InProcess, PackedReady, OutForDelivery, InProcess, AwaitingProcessing, Completed, Canceled, Removed};
    }

    [[nodiscard]] QJsonObject moveTo(OrderStatus status) const override
    {
        for (const auto &row : words) {
            if (row.status == status)
                return {{u"status"_s, row.word}};
        }
        return {};
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

PEAK_RIG(FlowhubRig)
