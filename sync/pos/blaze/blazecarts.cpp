#include "sync/pos/blaze/blazecarts.h"

#include "sync/pos/blaze/blazecartmapping.h"
#include "sync/pos/jsonread.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int pageSize = 100;
constexpr int mostPages = 100;

QByteArray encoded(const QString &text) { return QUrl::toPercentEncoding(text); }

/** "?cuid=…", or nothing for an order without a consumer. */
QByteArray consumerQuery(const CustomerId &consumer)
{
    return consumer.isEmpty() ? QByteArray() : "?cuid=" + encoded(consumer.toString());
}

QByteArray cartPath(const PosOrderId &id) { return "/store/cart/" + encoded(id.toString()); }

/** Until a cart is submitted nothing has happened that could not simply be done again. */
Error beforeSubmit(Error error)
{
    if (error.kind == Error::Kind::Malformed || error.kind == Error::Kind::InDoubt)
        error.kind = Error::Kind::Unreachable;
    return error;
}

Error rejected(const QString &why) { return Error{Error::Kind::Rejected, why}; }

/** "Cart is already placed": seen when a submit is repeated that went through the first time. */
bool saysItIsPlaced(const Error &error)
{
    static const QRegularExpression words(
        u"already (placed|submitted)|duplicate"_s, QRegularExpression::CaseInsensitiveOption);
    return error.kind == Error::Kind::Rejected && words.match(error.message).hasMatch();
}

/** A cart without an id could not be found again. */
Result<QJsonObject> requireId(const QJsonObject &cart)
{
    if (idOf(cart["id"_L1]).isEmpty())
        return Error{Error::Kind::Malformed, u"a cart without an id"_s};
    return cart;
}
} // namespace

BlazeCarts::BlazeCarts(BlazeSession &session) : m_session(session) { }

QCoro::Task<Result<QJsonObject>> BlazeCarts::active(CustomerId consumer, QString name, Priority priority)
{
    QByteArray path = "/store/cart/active?";
    if (!consumer.isEmpty())
        path += "cuid=" + encoded(consumer.toString()) + '&';
    path += "sessionId=" + encoded(name) + "&externalId=" + encoded(name);
    auto asking = m_session.get(path, priority);
    const auto answer = co_await asking;
    co_return answer.andThen(BlazeReply::object).andThen(requireId);
}

QCoro::Task<Result<QJsonObject>> BlazeCarts::prepare(CustomerId consumer, QJsonObject cart, Priority priority)
{
    const QByteArray path = "/store/cart/prepare" + consumerQuery(consumer);
    auto asking = m_session.ask(path, cart, priority);
    const auto answer = co_await asking;
    const auto prepared = answer.andThen(BlazeReply::object).andThen(requireId);
    if (!prepared)
        co_return prepared;
    if ((*prepared)["id"_L1] != cart["id"_L1])
        co_return Error{Error::Kind::Malformed, u"the answer is about another cart"_s};
    if (const QString why = BlazeCartMapping::refusalIn(*prepared); !why.isEmpty())
        co_return rejected(why);
    co_return prepared;
}

QCoro::Task<Result<QJsonObject>> BlazeCarts::priced(CustomerId consumer, Order order, QString name)
{
    auto opening = active(consumer, name, Priority::Interactive);
    const auto cart = co_await opening;
    if (!cart)
        co_return cart;
    if (!BlazeCartMapping::isFree(*cart, name))
        co_return Error{Error::Kind::Conflict, u"another cart of this customer is open"_s};
    const auto wanted = BlazeCartMapping::filled(*cart, order, name);
    auto preparing = prepare(consumer, wanted, Priority::Interactive);
    co_return co_await preparing;
}

QCoro::Task<Result<QJsonObject>> BlazeCarts::openCart(CustomerId consumer, QString reference)
{
    if (const auto known = submitted(reference); !known.isEmpty()) {
        auto reading = readRaw(known, Priority::Order);
        const auto cart = co_await reading;
        if (cart || cart.error().kind != Error::Kind::NotFound)
            co_return cart;
        m_submitted.remove(reference); // It expired before anybody saw it.
    }
    auto opening = active(consumer, reference, Priority::Order);
    co_return co_await opening;
}

