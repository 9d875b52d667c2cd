#include "sync/pos/covasoft/covasoftclient.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
Capabilities covasoftCapabilities(const CovasoftSettings &settings)
{
    using enum Capabilities::Identity;
    return Capabilities{
        .preview = false,
        .update = false,
        .cancel = true,
        .resume = false,
        .discountCodes = false,
        .findCustomer = true,
        .createCustomer = settings.createsCustomers,
        .needsCustomer = false,
        .incrementalCatalog = true,
        .externalReference = false, // It is kept for people, and not told.
        .idempotentCreate = true,
        .listByStatus = false,
        .settableStatuses = {OrderStatus::Canceled},
        .identities = {Phone, Email},
    };
}

Error unsupported(const QString &what) { return Error{Error::Kind::Unsupported, u"Cova "_s + what}; }
} // namespace

CovasoftClient::CovasoftClient(
    CovasoftSettings settings, CovasoftSecrets secrets, HttpTransport &http, const Clock &clock)
    : m_settings(std::move(settings)), m_auth(http, clock, m_settings, std::move(secrets)),
      m_session(http, m_auth, clock, m_settings), m_orders(m_session), m_recovery(m_orders),
      m_capabilities(covasoftCapabilities(m_settings))
{
}

Result<std::unique_ptr<PosClient>> CovasoftClient::make(
    const StoreConfig &config, const QHash<QString, QByteArray> &secrets, HttpTransport &http, const Clock &clock)
{
    auto settings = CovasoftSettings::fromConfig(config);
    if (!settings)
        return settings.error();
    CovasoftSecrets pair{secrets.value(u"pos.client_secret"_s).trimmed(), secrets.value(u"pos.password"_s)};
    return std::unique_ptr<PosClient>(
        std::make_unique<CovasoftClient>(std::move(*settings), std::move(pair), http, clock));
}

QCoro::Task<Result<PosOrder>> CovasoftClient::create(Order order)
{
    auto creating = m_orders.create(order);
    co_return co_await creating;
}

QCoro::Task<Result<PosOrder>> CovasoftClient::update(MergeTarget)
{
    co_return unsupported(u"does not change an order that it has"_s);
}

QCoro::Task<Result<PosOrder>> CovasoftClient::updateStatus(StatusChange change)
{
    if (change.order.posOrder.isEmpty())
        co_return Error{Error::Kind::Invalid, u"the order is not at the register yet"_s};
    if (change.to != OrderStatus::Canceled)
        co_return unsupported(u"takes no status but a cancellation"_s);
    auto canceling = m_orders.cancel(change.order.posOrder);
    co_return co_await canceling;
}

QCoro::Task<Result<Totals>> CovasoftClient::preview(Order)
{
    co_return unsupported(u"prices no cart before it is an order"_s);
}

QCoro::Task<Result<PosOrder>> CovasoftClient::read(PosOrderId id)
{
    auto asking = m_orders.status(id, Priority::Background);
    const auto status = co_await asking;
    co_return status.map(CovasoftOrderMapping::toPosOrder);
}

QCoro::Task<Result<StatusNews>> CovasoftClient::changedOrders(Instant)
{
    co_return unsupported(u"tells about one order at a time"_s);
}

QCoro::Task<Result<Recovery>> CovasoftClient::recoverCreate(UnclearCreate unclear)
{
    auto recovering = m_recovery.create(unclear);
    co_return co_await recovering;
}

QCoro::Task<Result<Recovery>> CovasoftClient::recoverUpdate(MergeTarget)
{
    co_return unsupported(u"does not change an order that it has"_s);
}

QCoro::Task<Result<Recovery>> CovasoftClient::recoverStatus(StatusChange change)
{
    auto recovering = m_recovery.status(change);
    co_return co_await recovering;
}

QCoro::Task<Result<PosOrder>> CovasoftClient::keepOnlyOne(UnclearCreate unclear)
{
    auto looking = m_recovery.only(unclear.order);
    co_return co_await looking;
}

QCoro::Task<Result<Discount>> CovasoftClient::validateDiscount(QString, Order)
{
    co_return unsupported(u"checks no discount codes"_s);
}

} // namespace Peak
