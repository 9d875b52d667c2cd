#include "sync/pos/leaflogix/leaflogixorders.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixjson.h"
#include "sync/pos/leaflogix/leaflogixordermapping.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using LeaflogixJson::member;

constexpr qsizetype mostGuests = 1'000; ///< Remembered at once.

bool isTrue(const QJsonObject &json, QLatin1StringView name) { return member(json, name).toBool(); }

/** One order, also where the answer is a list with one. */
QJsonObject orderIn(const QJsonValue &answer, const PosOrderId &id)
{
    const auto list = answer.isArray() ? answer.toArray() : QJsonArray{answer};
    for (const auto &entry : list) {
        const auto json = entry.toObject();
        if (idOf(member(json, "preOrderId"_L1)) == id.toString())
            return json;
    }
    return {};
}
} // namespace

LeaflogixOrders::LeaflogixOrders(LeaflogixSession &session) : m_session(session) { }

QCoro::Task<Result<LeaflogixOrders::Status>> LeaflogixOrders::status(PosOrderId id, Priority priority)
{
    const QByteArray path =
        "/preorder/Status?PreOrderId=" + QUrl::toPercentEncoding(id.toString()) + "&includeLineItems=true";
    auto asking = m_session.get(path, priority);
    const auto answer = co_await asking;
    if (!answer)
        co_return answer.error();
    if (!answer->isArray() && !answer->isObject())
        co_return Error{Error::Kind::Malformed, u"the answer holds no order"_s};
    const auto json = orderIn(*answer, id);
    if (json.isEmpty())
        co_return Error{Error::Kind::NotFound, u"this location does not know the order"_s};
    const auto order = LeaflogixOrderMapping::order(json, m_session.settings());
    if (!order)
        co_return order.error();
    co_return Status{*order, isTrue(json, "isCancellable"_L1), isTrue(json, "isUpdateable"_L1),
        LeaflogixOrderMapping::quantities(json)};
}

QCoro::Task<Result<QList<PosOrder>>> LeaflogixOrders::open(Priority priority)
{
    auto asking = m_session.get("/preorder/Status", priority);
    const auto answer = co_await asking;
    const auto list = answer.andThen(LeaflogixReply::list);
    if (!list)
        co_return list.error();
    QList<PosOrder> orders;
    for (const auto &entry : *list) {
        const auto order = LeaflogixOrderMapping::order(entry.toObject(), m_session.settings());
        if (!order)
            co_return order.error();
        orders.append(*order);
    }
    co_return orders;
}

QCoro::Task<Result<std::optional<qint64>>> LeaflogixOrders::knownCustomerFor(Order order)
{
    using Known = std::optional<qint64>;
    if (!order.customer.isEmpty()) {
        const qint64 number = order.customer.toString().toLongLong();
        co_return number > 0 ? Result<Known>(Known(number))
                             : Error{Error::Kind::Invalid, u"the customer is none of this POS"_s};
    }
    if (m_session.settings().guestCustomer > 0)
        co_return Known(m_session.settings().guestCustomer);
    if (const auto guest = m_guests.constFind(order.reference); guest != m_guests.constEnd())
        co_return Known(*guest);
    if (!m_doubted.contains(order.reference))
        co_return Known();
    auto asking = m_session.get("/guestlist", Priority::Order);
    const auto answer = co_await asking;
    if (!answer && answer.error().kind == Error::Kind::Unauthorized)
        co_return Known(); // The role for customers is missing: then nobody can be found.
    const auto list = answer.andThen(LeaflogixReply::list);
    if (!list)
        co_return list.error();
    for (const auto &entry : *list) {
        const auto json = entry.toObject();
        const auto number = wholeOf(member(json, "customerId"_L1));
        if (number && member(json, "transactionReferenceNumber"_L1).toString() == order.reference)
            co_return Known(*number);
    }
    co_return Known();
}

QCoro::Task<Result<qint64>> LeaflogixOrders::customerFor(Order order)
{
    auto looking = knownCustomerFor(order);
    const auto known = co_await looking;
    if (!known)
        co_return known.error();
    if (*known)
        co_return **known;
    auto making = makeGuest(order.reference);
    const auto made = co_await making;
    if (made)
        co_return *made;
    // A guest may have been made for nothing, but no order was sent.
    using enum Error::Kind;
    const auto &error = made.error();
    const bool unclear = error.kind == InDoubt || error.kind == Malformed;
    co_return unclear ? Error{Unreachable, u"no guest could be made: %1"_s.arg(error.message)} : error;
}

QCoro::Task<Result<qint64>> LeaflogixOrders::makeGuest(QString reference)
{
    const QJsonObject body{{"transactionReference"_L1, reference}};
    auto writing = m_session.write("/transaction/create-anonymous", body, LeaflogixReply::Call::Write);
    const auto answer = co_await writing;
    if (!answer)
        co_return answer.error();
    const auto number = wholeOf(member(answer->toObject(), "customerId"_L1));
    if (!number || *number <= 0)
        co_return Error{Error::Kind::Malformed, u"the answer names no customer"_s};
    if (m_guests.size() >= mostGuests)
        m_guests.clear(); // Those of long ago; one in doubt is found on the guest list.
    m_guests.insert(reference, *number);
    co_return *number;
}

} // namespace Peak
