#include "sync/pos/blaze/blazerecovery.h"

#include "sync/pos/blaze/blazecartmapping.h"
#include "sync/pos/jsonread.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
/// How long to wait before the first look, and after each look that found nothing. After the last the answer is no.
constexpr std::array<std::chrono::seconds, 3> waits{3s, 10s, 30s};

Recovery verdict(Recovery::Verdict verdict) { return Recovery{verdict, std::nullopt, 0s}; }

/** Nothing found by this look: another one later, or `then` after the last. */
Recovery nothing(int looks, Recovery::Verdict then)
{
    const auto look = static_cast<size_t>(std::max(looks, 0));
    return look < waits.size() ? Recovery{Recovery::Verdict::LookAgain, std::nullopt, waits[look]} : verdict(then);
}

bool isGone(const PosOrder &order)
{
    return order.status == OrderStatus::Canceled || order.status == OrderStatus::Removed;
}

/** The one to keep first: living before gone, older before newer. */
bool keepsBefore(const PosOrder &a, const PosOrder &b)
{
    if (isGone(a) != isGone(b))
        return isGone(b);
    return a.createdAt != b.createdAt ? a.createdAt < b.createdAt : a.id < b.id;
}
} // namespace

BlazeRecovery::BlazeRecovery(BlazeCarts &carts, BlazeCustomers &customers, const BlazeSettings &settings)
    : m_carts(carts), m_customers(customers), m_settings(settings)
{
}

Result<Recovery> BlazeRecovery::found(const QJsonObject &cart) const
{
    const auto order = BlazeCartMapping::parse(cart, m_settings.currency);
    if (!order)
        return order.error();
    return Recovery{Recovery::Verdict::Found, *order, 0s};
}

QCoro::Task<Result<Recovery>> BlazeRecovery::create(UnclearCreate unclear)
{
    const auto known = m_carts.submitted(unclear.order.reference);
    auto looking = known.isEmpty() ? look(unclear) : verdictOn(known, unclear);
    co_return co_await looking;
}

QCoro::Task<Result<Recovery>> BlazeRecovery::verdictOn(PosOrderId known, UnclearCreate unclear)
{
    // The lost submit may still be under way: the cart must have had time to change.
    if (unclear.looks == 0)
        co_return nothing(0, Recovery::Verdict::NotThere);
    auto reading = m_carts.readRaw(known, HttpRequest::Priority::Order);
    const auto cart = co_await reading;
    if (!cart && cart.error().kind == Error::Kind::NotFound) {
        auto looking = look(unclear);
        co_return co_await looking;
    }
    if (!cart)
        co_return cart.error();
    co_return BlazeCartMapping::isPlaced(*cart) ? found(*cart) : verdict(Recovery::Verdict::NotThere);
}

QCoro::Task<Result<Recovery>> BlazeRecovery::look(UnclearCreate unclear)
{
    if (unclear.looks == 0)
        co_return nothing(0, Recovery::Verdict::NotThere);
    auto naming = m_customers.consumerOf(unclear.order);
    const auto consumer = co_await naming;
    if (!consumer)
        co_return consumer.error();
    // Who is not known and would have been made known never had a cart.
    if (consumer->isEmpty() && BlazeCustomers::canRegister(unclear.order.contact))
        co_return nothing(unclear.looks, Recovery::Verdict::NotThere);
    auto searching = search(*consumer, unclear);
    co_return co_await searching;
}

QCoro::Task<Result<Recovery>> BlazeRecovery::search(CustomerId consumer, UnclearCreate unclear)
{
    const QString reference = unclear.order.reference;
    if (!consumer.isEmpty()) {
        auto listing = m_carts.history(consumer, reference);
        const auto carts = co_await listing;
        if (!carts)
            co_return carts.error();
        for (const auto &cart : *carts) {
            if (BlazeCartMapping::isPlaced(cart))
                co_return found(cart);
        }
    }
    // Makes a cart when there is none; an empty one harms nobody.
    auto opening = m_carts.active(consumer, reference, HttpRequest::Priority::Order);
    const auto cart = co_await opening;
    if (!cart)
        co_return cart.error();
    const bool ours = BlazeCartMapping::bears(*cart, reference);
    if (ours && BlazeCartMapping::isPlaced(*cart))
        co_return found(*cart);
    if (ours && !(*cart)["cart"_L1]["items"_L1].toArray().isEmpty()) {
        m_carts.remember(reference, PosOrderId(idOf((*cart)["id"_L1])));
        co_return verdict(Recovery::Verdict::NotThere);
    }
    // Carts of nobody cannot be listed: once its cart is gone from sight, nothing tells what became of it.
    using enum Recovery::Verdict;
    co_return nothing(unclear.looks, consumer.isEmpty() ? Unknowable : NotThere);
}

QCoro::Task<Result<Recovery>> BlazeRecovery::status(StatusChange change)
{
    auto reading = m_carts.read(change.order.posOrder, HttpRequest::Priority::Order);
    const auto order = co_await reading;
    if (!order && order.error().kind != Error::Kind::NotFound)
        co_return order.error();
    if (order && order->status == change.to)
        co_return Recovery{Recovery::Verdict::Found, *order, 0s};
    co_return verdict(Recovery::Verdict::NotThere); // Canceling looks first: twice does no harm.
}

QCoro::Task<Result<PosOrder>> BlazeRecovery::keepOnlyOne(UnclearCreate unclear)
{
    QList<PosOrder> orders;
    if (!unclear.order.posOrder.isEmpty()) { // New ones may not be in the list yet.
        auto reading = m_carts.read(unclear.order.posOrder, HttpRequest::Priority::Order);
        const auto order = co_await reading;
        if (!order)
            co_return order.error();
        orders.append(*order);
    }
    auto naming = m_customers.consumerOf(unclear.order);
    const auto consumer = co_await naming;
    if (!consumer)
        co_return consumer.error();
    if (!consumer->isEmpty()) {
        auto listing = m_carts.history(*consumer, unclear.order.reference);
        const auto carts = co_await listing;
        if (!carts)
            co_return carts.error();
        for (const auto &cart : *carts) {
            const auto order = BlazeCartMapping::parse(cart, m_settings.currency);
            if (!order)
                co_return order.error();
            if (BlazeCartMapping::isPlaced(cart) && order->id != unclear.order.posOrder)
                orders.append(*order);
        }
    }
    if (orders.isEmpty())
        co_return Error{Error::Kind::NotFound, u"no cart has the reference"_s};
    std::sort(orders.begin(), orders.end(), keepsBefore);
    for (qsizetype i = 1; i < orders.size(); ++i) {
        const PosOrder &extra = orders.at(i);
        if (isGone(extra))
            continue;
        auto canceling = m_carts.cancel(extra.id);
        const auto canceled = co_await canceling;
        if (!canceled)
            co_return canceled.error();
    }
    co_return Result<PosOrder>(orders.first());
}

} // namespace Peak
