#include "sync/pos/shopify/shopifyrecovery.h"

#include "core/ticketnote.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/shopify/shopifyordermapping.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
/// How long to wait before the first look, and after the first that found nothing. After the second the answer is no.
constexpr std::array<std::chrono::seconds, 2> waits{3s, 10s};
constexpr auto clockError = 10min; ///< Shopify's clock and ours.
constexpr auto indexLag = 10min; ///< By then a search for the tag sees everything.
constexpr int draftsOnPage = 50;
constexpr int mostPages = 10;

Recovery found(const PosOrder &order) { return Recovery{Recovery::Verdict::Found, order, 0s}; }

Recovery verdict(Recovery::Verdict verdict) { return Recovery{verdict, std::nullopt, 0s}; }

Recovery lookAgain(std::chrono::seconds wait) { return Recovery{Recovery::Verdict::LookAgain, std::nullopt, wait}; }

/** The one to keep first: what became an order before open drafts, living before canceled, older before newer. */
bool keepsBefore(const PosOrder &a, const PosOrder &b)
{
    const auto isGone = [](const PosOrder &order) {
        return order.status == OrderStatus::Canceled || order.status == OrderStatus::Removed;
    };
    if (isGone(a) != isGone(b))
        return isGone(b);
    const bool aIsDraft = ShopifyOrderMapping::isDraftId(a.id);
    if (aIsDraft != ShopifyOrderMapping::isDraftId(b.id))
        return !aIsDraft;
    return a.createdAt < b.createdAt;
}

/** Takes over those of a list that bear the reference; the oldest moment on the list. */
Instant collect(const QJsonArray &nodes, const QString &reference, QMap<Instant, PosOrderId> &found)
{
    Instant oldest = Instant::max();
    for (const auto &node : nodes) {
        const auto json = node.toObject();
        const auto created = instantOf(json["createdAt"_L1]);
        oldest = std::min(oldest, created);
        const PosOrderId id(idOf(json["id"_L1]));
        if (!id.isEmpty() && ShopifyOrderMapping::standsFor(json, reference) && !found.values().contains(id))
            found.insert(found.contains(created) ? created + 1ms : created, id);
    }
    return oldest;
}
} // namespace

Recovery::Verdict shopifyMergeVerdict(const PosOrder &draft, const MergeTarget &target)
{
    using enum Recovery::Verdict;
    const bool noted =
        !target.references.isEmpty() && TicketNote::fromText(draft.note).references.contains(target.references.last());
    // Staff may have changed lines since: then the reference in the note is what tells.
    if (noted || ShopifyOrderMapping::sameLines(draft.lines, target.lines))
        return Found;
    const bool open = ShopifyOrderMapping::isDraftId(draft.id) && draft.status == OrderStatus::AwaitingProcessing;
    return open && ShopifyOrderMapping::sameLines(draft.lines, target.before) ? NotThere : Superseded;
}

ShopifyRecovery::ShopifyRecovery(
    ShopifySession &session, ShopifyDrafts &drafts, ShopifyOrders &orders, const Clock &clock)
    : m_session(session), m_drafts(drafts), m_orders(orders), m_clock(clock)
{
}

QCoro::Task<Result<Recovery>> ShopifyRecovery::create(UnclearCreate unclear)
{
    if (unclear.looks <= 0)
        co_return lookAgain(waits.front());
    auto searching = search(unclear);
    const auto seen = co_await searching;
    if (!seen)
        co_return seen.error();
    if (seen->drafts.isEmpty()) {
        auto concluding = nothingFound(unclear, seen->whole);
        co_return co_await concluding;
    }
    auto finishing = finish(seen->drafts.first());
    co_return co_await finishing;
}

