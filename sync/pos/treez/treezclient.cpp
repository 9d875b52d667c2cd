#include "sync/pos/treez/treezclient.h"

#include "sync/pos/treez/treezticketmapping.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
Capabilities treezCapabilities()
{
    using enum OrderStatus;
    using enum Capabilities::Identity;
    return Capabilities{
        .preview = true,
        .update = true,
        .cancel = true,
        .resume = true,
        .discountCodes = true,
        .findCustomer = true,
        .createCustomer = true,
        .needsCustomer = false,
        .incrementalCatalog = true,
        .externalReference = true,
        .idempotentCreate = false,
        .listByStatus = true,
        .settableStatuses = {VerificationPending, AwaitingProcessing, InProcess, PackedReady, OutForDelivery, Canceled},
        .identities = {Phone, Email, Name},
    };
}

Result<PosOrder> requireReference(const PosOrder &ticket, const QString &reference)
{
    if (ticket.reference != reference)
        return Error{Error::Kind::Malformed, u"the answer is about another order"_s};
    return ticket;
}
} // namespace

TreezClient::TreezClient(
    TreezSettings settings, HttpTransport &http, const Clock &clock, std::unique_ptr<TreezAuth> auth)
    : m_settings(std::move(settings)), m_clock(clock), m_auth(std::move(auth)),
      m_session(http, *m_auth, clock, m_settings), m_tickets(m_session), m_recovery(m_session, m_tickets, clock),
      m_capabilities(treezCapabilities())
{
}

Result<std::unique_ptr<PosClient>> TreezClient::make(
    const StoreConfig &config, const QHash<QString, QByteArray> &secrets, HttpTransport &http, const Clock &clock)
{
    auto settings = TreezSettings::fromConfig(config);
    std::unique_ptr<TreezAuth> auth;
    if (settings.auth == TreezSettings::Auth::Token) {
        const QByteArray key = secrets.value(u"pos.api_key"_s).trimmed();
        auth = std::make_unique<TreezTokenAuth>(http, clock, settings, key);
    } else {
        auto signer = TreezSignatureAuth::fromPem(secrets.value(u"pos.private_key"_s), clock, settings);
        if (!signer)
            return signer.error();
        auth = std::move(*signer);
    }
    return std::unique_ptr<PosClient>(std::make_unique<TreezClient>(std::move(settings), http, clock, std::move(auth)));
}

QCoro::Task<Result<PosOrder>> TreezClient::create(Order order)
{
    const auto body = TreezTicketMapping::createBody(order, m_settings);
    auto writing = m_session.write("POST", "/ticket/detailticket", body, TreezReply::Call::Create);
    const auto answer = co_await writing;
    const auto raw = answer.andThen(TreezReply::single);
    if (!raw)
        co_return raw.error();
    const auto ticket = TreezTicketMapping::parseTicket(*raw, m_settings.currency);
    if (!ticket)
        co_return ticket.error();
    co_return requireReference(*ticket, order.reference);
}

QCoro::Task<Result<PosOrder>> TreezClient::update(MergeTarget target)
{
    const Error changed{Error::Kind::Conflict, u"the ticket changed meanwhile"_s};
    auto reading = m_tickets.readRaw(target.ticket, Priority::Order);
    const auto raw = co_await reading;
    if (!raw)
        co_return raw.error().kind == Error::Kind::NotFound ? changed : raw.error();
    const auto before = TreezTicketMapping::parseTicket(*raw, m_settings.currency);
    if (!before)
        co_return before.error();
    const auto verdict = treezMergeVerdict(*before, target);
    if (verdict == Recovery::Verdict::Found)
        co_return *before;
    if (verdict != Recovery::Verdict::NotThere || before->customer != target.customer)
        co_return changed;
    const auto body = TreezTicketMapping::updateBody(*raw, target, m_settings);
    auto putting = m_tickets.put(target.ticket, body);
    const auto after = co_await putting;
    if (after && !TreezTicketMapping::sameLines(after->lines, target.lines))
        co_return Error{Error::Kind::Malformed, u"the ticket does not hold what was sent"_s};
    co_return after;
}

QCoro::Task<Result<PosOrder>> TreezClient::updateStatus(StatusChange change)
{
    if (change.order.posOrder.isEmpty())
        co_return Error{Error::Kind::Invalid, u"the order has no ticket yet"_s};
    auto setting = m_tickets.setStatus(change.order.posOrder, change.to);
    co_return co_await setting;
}

QCoro::Task<Result<Totals>> TreezClient::preview(Order order)
{
    auto asking = previewTicket(order);
    const auto ticket = co_await asking;
    if (!ticket)
        co_return ticket.error();
    co_return TreezTicketMapping::parseTotals(*ticket, m_settings.currency);
}

QCoro::Task<Result<QJsonObject>> TreezClient::previewTicket(Order order)
{
    const auto body = TreezTicketMapping::createBody(order, m_settings);
    auto asking = m_session.ask("/ticket/previewticket", body);
    const auto answer = co_await asking;
    co_return answer.andThen(TreezReply::single);
}

QCoro::Task<Result<PosOrder>> TreezClient::read(PosOrderId id)
{
    auto reading = m_tickets.read(id, Priority::Interactive);
    co_return co_await reading;
}

QCoro::Task<Result<Recovery>> TreezClient::recoverCreate(UnclearCreate unclear)
{
    auto recovering = m_recovery.create(unclear);
    co_return co_await recovering;
}

QCoro::Task<Result<Recovery>> TreezClient::recoverUpdate(MergeTarget target)
{
    auto recovering = m_recovery.update(target);
    co_return co_await recovering;
}

QCoro::Task<Result<Recovery>> TreezClient::recoverStatus(StatusChange change)
{
    auto recovering = m_recovery.status(change);
    co_return co_await recovering;
}

QCoro::Task<Result<PosOrder>> TreezClient::keepOnlyOne(UnclearCreate unclear)
{
    auto keeping = m_recovery.keepOnlyOne(unclear);
    co_return co_await keeping;
}

bool TreezClient::canResume(const PosOrder &open, QDate today) const
{
    // By the word, not the status: a DRAFT reads as awaiting too, but somebody at the shop is writing it.
    return open.word == "AWAITING_PROCESSING"_L1 && !open.paid && open.fromKiosk && !open.customer.isEmpty()
        && !open.lines.isEmpty() && toDateTime(open.createdAt).toTimeZone(m_settings.timeZone).date() == today;
}

} // namespace Peak