QCoro::Task<Result<PosOrder>> BlazeCarts::place(CustomerId consumer, Order order)
{
    auto opening = openCart(consumer, order.reference);
    const auto cart = co_await opening;
    if (!cart)
        co_return beforeSubmit(cart.error());
    if (BlazeCartMapping::isPlaced(*cart) && BlazeCartMapping::bears(*cart, order.reference))
        co_return parsed(*cart); // An earlier try that got through.
    if (!BlazeCartMapping::isFree(*cart, order.reference))
        co_return rejected(u"another cart of this customer is open at the shop; finish or empty it first"_s);
    const auto wanted = BlazeCartMapping::filled(*cart, order, order.reference);
    auto preparing = prepare(consumer, wanted, Priority::Order);
    const auto prepared = co_await preparing;
    if (!prepared && saysItIsPlaced(prepared.error())) {
        auto refusing = afterRefusal(PosOrderId(idOf((*cart)["id"_L1])), order.reference, prepared.error());
        co_return co_await refusing;
    }
    if (!prepared)
        co_return beforeSubmit(prepared.error());
    if (!BlazeCartMapping::holds(*prepared, targetLines(order.lines)))
        co_return rejected(u"BLAZE changed the lines of the order"_s);
    auto submitting = submit(consumer, *prepared, order.reference);
    co_return co_await submitting;
}

QCoro::Task<Result<PosOrder>> BlazeCarts::submit(CustomerId consumer, QJsonObject cart, QString reference)
{
    const PosOrderId id(idOf(cart["id"_L1]));
    remember(reference, id);
    const QByteArray path = "/store/cart/submitCart/" + encoded(id.toString()) + consumerQuery(consumer);
    auto writing = m_session.write("POST", path, cart);
    const auto answer = co_await writing;
    if (!answer && answer.error().kind == Error::Kind::Rejected) {
        auto refusing = afterRefusal(id, reference, answer.error());
        co_return co_await refusing;
    }
    const auto placed = answer.andThen(BlazeReply::object).andThen(requireId);
    if (!placed)
        co_return placed.error();
    if (idOf((*placed)["id"_L1]) != id.toString())
        co_return Error{Error::Kind::Malformed, u"the answer is about another cart"_s};
    const QString why = BlazeCartMapping::refusalIn(*placed);
    if (!BlazeCartMapping::isPlaced(*placed) && why.isEmpty())
        co_return Error{Error::Kind::Malformed, u"the cart was not placed, and BLAZE does not say why"_s};
    m_submitted.remove(reference);
    if (!BlazeCartMapping::isPlaced(*placed))
        co_return rejected(why);
    co_return parsed(*placed);
}

/** What the cart shows now tells whether an earlier try of this order got through. */
QCoro::Task<Result<PosOrder>> BlazeCarts::afterRefusal(PosOrderId id, QString reference, Error refusal)
{
    auto reading = readRaw(id, Priority::Order);
    const auto now = co_await reading;
    const bool placed = now && BlazeCartMapping::isPlaced(*now);
    if (!placed && saysItIsPlaced(refusal)) {
        remember(reference, id);
        co_return Error{.kind = Error::Kind::InDoubt, .message = refusal.message, .alreadyThere = true};
    }
    m_submitted.remove(reference);
    if (placed && BlazeCartMapping::bears(*now, reference))
        co_return parsed(*now);
    co_return refusal;
}

QCoro::Task<Result<QJsonObject>> BlazeCarts::readRaw(PosOrderId id, Priority priority)
{
    auto asking = m_session.get(cartPath(id), priority);
    const auto answer = co_await asking;
    const auto cart = answer.andThen(BlazeReply::object).andThen(requireId);
    if (cart && idOf((*cart)["id"_L1]) != id.toString())
        co_return Error{Error::Kind::Malformed, u"the answer is about another cart"_s};
    co_return cart;
}

