#include "sync/pos/blaze/blazeclient.h"

#include "sync/pos/blaze/blazecartmapping.h"
#include "sync/pos/blaze/blazecatalogmapping.h"
#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr int pageSize = 100; // The most BLAZE answers.
constexpr auto widestRange = 7 * 24h; ///< BLAZE refuses to look at more than seven days.
constexpr auto overlap = 5min; ///< Their clock and ours differ; to see a change twice does no harm.

Capabilities blazeCapabilities()
{
    using enum Capabilities::Identity;
    return Capabilities{
        .preview = true,
        .update = false, // Nothing is published on changing a cart that was placed.
        .cancel = true,
        .resume = false,
        .discountCodes = true,
        .findCustomer = true,
        .createCustomer = true,
        .needsCustomer = true, // A cart belongs to a consumer; a name and a phone make one.
        .incrementalCatalog = true,
        .externalReference = true,
        .idempotentCreate = false,
        .listByStatus = false,
        .settableStatuses = {OrderStatus::Canceled}, // The rest moves stock and money and belongs to the till.
        .identities = {Phone, Email},
    };
}

Error unsupported(const QString &why) { return Error{Error::Kind::Unsupported, why}; }

/** Nothing was ordered yet, so whatever went wrong on the way there may be tried again from the start. */
Error beforeOrdering(Error error)
{
    if (error.kind == Error::Kind::Malformed || error.kind == Error::Kind::InDoubt)
        error.kind = Error::Kind::Unreachable;
    return error;
}

/** "200" in the whole list; "200:1795446245000" in that of changes up to that moment. */
struct Place {
    int start = 0;
    qint64 until = 0;

    static Place of(const CatalogCursor &cursor)
    {
        return {cursor.section(u':', 0, 0).toInt(), cursor.section(u':', 1).toLongLong()};
    }
    [[nodiscard]] CatalogCursor cursor() const
    {
        return until > 0 ? u"%1:%2"_s.arg(start).arg(until) : QString::number(start);
    }
};

QByteArray listPath(const CatalogRequest &request, const Place &place)
{
    const QByteArray start = QByteArray::number(place.start);
    const QByteArray limit = QByteArray::number(pageSize);
    if (place.until == 0)
        return "/store/inventory/products?start=" + start + "&limit=" + limit;
    const QByteArray from = QByteArray::number(toMs(*request.changedSince - overlap));
    return "/store/inventory/products/dates?startDate=" + from + "&endDate=" + QByteArray::number(place.until)
        + "&skip=" + start + "&limit=" + limit;
}
} // namespace

BlazeClient::BlazeClient(BlazeSettings settings, HttpTransport &http, const Clock &clock)
    : m_settings(std::move(settings)), m_clock(clock), m_session(http, clock, m_settings), m_carts(m_session),
      m_customers(m_session), m_recovery(m_carts, m_customers, m_settings), m_capabilities(blazeCapabilities())
{
}

Result<std::unique_ptr<PosClient>> BlazeClient::make(
    const StoreConfig &config, const QHash<QString, QByteArray> &secrets, HttpTransport &http, const Clock &clock)
{
    auto settings = BlazeSettings::fromConfig(config, secrets);
    if (!settings)
        return settings.error();
    return std::unique_ptr<PosClient>(std::make_unique<BlazeClient>(*std::move(settings), http, clock));
}

QCoro::Task<Result<PosOrder>> BlazeClient::create(Order order)
{
    auto naming = m_customers.consumerFor(order);
    const auto consumer = co_await naming;
    if (!consumer)
        co_return beforeOrdering(consumer.error());
    auto placing = m_carts.place(*consumer, order);
    co_return co_await placing;
}

QCoro::Task<Result<PosOrder>> BlazeClient::update(MergeTarget)
{
    co_return unsupported(u"BLAZE publishes no way to change an order that was placed"_s);
}

QCoro::Task<Result<PosOrder>> BlazeClient::updateStatus(StatusChange change)
{
    if (change.order.posOrder.isEmpty())
        co_return Error{Error::Kind::Invalid, u"the order is not at the POS yet"_s};
    if (change.to != OrderStatus::Canceled)
        co_return unsupported(u"BLAZE does not let a kiosk set %1"_s.arg(toWord(change.to)));
    auto canceling = m_carts.cancel(change.order.posOrder);
    co_return co_await canceling;
}

