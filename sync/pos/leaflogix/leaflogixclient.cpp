#include "sync/pos/leaflogix/leaflogixclient.h"

#include "sync/pos/leaflogix/leaflogixordermapping.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
namespace Mapping = LeaflogixOrderMapping;

constexpr auto statusWindow = std::chrono::hours(24 * 14); ///< Older orders are out of the vendor's sight.

Capabilities leaflogixCapabilities(const LeaflogixSettings &settings)
{
    using enum Capabilities::Identity;
    return Capabilities{
        .preview = true,
        .update = true,
        .cancel = true,
        .resume = false, // An order read back does not say which products are on it.
        .discountCodes = true,
        .findCustomer = true,
        .createCustomer = false, // They want a postal address, which nobody types at a kiosk.
        .needsCustomer = false,
        .incrementalCatalog = true,
        .externalReference = false,
        .idempotentCreate = true,
        .listByStatus = false,
        .settableStatuses = {OrderStatus::Canceled},
        .identities = settings.emailFirst ? QList{Email, Phone} : QList{Phone, Email},
    };
}

Error conflict(const QString &why) { return Error{Error::Kind::Conflict, why}; }
} // namespace

LeaflogixClient::LeaflogixClient(LeaflogixSettings settings, HttpTransport &http, const Clock &clock,
    const QByteArray &locationKey, const QByteArray &integratorKey)
    : m_settings(std::move(settings)), m_clock(clock), m_session(http, clock, m_settings, locationKey, integratorKey),
      m_orders(m_session), m_prices(m_session), m_feed(m_session, m_prices),
      m_recovery(m_orders, [this](const Order &order) { return priceOf(order); }),
      m_capabilities(leaflogixCapabilities(m_settings))
{
}

Result<std::unique_ptr<PosClient>> LeaflogixClient::make(
    const StoreConfig &config, const QHash<QString, QByteArray> &secrets, HttpTransport &http, const Clock &clock)
{
    auto settings = LeaflogixSettings::fromConfig(config);
    if (!settings)
        return settings.error();
    const QByteArray locationKey = secrets.value(u"pos.api_key"_s).trimmed();
    const QByteArray integratorKey = secrets.value(u"pos.integrator_key"_s).trimmed();
    return std::unique_ptr<PosClient>(
        std::make_unique<LeaflogixClient>(*std::move(settings), http, clock, locationKey, integratorKey));
}

QCoro::Task<Result<PosOrder>> LeaflogixClient::create(Order order)
{
    const auto items = Mapping::items(targetLines(order.lines));
    if (!items)
        co_return items.error();
    auto naming = m_orders.customerFor(order);
    const auto customer = co_await naming;
    if (!customer)
        co_return customer.error();
    const auto body = Mapping::submitBody(order, *customer, *items, m_settings);
    auto writing = m_session.write("/preorder/submit", body, Call::Create);
    const auto answer = co_await writing;
    if (!answer && answer.error().alreadyThere)
        m_recovery.noteDuplicate(order.reference);
    const auto id = answer.andThen(Mapping::orderId);
    if (!id)
        co_return id.error();
    PosOrder made; // They say no more than the number: prices and state come with the next poll.
    made.id = *id;
    made.reference = order.reference;
    made.customer = CustomerId(QString::number(*customer));
    made.lines = targetLines(order.lines);
    made.fromKiosk = true;
    made.createdAt = m_clock.now();
    made.updatedAt = made.createdAt;
    m_madeAt.insert(made.id, made.createdAt);
    co_return made;
}

QCoro::Task<Result<PosOrder>> LeaflogixClient::update(MergeTarget target)
{
    const auto items = Mapping::items(target.lines);
    const auto before = Mapping::items(target.before);
    if (!items || !before)
        co_return items ? before.error() : items.error();
    auto reading = m_orders.status(target.ticket, Priority::Order);
    const auto status = co_await reading;
    if (!status)
        co_return status.error();
    // The positions have no product numbers: their quantities are all that can be compared.
    const auto held = status->quantities;
    auto after = status->order;
    after.lines = target.lines;
    after.reference = target.references.value(0);
    if (held == Mapping::quantities(*items) && status->canUpdate)
        co_return after;
    if (!status->canUpdate || held != Mapping::quantities(*before))
        co_return conflict(u"the order can no longer be changed"_s);
    const qint64 customer = target.customer.toString().toLongLong();
    const auto body = Mapping::updateBody(target, customer, *items, m_settings);
    auto writing = m_session.write("/preorder/update", body, Call::Write);
    const auto answer = co_await writing;
    if (!answer)
        co_return answer.error();
    auto readingBack = m_orders.status(target.ticket, Priority::Order);
    const auto changed = co_await readingBack;
    if (!changed)
        co_return Error{Error::Kind::InDoubt, u"changed, but not read back: %1"_s.arg(changed.error().message)};
    if (changed->quantities != Mapping::quantities(*items))
        co_return Error{Error::Kind::Malformed, u"the order does not hold what was sent"_s};
    after.totals = changed->order.totals;
    after.word = changed->order.word;
    after.status = changed->order.status;
    co_return after;
}

QCoro::Task<Result<PosOrder>> LeaflogixClient::updateStatus(StatusChange change)
{
    if (change.to != OrderStatus::Canceled)
        co_return Error{Error::Kind::Unsupported, u"Leaflogix lets a kiosk cancel an order, nothing else"_s};
    if (change.order.posOrder.isEmpty())
        co_return Error{Error::Kind::Invalid, u"the order has no number at the POS yet"_s};
    auto canceling = cancel(change.order.posOrder);
    co_return co_await canceling;
}