QCoro::Task<Result<Recovery>> ShopifyRecovery::nothingFound(UnclearCreate unclear, bool whole)
{
    if (unclear.looks < static_cast<int>(waits.size()))
        co_return lookAgain(waits[static_cast<size_t>(unclear.looks)]);
    auto asking = orderWithoutDraft(unclear);
    const auto order = co_await asking;
    if (!order)
        co_return order.error();
    if (*order)
        co_return found(**order);
    const bool indexed = m_clock.now() - unclear.firstSentAt > indexLag;
    co_return verdict(whole || indexed ? Recovery::Verdict::NotThere : Recovery::Verdict::Unknowable);
}

/** The draft is there: whatever step comes next is taken, or seen to have been taken. */
QCoro::Task<Result<Recovery>> ShopifyRecovery::finish(PosOrderId id)
{
    auto reading = m_drafts.read(id, HttpRequest::Priority::Order);
    auto draft = co_await reading;
    if (!draft && draft.error().kind == Error::Kind::NotFound)
        co_return lookAgain(waits.front()); // It went while we looked.
    if (draft && m_session.settings().completeDrafts) {
        auto completing = m_drafts.complete(*draft);
        draft = co_await completing;
    }
    if (draft) {
        const auto order = m_orders.placed(*draft);
        co_return order.map(found);
    }
    if (draft.error().kind == Error::Kind::Rejected) // Deleted again: sending it anew brings the reason to light.
        co_return verdict(Recovery::Verdict::NotThere);
    co_return draft.error();
}

QCoro::Task<Result<Recovery>> ShopifyRecovery::update(MergeTarget target)
{
    auto reading = m_drafts.read(target.ticket, HttpRequest::Priority::Order);
    const auto draft = co_await reading;
    if (!draft && draft.error().kind == Error::Kind::NotFound)
        co_return verdict(Recovery::Verdict::Superseded);
    const auto order = draft.andThen([&](const QJsonObject &json) { return m_orders.placed(json); });
    if (!order)
        co_return order.error();
    const auto outcome = shopifyMergeVerdict(*order, target);
    co_return outcome == Recovery::Verdict::Found ? found(*order) : verdict(outcome);
}

QCoro::Task<Result<Recovery>> ShopifyRecovery::status(StatusChange change)
{
    auto reading = m_orders.read(change.order.posOrder, HttpRequest::Priority::Order);
    const auto order = co_await reading;
    const bool cancels = change.to == OrderStatus::Canceled;
    if (!order && order.error().kind == Error::Kind::NotFound && cancels) {
        PosOrder gone;
        gone.id = change.order.posOrder;
        gone.word = u"DELETED"_s;
        gone.status = OrderStatus::Canceled;
        co_return found(gone);
    }
    if (!order && order.error().kind != Error::Kind::NotFound)
        co_return order.error();
    if (order && order->status == change.to)
        co_return found(*order);
    if (order && cancels && m_orders.isCanceling(order->id))
        co_return lookAgain(2s);
    co_return verdict(Recovery::Verdict::NotThere); // Writing a tag twice does no harm.
}

QCoro::Task<Result<PosOrder>> ShopifyRecovery::keepOnlyOne(UnclearCreate unclear)
{
    auto searching = search(unclear);
    const auto seen = co_await searching;
    if (!seen)
        co_return seen.error();
    QList<PosOrder> all;
    for (const auto &id : seen->drafts) {
        auto reading = m_drafts.read(id, HttpRequest::Priority::Order);
        const auto draft = co_await reading;
        if (!draft && draft.error().kind == Error::Kind::NotFound)
            continue;
        const auto order = draft.andThen([&](const QJsonObject &json) { return m_orders.placed(json); });
        if (!order)
            co_return order.error();
        // One that only took the reference up in its note is another order's ticket.
        if (order->reference == unclear.order.reference)
            all.append(*order);
    }
    if (all.isEmpty())
        co_return Error{Error::Kind::NotFound, u"no draft has the reference"_s};
    std::ranges::stable_sort(all, keepsBefore);
    for (const auto &extra : all.mid(1)) {
        if (extra.paid || (extra.status && isFinal(*extra.status)))
            continue;
        auto canceling = m_orders.cancel(extra, extra.id, u"The same order came twice"_s);
        const auto canceled = co_await canceling;
        if (!canceled && canceled.error().kind != Error::Kind::InDoubt)
            co_return canceled.error();
    }
    if (!ShopifyOrderMapping::isDraftId(all.first().id) || !m_session.settings().completeDrafts)
        co_return Result<PosOrder>(all.first());
    auto finishing = finish(all.first().id);
    const auto finished = co_await finishing;
    if (!finished)
        co_return finished.error();
    if (!finished->order)
        co_return Error{Error::Kind::NotFound, u"the draft could not be completed"_s};
    co_return Result<PosOrder>(*finished->order);
}

