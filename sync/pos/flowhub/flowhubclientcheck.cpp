// FlowhubClient: the connection test, in words for whoever installs the kiosk.
#include "sync/pos/flowhub/flowhubclient.h"

#include "sync/pos/connectioncheck.h"
#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
// What is asked for decides who may grant it: `asked` is the advice.
constexpr ConnectionWords words{
    .pos = "Flowhub"_L1,
    .silent = "Flowhub does not answer. Check the network of the kiosk, base_url and auth_url."_L1,
    .unauthorized = "%2 (%1)"_L1,
    .notFound = "Flowhub does not know this call or location. Check base_url and location_id."_L1,
    .unexpected = "Flowhub gave an unexpected answer (%1). Check base_url."_L1,
    .wrongClock = "Set it right: lost orders are looked for by their time."_L1,
    .noProducts = "Flowhub lists no goods. The store must mark a room as for sale and have goods in it."_L1,
    .products = "Flowhub lists %1 products in stock."_L1,
};

constexpr auto keyAdvice =
    "Flowhub refuses the client id and key. Whoever manages the store's Flowhub account can issue new ones; "
    "check api_client_id and the secret pos.api_key."_L1;
constexpr auto tokenAdvice =
    "Order Ahead refuses the kiosk. Check auth0_client_id, the secret pos.auth0_client_secret and audience; Flowhub "
    "issues these for each location when the store asks for Order Ahead."_L1;
constexpr auto customersAdvice = "The key may not read customers; the store's Flowhub account grants it."_L1;
constexpr auto listsAdvice = "The key may not read order lists; lost orders then wait for staff."_L1;
} // namespace

QCoro::Task<Result<QList<ConnectionCheck>>> FlowhubClient::testConnection()
{
    QList<ConnectionCheck> checks;
    auto key = checkKey();
    checks.append(co_await key);
    checks.append(words.clock(m_session.clockOffset()));
    auto counting = inventory(Priority::Interactive);
    const auto snapshot = co_await counting;
    checks.append(words.catalog(snapshot.map(&FlowhubSnapshot::size), keyAdvice));
    // A number that is kept for fiction: the answer is "nobody", which is what a granted call says.
    auto asking = customersAt("/v1/customers/findByPhoneNumber?phone_number=2025550100");
    const auto nobody = co_await asking;
    checks.append(
        words.granted(u"customers"_s, nobody, u"The kiosk may look customers up by phone."_s, customersAdvice));
    auto orderAhead = checkOrderAhead();
    checks.append(co_await orderAhead);
    auto lists = checkOrderLists();
    checks.append(co_await lists);
    co_return checks;
}

QCoro::Task<ConnectionCheck> FlowhubClient::checkKey()
{
    const QString what = u"credentials"_s;
    auto asking = m_session.get("/v0/clientsLocations", Priority::Interactive);
    const auto answer = co_await asking;
    if (!answer)
        co_return words.failed(what, answer.error(), keyAdvice);
    QStringList known;
    for (const auto &location : FlowhubReply::elements(*answer, "data"_L1)) {
        const QString id = idOf(location["locationId"_L1]);
        const QString name = lineOf(location["locationName"_L1]);
        if (id == m_settings.locationId)
            co_return ConnectionCheck{what, true, u"Flowhub accepts the key; this is \"%1\"."_s.arg(name)};
        known.append(u"%1 (%2)"_s.arg(id, name));
    }
    co_return ConnectionCheck{
        what, false, u"The key is good, but location_id is none of its locations: %1."_s.arg(known.join(u", "_s))};
}

QCoro::Task<ConnectionCheck> FlowhubClient::checkOrderAhead()
{
    const QString what = u"order ahead"_s;
    // An order nobody has: a granted call says that it does not know it.
    const PosOrderId nobodys(u"00000000-0000-4000-8000-000000000000"_s);
    auto asking = m_recovery.status(nobodys, Priority::Interactive);
    const auto answer = co_await asking;
    auto check =
        words.granted(what, answer, u"Order Ahead accepts the kiosk. It cannot cancel or price orders."_s, tokenAdvice);
    if (check.passed && !m_auth.scope().isEmpty() && !m_auth.scope().contains("create:orders"_L1))
        co_return ConnectionCheck{what, false,
            u"The Order Ahead credentials may not create orders (%1). Ask Flowhub for that right."_s.arg(
                m_auth.scope())};
    co_return check;
}

QCoro::Task<ConnectionCheck> FlowhubClient::checkOrderLists()
{
    auto listing = m_sales.ofLocation(m_clock.now());
    const auto sales = co_await listing;
    if (!sales)
        co_return words.failed(u"order lists"_s, sales.error(), listsAdvice);
    co_return ConnectionCheck{
        u"order lists"_s, true, u"%1 orders since yesterday; lost orders can be looked for."_s.arg(sales->size())};
}

} // namespace Peak
