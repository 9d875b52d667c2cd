#include "sync/pos/shopify/shopifydrafts.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/shopify/shopifyordermapping.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
Result<QJsonObject> draftOf(const QJsonObject &payload)
{
    const auto draft = payload["draftOrder"_L1];
    if (!draft.isObject() || idOf(draft["id"_L1]).isEmpty())
        return Error{Error::Kind::Malformed, u"an answer without a draft"_s};
    return draft.toObject();
}

PosOrderId idOfDraft(const QJsonObject &draft) { return PosOrderId(idOf(draft["id"_L1])); }

bool isRefused(const Error &error)
{
    return error.kind == Error::Kind::Rejected || error.kind == Error::Kind::NotFound;
}
} // namespace

ShopifyDrafts::ShopifyDrafts(ShopifySession &session) : m_session(session) { }

QCoro::Task<Result<QJsonObject>> ShopifyDrafts::create(QJsonObject input)
{
    const QJsonObject variables{{"input"_L1, input}};
    auto writing = m_session.write(u"CreateDraft"_s, u"draftOrderCreate"_s, variables);
    const auto payload = co_await writing;
    co_return payload.andThen(draftOf);
}

QCoro::Task<Result<QJsonObject>> ShopifyDrafts::update(PosOrderId id, QJsonObject input)
{
    const QJsonObject variables{{"id"_L1, id.toString()}, {"input"_L1, input}};
    auto writing = m_session.write(u"UpdateDraft"_s, u"draftOrderUpdate"_s, variables);
    const auto payload = co_await writing;
    co_return payload.andThen(draftOf);
}

QCoro::Task<Result<QJsonObject>> ShopifyDrafts::read(PosOrderId id, Priority priority)
{
    const QJsonObject variables{{"id"_L1, id.toString()}};
    auto asking = m_session.ask(u"ReadDraft"_s, variables, priority);
    const auto data = co_await asking;
    if (!data)
        co_return data.error();
    const auto draft = data->value("draftOrder"_L1);
    if (!draft.isObject())
        co_return Error{Error::Kind::NotFound, u"there is no such draft"_s};
    if (idOf(draft["id"_L1]) != id.toString())
        co_return Error{Error::Kind::Malformed, u"the answer is about another draft"_s};
    co_return draft.toObject();
}

QCoro::Task<Result<Ok>> ShopifyDrafts::remove(PosOrderId id)
{
    const QJsonObject variables{{"id"_L1, id.toString()}};
    auto writing = m_session.write(u"DeleteDraft"_s, u"draftOrderDelete"_s, variables);
    const auto payload = co_await writing;
    if (payload)
        co_return Ok{};
    if (!isRefused(payload.error()))
        co_return payload.error();
    auto reading = read(id, Priority::Order);
    const auto draft = co_await reading;
    if (!draft && draft.error().kind == Error::Kind::NotFound)
        co_return Ok{};
    co_return payload.error();
}

QCoro::Task<Result<QJsonObject>> ShopifyDrafts::complete(QJsonObject draft)
{
    if (ShopifyOrderMapping::isCompleted(draft))
        co_return draft;
    const auto id = idOfDraft(draft);
    if (!draft["ready"_L1].toBool(true)) { // A round trip later it usually is.
        auto reading = read(id, Priority::Order);
        const auto again = co_await reading;
        if (!again)
            co_return again.error();
        if (ShopifyOrderMapping::isCompleted(*again))
            co_return again;
        if (!again->value("ready"_L1).toBool(true))
            co_return Error{Error::Kind::Throttled, u"Shopify still works on the draft"_s, 1s};
    }
    const QJsonObject variables{{"id"_L1, id.toString()}};
    auto writing = m_session.write(u"CompleteDraft"_s, u"draftOrderComplete"_s, variables);
    const auto payload = co_await writing;
    const auto completed = payload.andThen(draftOf);
    if (completed && ShopifyOrderMapping::isCompleted(*completed))
        co_return completed;
    if (completed)
        co_return Error{Error::Kind::InDoubt, u"the completed draft names no order"_s};
    if (!isRefused(completed.error()))
        co_return completed.error();
    auto looking = afterRefusal(id, completed.error());
    co_return co_await looking;
}

/** "Already completed" is a refusal too: what the draft is now tells. */
QCoro::Task<Result<QJsonObject>> ShopifyDrafts::afterRefusal(PosOrderId id, Error refusal)
{
    auto reading = read(id, Priority::Order);
    const auto draft = co_await reading;
    if (!draft)
        co_return draft.error();
    if (ShopifyOrderMapping::isCompleted(*draft))
        co_return draft;
    // An open draft that nobody will complete would look like an order to staff.
    auto removing = remove(id);
    const auto removed = co_await removing;
    if (!removed)
        co_return removed.error().kind == Error::Kind::Rejected ? Error{Error::Kind::InDoubt, removed.error().message}
                                                                : removed.error();
    refusal.kind = Error::Kind::Rejected;
    co_return refusal;
}

} // namespace Peak
