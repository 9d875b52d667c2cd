#include "sync/pos/shopify/shopifyclient.h"

#include "sync/pos/shopify/shopifyordermapping.h"
#include "sync/pos/shopify/shopifyreply.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** Completed orders can only be edited through calls of their own: a ticket grows only while it is an open draft. */
Capabilities shopifyCapabilities(const ShopifySettings &settings)
{
    using enum OrderStatus;
    using enum Capabilities::Identity;
    return Capabilities{
        .preview = true,
        .update = !settings.completeDrafts,
        .cancel = true,
        .resume = !settings.completeDrafts,
        .discountCodes = true,
        .findCustomer = true,
        .createCustomer = true,
        .needsCustomer = false,
        .incrementalCatalog = true,
        .externalReference = true,
        .idempotentCreate = false,
        .listByStatus = false,
        .settableStatuses = {VerificationPending, AwaitingProcessing, InProcess, PackedReady, OutForDelivery, Canceled},
        .identities = {Phone, Email, Name},
    };
}
} // namespace

ShopifyClient::ShopifyClient(ShopifySettings settings, HttpTransport &http, const Clock &clock, QByteArray secret)
    : m_settings(std::move(settings)), m_clock(clock), m_auth(http, clock, m_settings, std::move(secret)),
      m_session(http, m_auth, clock, m_settings), m_drafts(m_session), m_orders(m_session, m_drafts, clock),
      m_recovery(m_session, m_drafts, m_orders, clock), m_capabilities(shopifyCapabilities(m_settings))
{
}

Result<std::unique_ptr<PosClient>> ShopifyClient::make(
    const StoreConfig &config, const QHash<QString, QByteArray> &secrets, HttpTransport &http, const Clock &clock)
{
    auto settings = ShopifySettings::fromConfig(config);
    if (!settings)
        return settings.error();
    const bool fixed = settings->auth == ShopifySettings::Auth::Static;
    const auto secret = secrets.value(fixed ? u"pos.access_token"_s : u"pos.client_secret"_s).trimmed();
    return std::unique_ptr<PosClient>(std::make_unique<ShopifyClient>(*std::move(settings), http, clock, secret));
}

void ShopifyClient::watch(const PosOrder &order)
{
    if (order.status && isFinal(*order.status))
        m_watched.remove(order.id);
    else if (order.fromKiosk)
        m_watched.insert(order.id);
}

QCoro::Task<Result<PosOrder>> ShopifyClient::create(Order order)
{
    auto placing = m_orders.place(order);
    const auto placed = co_await placing;
    if (placed)
        watch(*placed);
    co_return placed;
}

QCoro::Task<Result<PosOrder>> ShopifyClient::update(MergeTarget target)
{
    const Error changed{Error::Kind::Conflict, u"the draft changed meanwhile"_s};
    if (!ShopifyOrderMapping::isDraftId(target.ticket))
        co_return Error{Error::Kind::Unsupported, u"a completed order is edited in Shopify's administration"_s};
    auto reading = m_drafts.read(target.ticket, Priority::Order);
    const auto draft = co_await reading;
    if (!draft)
        co_return draft.error().kind == Error::Kind::NotFound ? changed : draft.error();
    const auto before = m_orders.placed(*draft);
    if (!before)
        co_return before.error();
    const auto verdict = shopifyMergeVerdict(*before, target);
    if (verdict == Recovery::Verdict::Found)
        co_return before;
    // Beyond a hundred lines we do not see all that a replacement would throw away.
    const bool all = !draft->value("lineItems"_L1)["pageInfo"_L1]["hasNextPage"_L1].toBool();
    if (verdict != Recovery::Verdict::NotThere || before->customer != target.customer || !all)
        co_return changed;
    const auto input = ShopifyOrderMapping::updateInput(*draft, target);
    auto updating = m_drafts.update(target.ticket, input);
    const auto updated = co_await updating;
    const auto after = updated.andThen([&](const QJsonObject &json) { return m_orders.placed(json); });
    if (after && !ShopifyOrderMapping::sameLines(after->lines, target.lines))
        co_return Error{Error::Kind::Malformed, u"the draft does not hold what was sent"_s};
    co_return after;
}

QCoro::Task<Result<PosOrder>> ShopifyClient::updateStatus(StatusChange change)
{
    if (change.order.posOrder.isEmpty())
        co_return Error{Error::Kind::Invalid, u"the order is not at Shopify yet"_s};
    auto setting = m_orders.setStatus(change);
    const auto order = co_await setting;
    if (order)
        watch(*order);
    co_return order;
}

QCoro::Task<Result<Totals>> ShopifyClient::preview(Order order)
{
    auto calculating = calculated(order);
    const auto draft = co_await calculating;
    if (!draft)
        co_return draft.error();
    co_return ShopifyOrderMapping::parseTotals(*draft, m_settings.currency);
}

/** A mutation by name only: it stores nothing. */
QCoro::Task<Result<QJsonObject>> ShopifyClient::calculated(Order order)
{
    const QJsonObject variables{{"input"_L1, ShopifyOrderMapping::previewInput(order)}};
    auto asking = m_session.ask(u"Preview"_s, variables, Priority::Interactive);
    const auto data = co_await asking;
    const auto payload =
        data.andThen([](const QJsonObject &whole) { return ShopifyReply::payload(whole, u"draftOrderCalculate"_s); });
    if (!payload)
        co_return payload.error();
    const auto draft = payload->value("calculatedDraftOrder"_L1);
    if (!draft.isObject())
        co_return Error{Error::Kind::Malformed, u"an answer without a calculation"_s};
    co_return draft.toObject();
}

QCoro::Task<Result<PosOrder>> ShopifyClient::read(PosOrderId id)
{
    auto reading = m_orders.read(id, Priority::Interactive);
    co_return co_await reading;
}

QCoro::Task<Result<Recovery>> ShopifyClient::recoverCreate(UnclearCreate unclear)
{
    auto recovering = m_recovery.create(unclear);
    const auto recovery = co_await recovering;
    if (recovery && recovery->order)
        watch(*recovery->order);
    co_return recovery;
}

QCoro::Task<Result<Recovery>> ShopifyClient::recoverUpdate(MergeTarget target)
{
    auto recovering = m_recovery.update(target);
    co_return co_await recovering;
}

QCoro::Task<Result<Recovery>> ShopifyClient::recoverStatus(StatusChange change)
{
    auto recovering = m_recovery.status(change);
    co_return co_await recovering;
}

QCoro::Task<Result<PosOrder>> ShopifyClient::keepOnlyOne(UnclearCreate unclear)
{
    auto keeping = m_recovery.keepOnlyOne(unclear);
    co_return co_await keeping;
}

bool ShopifyClient::canResume(const PosOrder &open, QDate today) const
{
    // By the word: with an invoice sent, somebody at the shop is dealing with it.
    return m_capabilities.resume && ShopifyOrderMapping::isDraftId(open.id) && open.word == "OPEN"_L1 && open.fromKiosk
        && !open.customer.isEmpty() && !open.lines.isEmpty()
        && toDateTime(open.createdAt).toTimeZone(m_settings.timeZone).date() == today;
}

} // namespace Peak
