#include "sync/pos/leaflogix/leaflogixrecovery.h"

#include "sync/pos/leaflogix/leaflogixordermapping.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
using Verdict = Recovery::Verdict;

constexpr auto firstWait = 2s;
constexpr auto laterWait = 10s;
constexpr auto clocksDiffer = 2min;
constexpr int mostDuplicates = 3; ///< That often the POS may say it has what its list does not show.
constexpr int mostLooks = 3;

Recovery found(const PosOrder &order) { return Recovery{Verdict::Found, order, 0s}; }
Recovery verdict(Verdict verdict) { return Recovery{verdict, std::nullopt, 0s}; }
Recovery lookAgain(std::chrono::seconds wait) { return Recovery{Verdict::LookAgain, std::nullopt, wait}; }

bool sameTotal(Money a, Money b) { return qAbs((a - b).minor()) <= 1; }

PosOrder asOurs(PosOrder order, const Order &ours)
{
    order.reference = ours.reference;
    order.lines = targetLines(ours.lines);
    return order;
}
} // namespace

LeaflogixRecovery::LeaflogixRecovery(LeaflogixOrders &orders, Price price) : m_orders(orders), m_price(std::move(price))
{
}

QCoro::Task<Result<std::optional<Money>>> LeaflogixRecovery::expectedTotal(Order order)
{
    using Total = std::optional<Money>;
    if (!order.discountCode.isEmpty())
        co_return Total();
    if (!order.totals.estimate)
        co_return Total(order.totals.total);
    auto pricing = m_price(order);
    const auto totals = co_await pricing;
    if (!totals)
        co_return totals.error();
    co_return Total(totals->total);
}

QCoro::Task<Result<QList<PosOrder>>> LeaflogixRecovery::candidates(UnclearCreate unclear)
{
    auto naming = m_orders.knownCustomerFor(unclear.order);
    const auto customer = co_await naming;
    if (!customer)
        co_return customer.error();
    if (!*customer)
        co_return QList<PosOrder>(); // A guest that was never made, or whom the guest list does not name.
    auto pricing = expectedTotal(unclear.order);
    const auto total = co_await pricing;
    if (!total)
        co_return total.error();
    auto listing = m_orders.open(HttpRequest::Priority::Order);
    const auto open = co_await listing;
    if (!open)
        co_return open.error();
    const CustomerId wanted(QString::number(**customer));
    QList<PosOrder> matches;
    for (const auto &order : *open) {
        const bool priced = !order.totals.estimate && *total;
        if (order.customer == wanted && order.createdAt >= unclear.firstSentAt - clocksDiffer
            && !unclear.taken.contains(order.id) && (!priced || sameTotal(order.totals.total, **total)))
            matches.append(order);
    }
    co_return matches;
}

QCoro::Task<Result<Recovery>> LeaflogixRecovery::create(UnclearCreate unclear)
{
    const QString reference = unclear.order.reference;
    m_orders.doubt(reference);
    if (unclear.looks == 0)
        co_return lookAgain(firstWait);
    auto searching = candidates(unclear);
    const auto matches = co_await searching;
    if (!matches)
        co_return matches.error();
    if (matches->size() == 1)
        co_return found(asOurs(matches->first(), unclear.order));
    if (matches->size() > 1)
        co_return verdict(Verdict::Unknowable);
    const int duplicates = m_duplicates.value(reference);
    if (duplicates == 0) // The same keys again: what is there already is not made twice.
        co_return verdict(Verdict::NotThere);
    if (duplicates > mostDuplicates || unclear.looks >= mostLooks)
        co_return verdict(Verdict::Unknowable);
    co_return lookAgain(laterWait);
}

QCoro::Task<Result<Recovery>> LeaflogixRecovery::update(MergeTarget target)
{
    const auto items = LeaflogixOrderMapping::items(target.lines);
    if (!items)
        co_return items.error();
    auto reading = m_orders.status(target.ticket, HttpRequest::Priority::Order);
    const auto status = co_await reading;
    if (!status && status.error().kind == Error::Kind::NotFound)
        co_return verdict(Verdict::Superseded);
    if (!status)
        co_return status.error();
    if (status->quantities == LeaflogixOrderMapping::quantities(*items)) {
        auto order = status->order;
        order.lines = target.lines;
        co_return found(order);
    }
    // The whole content is sent each time: once more does no harm while it may be changed.
    co_return verdict(status->canUpdate ? Verdict::NotThere : Verdict::Superseded);
}

QCoro::Task<Result<Recovery>> LeaflogixRecovery::status(StatusChange change)
{
    auto reading = m_orders.status(change.order.posOrder, HttpRequest::Priority::Order);
    const auto status = co_await reading;
    if (!status && status.error().kind != Error::Kind::NotFound)
        co_return status.error();
    if (status && status->order.status == change.to)
        co_return found(status->order);
    co_return verdict(Verdict::NotThere); // Canceling reads the order first.
}

QCoro::Task<Result<PosOrder>> LeaflogixRecovery::keepOnlyOne(UnclearCreate unclear)
{
    const auto id = unclear.order.posOrder;
    if (id.isEmpty())
        co_return Error{Error::Kind::NotFound, u"the order has no number at the POS"_s};
    auto reading = m_orders.status(id, HttpRequest::Priority::Order);
    const auto kept = co_await reading;
    if (!kept)
        co_return kept.error();
    auto searching = candidates(unclear);
    const auto matches = co_await searching;
    if (!matches)
        co_return matches.error();
    for (const auto &match : *matches) {
        // Whose it is cannot be proven, so nothing is canceled by itself.
        if (match.id != id)
            co_return Error{Error::Kind::Rejected,
                u"order %1 at the POS looks like a second one of this; if so, cancel it there"_s.arg(
                    match.id.toString())};
    }
    co_return asOurs(kept->order, unclear.order);
}

} // namespace Peak
