#include "sync/pos/flowhub/flowhubclient.h"

#include "sync/pos/flowhub/flowhubordermapping.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
Capabilities flowhubCapabilities(const FlowhubSettings &settings)
{
    return Capabilities{
        .preview = false,
        .update = true,
        .cancel = false,
        .resume = false,
        .discountCodes = false,
        .findCustomer = true,
        .createCustomer = !settings.customerState.isEmpty(),
        .needsCustomer = false,
        .incrementalCatalog = false,
        .externalReference = settings.referenceAsCustomer,
        .idempotentCreate = false,
        .listByStatus = false,
        .settableStatuses = {},
        .identities = {Capabilities::Identity::Phone},
    };
}

Error unsupported(const QString &what) { return Error{Error::Kind::Unsupported, u"Flowhub "_s + what}; }
} // namespace

FlowhubClient::FlowhubClient(
    FlowhubSettings settings, FlowhubAuth::Secrets secrets, HttpTransport &http, const Clock &clock)
    : m_settings(std::move(settings)), m_clock(clock), m_auth(http, clock, m_settings, std::move(secrets)),
      m_session(http, m_auth, clock, m_settings), m_sales(m_session), m_recovery(m_session, m_sales),
      m_capabilities(flowhubCapabilities(m_settings))
{
}

Result<std::unique_ptr<PosClient>> FlowhubClient::make(
    const StoreConfig &config, const QHash<QString, QByteArray> &secrets, HttpTransport &http, const Clock &clock)
{
    FlowhubAuth::Secrets pair{
        secrets.value(u"pos.api_key"_s).trimmed(), secrets.value(u"pos.auth0_client_secret"_s).trimmed()};
    return std::unique_ptr<PosClient>(
        std::make_unique<FlowhubClient>(FlowhubSettings::fromConfig(config), std::move(pair), http, clock));
}

QCoro::Task<Result<PosOrder>> FlowhubClient::create(Order order)
{
    QJsonObject record;
    if (FlowhubOrderMapping::needsRecord(order)) {
        auto reading = customerRecord(order.customer);
        const auto read = co_await reading;
        if (!read && read.error().kind != Error::Kind::NotFound)
            co_return read.error(); // A read: nothing of the order has been sent.
        record = read.valueOr({});
    }
    const auto body = FlowhubOrderMapping::createBody(order, record, m_settings, m_clock.now());
    auto writing = m_session.writeOrder("POST", "/order-ahead/v0/create", body, FlowhubReply::Call::Create);
    const auto answer = co_await writing;
    auto made = answer.andThen(FlowhubOrderMapping::parseStatus);
    if (made)
        m_recovery.claim(made->id);
    co_return made;
}

QCoro::Task<Result<PosOrder>> FlowhubClient::update(MergeTarget target)
{
    const Error changed{Error::Kind::Conflict, u"the order is being worked on"_s};
    auto reading = m_recovery.status(target.ticket, Priority::Order);
    const auto before = co_await reading;
    if (!before)
        co_return before.error().kind == Error::Kind::NotFound ? changed : before.error();
    if (before->word.compare("new"_L1, Qt::CaseInsensitive) != 0)
        co_return changed;
    QJsonObject record;
    if (!target.customer.isEmpty()) {
        auto asking = customerRecord(target.customer);
        const auto known = co_await asking;
        if (!known && known.error().kind != Error::Kind::NotFound)
            co_return known.error();
        record = known.valueOr({});
    }
    const auto body = FlowhubOrderMapping::updateBody(target, record, m_settings, m_clock.now());
    const QByteArray path = "/orders/" + QUrl::toPercentEncoding(target.ticket.toString());
    auto writing = m_session.writeOrder("PATCH", path, body, FlowhubReply::Call::Write);
    const auto answer = co_await writing;
    auto after = answer.andThen(FlowhubOrderMapping::parseStatus);
    if (after && after->id != target.ticket)
        co_return Error{Error::Kind::Malformed, u"the answer is about another order"_s};
    co_return after;
}

QCoro::Task<Result<PosOrder>> FlowhubClient::updateStatus(StatusChange)
{
    co_return unsupported(u"cannot be told a status: staff set it at the register"_s);
}

QCoro::Task<Result<Totals>> FlowhubClient::preview(Order) { co_return unsupported(u"does not price carts"_s); }

QCoro::Task<Result<PosOrder>> FlowhubClient::read(PosOrderId id)
{
    auto reading = m_recovery.status(id, Priority::Background);
    auto order = co_await reading;
    if (order)
        m_recovery.claim(id);
    co_return order;
}

QCoro::Task<Result<StatusNews>> FlowhubClient::changedOrders(Instant)
{
    co_return unsupported(u"tells the status of one order at a time"_s);
}

QCoro::Task<Result<Recovery>> FlowhubClient::recoverCreate(UnclearCreate unclear)
{
    auto recovering = m_recovery.create(unclear);
    co_return co_await recovering;
}

QCoro::Task<Result<Recovery>> FlowhubClient::recoverUpdate(MergeTarget target)
{
    auto recovering = m_recovery.update(target);
    co_return co_await recovering;
}

QCoro::Task<Result<Recovery>> FlowhubClient::recoverStatus(StatusChange)
{
    // None was ever sent; the next try says Unsupported.
    co_return Recovery{Recovery::Verdict::NotThere, std::nullopt, {}};
}

QCoro::Task<Result<PosOrder>> FlowhubClient::keepOnlyOne(UnclearCreate)
{
    co_return unsupported(u"cannot cancel: whether the order is there twice, staff see at the register"_s);
}

bool FlowhubClient::canResume(const PosOrder &, QDate) const { return false; }

} // namespace Peak
