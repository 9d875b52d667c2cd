#include "sync/pos/flowhub/flowhubrecovery.h"

#include "sync/pos/flowhub/flowhubcustomermapping.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
/// Looks at once and 15, 60 and 180 seconds after that.
constexpr std::array<std::chrono::seconds, 3> waits{15s, 45s, 120s};
constexpr auto window = 10min; ///< Between our sending and their `createdAt`.

bool looksLikeReference(const QString &text)
{
    static const QRegularExpression shape(u"^K\\d+-\\d{8}-"_s);
    return shape.match(text).hasMatch();
}

Recovery found(const PosOrder &order) { return Recovery{Recovery::Verdict::Found, order, 0s}; }
Recovery verdict(Recovery::Verdict verdict) { return Recovery{verdict, std::nullopt, 0s}; }

bool sameName(const QString &theirs, const Contact &ours)
{
    const QString name = u"%1 %2"_s.arg(ours.firstName, ours.lastName).simplified();
    return theirs.isEmpty() || name.isEmpty() || theirs.compare(name, Qt::CaseInsensitive) == 0;
}
} // namespace

bool flowhubMayBe(const FlowhubSale &sale, const UnclearCreate &unclear)
{
    const auto &order = unclear.order;
    if (!sale.type.isEmpty() && sale.type != "kiosk"_L1)
        return false;
    if (sale.order.createdAt < unclear.firstSentAt - window || sale.order.createdAt > unclear.firstSentAt + window)
        return false;
    const bool samePerson =
        order.customer.isEmpty() ? sameName(sale.name, order.contact) : sale.order.customer == order.customer;
    return samePerson
        && FlowhubOrderMapping::piecesOf(sale.order.lines) == FlowhubOrderMapping::piecesOf(targetLines(order.lines));
}

FlowhubRecovery::FlowhubRecovery(FlowhubSession &session, FlowhubSales &sales) : m_session(session), m_sales(sales) { }

QCoro::Task<Result<Recovery>> FlowhubRecovery::create(UnclearCreate unclear)
{
    auto searching = search(unclear.order, unclear.firstSentAt - window);
    const auto sales = co_await searching;
    if (!sales)
        co_return sales.error();
    QList<FlowhubSale> candidates;
    std::ranges::copy_if(*sales, std::back_inserter(candidates), [&](const FlowhubSale &sale) {
        const auto &id = sale.order.id;
        return !m_claimed.contains(id) && !unclear.taken.contains(id) && flowhubMayBe(sale, unclear);
    });
    auto choosing = theOne(candidates, unclear.order.reference);
    const auto order = co_await choosing;
    if (!order)
        co_return order.error();
    if (*order) {
        claim((*order)->id);
        co_return found(**order);
    }
    const auto look = static_cast<size_t>(std::max(unclear.looks, 0));
    if (look < waits.size())
        co_return Recovery{Recovery::Verdict::LookAgain, std::nullopt, waits[look]};
    co_return verdict(Recovery::Verdict::Unknowable);
}

QCoro::Task<Result<QList<FlowhubSale>>> FlowhubRecovery::search(Order order, Instant since)
{
    if (!order.customer.isEmpty()) {
        auto listing = m_sales.ofCustomer(order.customer, since);
        co_return co_await listing;
    }
    const QString phone = FlowhubCustomerMapping::nationalPhone(order.contact.phone);
    if (!phone.isEmpty()) {
        auto listing = m_sales.ofPhone(phone, since);
        const auto sales = co_await listing;
        if (!sales || !sales->isEmpty())
            co_return sales;
    }
    auto listing = m_sales.ofLocation(since);
    co_return co_await listing;
}

/** The candidate that bears our reference; else the only one of which nothing says that it is another's. */
QCoro::Task<Result<std::optional<PosOrder>>> FlowhubRecovery::theOne(QList<FlowhubSale> candidates, QString reference)
{
    QList<PosOrder> possible;
    for (const auto &candidate : candidates) {
        auto order = candidate.order;
        auto reading = status(order.id, HttpRequest::Priority::Order);
        const auto now = co_await reading;
        if (!now && now.error().kind != Error::Kind::NotFound)
            co_return now.error();
        if (now) {
            order.word = now->word;
            order.status = now->status;
            order.reference = now->reference;
        }
        if (order.reference == reference)
            co_return std::optional<PosOrder>(order);
        if (!looksLikeReference(order.reference))
            possible.append(order);
    }
    co_return possible.size() == 1 ? std::optional<PosOrder>(possible.first()) : std::optional<PosOrder>();
}

QCoro::Task<Result<Recovery>> FlowhubRecovery::update(MergeTarget target)
{
    auto reading = status(target.ticket, HttpRequest::Priority::Order);
    const auto order = co_await reading;
    if (!order && order.error().kind == Error::Kind::NotFound)
        co_return verdict(Recovery::Verdict::Superseded);
    if (!order)
        co_return order.error();
    // The complete order a second time changes nothing more; but what it holds cannot be read once somebody works on
    // it.
    const bool isNew = order->word.compare("new"_L1, Qt::CaseInsensitive) == 0;
    co_return verdict(isNew ? Recovery::Verdict::NotThere : Recovery::Verdict::Unknowable);
}

QCoro::Task<Result<PosOrder>> FlowhubRecovery::status(PosOrderId id, HttpRequest::Priority priority)
{
    const QByteArray path = "/order-ahead/v0/orderStatus/" + QUrl::toPercentEncoding(id.toString());
    auto asking = m_session.getOrder(path, priority);
    const auto answer = co_await asking;
    const auto order = answer.andThen(FlowhubOrderMapping::parseStatus);
    if (order && order->id != id)
        co_return Error{Error::Kind::Malformed, u"the answer is about another order"_s};
    co_return order;
}

} // namespace Peak