QCoro::Task<Result<ShopifyRecovery::Search>> ShopifyRecovery::search(UnclearCreate unclear)
{
    QMap<Instant, PosOrderId> drafts;
    auto newest = searchNewest(unclear, &drafts);
    const auto whole = co_await newest;
    if (!whole)
        co_return whole.error();
    if (drafts.isEmpty()) {
        auto byTag = searchTag(unclear, &drafts);
        const auto searched = co_await byTag;
        if (!searched)
            co_return searched.error();
    }
    co_return Search{drafts.values(), *whole};
}

/** True when the list was read back to before the order was first sent. */
QCoro::Task<Result<bool>> ShopifyRecovery::searchNewest(UnclearCreate unclear, QMap<Instant, PosOrderId> *found)
{
    QJsonObject variables{{"n"_L1, draftsOnPage}};
    for (int page = 0; page < mostPages; ++page) {
        auto asking = m_session.ask(u"NewestDrafts"_s, variables, HttpRequest::Priority::Order);
        const auto data = co_await asking;
        if (!data)
            co_return data.error();
        const auto list = data->value("draftOrders"_L1).toObject();
        if (!list["nodes"_L1].isArray())
            co_return Error{Error::Kind::Malformed, u"the answer holds no list of drafts"_s};
        const auto oldest = collect(list["nodes"_L1].toArray(), unclear.order.reference, *found);
        const bool more = list["pageInfo"_L1]["hasNextPage"_L1].toBool();
        if (!more || oldest < unclear.firstSentAt - clockError)
            co_return true;
        variables["after"_L1] = list["pageInfo"_L1]["endCursor"_L1];
    }
    co_return false;
}

QCoro::Task<Result<Ok>> ShopifyRecovery::searchTag(UnclearCreate unclear, QMap<Instant, PosOrderId> *found)
{
    const QJsonObject variables{{"q"_L1, u"tag:%1"_s.arg(ShopifyOrderMapping::referenceTag(unclear.order.reference))}};
    auto asking = m_session.ask(u"FindDrafts"_s, variables, HttpRequest::Priority::Order);
    const auto data = co_await asking;
    if (!data)
        co_return data.error();
    collect(data->value("draftOrders"_L1)["nodes"_L1].toArray(), unclear.order.reference, *found);
    co_return Ok{};
}

/** Somebody may have tidied the draft away after it became an order. */
QCoro::Task<Result<std::optional<PosOrder>>> ShopifyRecovery::orderWithoutDraft(UnclearCreate unclear)
{
    const QString reference = unclear.order.reference;
    const QJsonObject variables{{"q"_L1, u"tag:%1"_s.arg(ShopifyOrderMapping::referenceTag(reference))}};
    auto asking = m_session.ask(u"FindOrders"_s, variables, HttpRequest::Priority::Order);
    const auto data = co_await asking;
    if (!data)
        co_return data.error();
    for (const auto &node : data->value("orders"_L1)["nodes"_L1].toArray()) {
        const auto json = node.toObject();
        if (!ShopifyOrderMapping::standsFor(json, reference))
            continue;
        const auto order = ShopifyOrderMapping::parseOrder(json, m_session.settings());
        if (!order)
            co_return order.error();
        co_return std::optional<PosOrder>(*order);
    }
    co_return std::optional<PosOrder>();
}

} // namespace Peak