QCoro::Task<Result<PosOrder>> BlazeCarts::read(PosOrderId id, Priority priority)
{
    auto reading = readRaw(id, priority);
    const auto cart = co_await reading;
    co_return parsed(cart);
}

Result<PosOrder> BlazeCarts::parsed(const Result<QJsonObject> &cart) const
{
    if (!cart)
        return cart.error();
    return BlazeCartMapping::parse(*cart, m_session.settings().currency);
}

QCoro::Task<Result<QList<QJsonObject>>> BlazeCarts::history(CustomerId consumer, QString name)
{
    QList<QJsonObject> found;
    QSet<QString> seen;
    for (int page = 0; page < mostPages; ++page) {
        const QByteArray path = "/store/cart/history?cuid=" + encoded(consumer.toString())
            + "&start=" + QByteArray::number(page * pageSize) + "&limit=" + QByteArray::number(pageSize);
        auto asking = m_session.get(path, Priority::Order);
        const auto answer = co_await asking;
        const auto carts = answer.andThen(BlazeReply::page);
        if (!carts)
            co_return carts.error();
        for (const auto &entry : carts->entries) {
            const auto cart = entry.toObject();
            const QString id = idOf(cart["id"_L1]);
            if (!seen.contains(id) && BlazeCartMapping::bears(cart, name))
                found.append(cart);
            seen.insert(id);
        }
        const bool more = carts->total > (page + 1) * pageSize;
        if (carts->entries.isEmpty() || (carts->entries.size() < pageSize && !more))
            co_return found;
    }
    co_return Error{Error::Kind::Malformed, u"the list of carts does not end"_s};
}

QCoro::Task<Result<PosOrder>> BlazeCarts::cancel(PosOrderId id)
{
    // Twice: staff may accept the order between our look and our call, and then the other call is the right one.
    Error refused{Error::Kind::Conflict, u"the order can no longer be canceled"_s};
    for (int attempt = 0; attempt < 2; ++attempt) {
        auto reading = readRaw(id, Priority::Order);
        const auto cart = co_await reading;
        const auto order = parsed(cart);
        if (!order)
            co_return order.error();
        if (order->status == OrderStatus::Canceled)
            co_return order;
        if (order->status && isFinal(*order->status))
            co_return Error{Error::Kind::Conflict, u"the order is %1 already"_s.arg(order->word)};
        auto canceling = cancelAs(*cart);
        const auto canceled = co_await canceling;
        if (canceled
            || (canceled.error().kind != Error::Kind::Rejected && canceled.error().kind != Error::Kind::NotFound))
            co_return canceled;
        refused.message = canceled.error().message;
    }
    co_return refused;
}

QCoro::Task<Result<PosOrder>> BlazeCarts::cancelAs(QJsonObject cart)
{
    const PosOrderId id(idOf(cart["id"_L1]));
    const QString transaction = idOf(cart["transactionId"_L1]);
    const bool accepted = !transaction.isEmpty();
    const QByteArray path =
        accepted ? "/transactions/" + encoded(transaction) : "/store/cart/cancelCart/" + encoded(id.toString());
    const QJsonObject body = accepted ? QJsonObject{{"reason"_L1, u"Canceled at the kiosk"_s}} : QJsonObject();
    auto writing = m_session.write("DELETE", path, body);
    const auto answer = co_await writing;
    if (!answer && answer.error().kind != Error::Kind::Malformed)
        co_return answer.error();
    // The one call answers with the cart, the other with nothing: what the cart says now is the truth.
    auto reading = read(id, Priority::Order);
    const auto order = co_await reading;
    if (!order)
        co_return Error{Error::Kind::InDoubt, order.error().message};
    if (order->status != OrderStatus::Canceled)
        co_return Error{Error::Kind::InDoubt, u"the cancellation does not show yet"_s};
    co_return order;
}

} // namespace Peak