QCoro::Task<Result<QJsonObject>> BlazeClient::pricedCart(Order order)
{
    auto naming = m_customers.consumerOf(order);
    const auto consumer = co_await naming;
    if (!consumer)
        co_return consumer.error();
    if (consumer->isEmpty()) {
        auto asking = m_customers.takesAnonymousOrders();
        const auto anonymous = co_await asking;
        if (!anonymous)
            co_return anonymous.error();
        if (!*anonymous)
            co_return unsupported(u"BLAZE prices carts of known customers only"_s);
    }
    // A cart of its own, filled anew each time: the one of the order must not be in the way of the order.
    const QString name = u"K%1-preview"_s.arg(m_settings.kioskId);
    auto pricing = m_carts.priced(*consumer, order, name);
    co_return co_await pricing;
}

QCoro::Task<Result<Totals>> BlazeClient::preview(Order order)
{
    auto pricing = pricedCart(order);
    const auto cart = co_await pricing;
    if (!cart)
        co_return cart.error();
    co_return BlazeCartMapping::parseTotals(*cart, m_settings.currency);
}

QCoro::Task<Result<PosOrder>> BlazeClient::read(PosOrderId id)
{
    auto reading = m_carts.read(id, Priority::Interactive);
    const auto order = co_await reading;
    if (order || order.error().kind != Error::Kind::NotFound)
        co_return order;
    // A cart that was there and is not any more was deleted; unless it is not BLAZE that answers.
    auto asking = m_session.get("/store", Priority::Interactive);
    const auto store = co_await asking;
    if (!store.andThen(BlazeReply::object))
        co_return order;
    PosOrder removed;
    removed.id = id;
    removed.word = u"deleted"_s;
    removed.status = OrderStatus::Removed;
    co_return Result<PosOrder>(removed);
}

QCoro::Task<Result<StatusNews>> BlazeClient::changedOrders(Instant)
{
    co_return unsupported(u"BLAZE tells about one cart at a time"_s);
}

QCoro::Task<Result<Recovery>> BlazeClient::recoverCreate(UnclearCreate unclear)
{
    auto recovering = m_recovery.create(unclear);
    co_return co_await recovering;
}

QCoro::Task<Result<Recovery>> BlazeClient::recoverUpdate(MergeTarget)
{
    co_return Recovery{Recovery::Verdict::Superseded, std::nullopt, 0s, {}}; // None was ever sent.
}

QCoro::Task<Result<Recovery>> BlazeClient::recoverStatus(StatusChange change)
{
    auto recovering = m_recovery.status(change);
    co_return co_await recovering;
}

QCoro::Task<Result<PosOrder>> BlazeClient::keepOnlyOne(UnclearCreate unclear)
{
    auto keeping = m_recovery.keepOnlyOne(unclear);
    co_return co_await keeping;
}

bool BlazeClient::canResume(const PosOrder &, QDate) const { return false; }

QCoro::Task<Result<QList<Customer>>> BlazeClient::findCustomer(CustomerQuery query)
{
    auto finding = m_customers.find(query);
    co_return co_await finding;
}

QCoro::Task<Result<Customer>> BlazeClient::createCustomer(Customer customer)
{
    auto registering = m_customers.registerConsumer(customer.contact);
    co_return co_await registering;
}

QCoro::Task<Result<CatalogPage>> BlazeClient::catalogPage(CatalogRequest request)
{
    auto place = Place::of(request.cursor);
    const bool recent =
        request.changedSince && m_clock.now() - (*request.changedSince - overlap) < widestRange - overlap;
    if (request.cursor.isEmpty() && recent)
        place.until = toMs(m_clock.now());
    const QByteArray path = listPath(request, place);
    auto asking = m_session.get(path, Priority::Background);
    const auto answer = co_await asking;
    const auto list = answer.andThen(BlazeReply::page);
    if (!list)
        co_return list.error();
    auto page = BlazeCatalogMapping::parsePage(*list, m_settings);
    const auto count = static_cast<int>(list->entries.size());
    place.start += count;
    // Its own count tells the end; where it gives none, a page that is not full does.
    const bool more = list->total >= 0 ? place.start < list->total : count >= pageSize;
    if (more && count > 0)
        page.next = place.cursor();
    co_return page;
}

QCoro::Task<Result<Product>> BlazeClient::product(ProductId id)
{
    const QByteArray path = "/store/inventory/products/" + QUrl::toPercentEncoding(id.toString());
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    const auto json = answer.andThen(BlazeReply::object);
    if (!json)
        co_return json.error();
    const auto product = BlazeCatalogMapping::parseProduct(*json, m_settings);
    if (product && product->id != id)
        co_return Error{Error::Kind::NotFound, u"there is no such product"_s};
    co_return product;
}

} // namespace Peak