QCoro::Task<Result<PosOrder>> LeaflogixClient::cancel(PosOrderId id)
{
    auto reading = m_orders.status(id, Priority::Order);
    const auto status = co_await reading;
    if (!status)
        co_return status.error();
    if (status->order.status == OrderStatus::Canceled)
        co_return status->order;
    if (!status->canCancel)
        co_return conflict(u"the order is %1 and can no longer be canceled"_s.arg(status->order.word));
    const auto body = Mapping::cancelBody(id.toString().toLongLong());
    auto writing = m_session.write("/preorder/cancel", body, Call::Write);
    const auto answer = co_await writing;
    if (!answer && (answer.error().kind == Error::Kind::Rejected || answer.error().kind == Error::Kind::NotFound)) {
        auto explaining = afterRefusedCancel(id, answer.error());
        co_return co_await explaining;
    }
    if (!answer)
        co_return answer.error();
    auto canceled = status->order;
    canceled.status = OrderStatus::Canceled;
    canceled.word = u"Cancelled"_s;
    co_return canceled;
}

/** A refusal has an empty body; the order itself tells why. */
QCoro::Task<Result<PosOrder>> LeaflogixClient::afterRefusedCancel(PosOrderId id, Error refusal)
{
    auto reading = m_orders.status(id, Priority::Order);
    const auto status = co_await reading;
    if (!status)
        co_return refusal;
    if (status->order.status == OrderStatus::Canceled)
        co_return status->order;
    co_return conflict(u"the order is %1 and can no longer be canceled"_s.arg(status->order.word));
}

QCoro::Task<Result<Totals>> LeaflogixClient::priceOf(Order order)
{
    const auto items = Mapping::items(targetLines(order.lines));
    if (!items)
        co_return items.error();
    QLatin1StringView buyer = "customerId"_L1;
    qint64 id = order.customer.isEmpty() ? m_settings.guestCustomer : order.customer.toString().toLongLong();
    if (id <= 0) {
        buyer = "customerTypeId"_L1;
        auto typing = m_prices.customerType(order.medical);
        const auto type = co_await typing;
        if (!type)
            co_return type.error();
        id = *type;
    }
    const auto body = Mapping::priceBody(buyer, id, *items);
    auto asking = m_session.ask("/preorder/price-cart", body);
    const auto answer = co_await asking;
    if (!answer)
        co_return answer.error();
    co_return Mapping::totals(*answer, m_settings.currency);
}

/** An order as it is, remembered for the day it will be missing. */
Result<PosOrder> LeaflogixClient::seen(const PosOrder &order)
{
    m_missed.remove(order.id);
    m_madeAt.insert(order.id, order.createdAt);
    return order;
}

/** A young order that is not there three times running was removed; an old one has only left the vendor's window. */
Result<PosOrder> LeaflogixClient::notSeen(const PosOrderId &id, const Error &error)
{
    constexpr int enough = 3;
    const auto madeAt = m_madeAt.constFind(id);
    if (++m_missed[id] < enough || madeAt == m_madeAt.constEnd() || m_clock.now() - *madeAt >= statusWindow)
        return error;
    PosOrder removed;
    removed.id = id;
    removed.status = OrderStatus::Removed;
    removed.word = u"no longer there"_s;
    return removed;
}

QCoro::Task<Result<PosOrder>> LeaflogixClient::read(PosOrderId id)
{
    auto reading = m_orders.status(id, Priority::Interactive);
    const auto status = co_await reading;
    if (status)
        co_return seen(status->order);
    if (status.error().kind == Error::Kind::NotFound)
        co_return notSeen(id, status.error());
    co_return status.error();
}

QCoro::Task<Result<StatusNews>> LeaflogixClient::changedOrders(Instant)
{
    auto listing = m_orders.open(Priority::Background);
    const auto orders = co_await listing;
    if (!orders)
        co_return orders.error();
    const Instant oldest = m_clock.now() - statusWindow;
    m_madeAt.removeIf([oldest](auto entry) { return entry.value() < oldest; });
    for (const auto &order : *orders)
        m_madeAt.insert(order.id, order.createdAt);
    co_return StatusNews{*orders, true};
}

QCoro::Task<Result<Recovery>> LeaflogixClient::recoverCreate(UnclearCreate unclear)
{
    auto recovering = m_recovery.create(unclear);
    co_return co_await recovering;
}

QCoro::Task<Result<Recovery>> LeaflogixClient::recoverUpdate(MergeTarget target)
{
    auto recovering = m_recovery.update(target);
    co_return co_await recovering;
}

QCoro::Task<Result<Recovery>> LeaflogixClient::recoverStatus(StatusChange change)
{
    auto recovering = m_recovery.status(change);
    co_return co_await recovering;
}

QCoro::Task<Result<PosOrder>> LeaflogixClient::keepOnlyOne(UnclearCreate unclear)
{
    auto keeping = m_recovery.keepOnlyOne(unclear);
    co_return co_await keeping;
}

bool LeaflogixClient::canResume(const PosOrder &, QDate) const { return false; }

QCoro::Task<Result<CatalogPage>> LeaflogixClient::catalogPage(CatalogRequest request)
{
    auto paging = m_feed.page(request);
    co_return co_await paging;
}

QCoro::Task<Result<Product>> LeaflogixClient::product(ProductId id)
{
    auto reading = m_feed.product(id);
    co_return co_await reading;
}

} // namespace Peak
