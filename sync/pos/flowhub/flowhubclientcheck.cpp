// FlowhubClient: the connection test, in words for whoever installs the kiosk.
#include "sync/pos/flowhub/flowhubclient.h"

#include "sync/pos/flowhub/flowhubcatalogmapping.h"
#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto largestOffset = 60s; ///< A day of the order lists begins that much too early or late at most.

QString adviceFor(const Error &error, QLatin1StringView unauthorised)
{
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::InDoubt:
        return u"Flowhub does not answer. Check the network of the kiosk, base_url and auth_url."_s;
    case Error::Kind::Throttled:
        return u"Flowhub asks us to wait. Try again in a minute."_s;
    case Error::Kind::Unauthorized:
        return u"%1 (%2)"_s.arg(unauthorised, error.message);
    case Error::Kind::NotFound:
        return u"Flowhub does not know this call or location. Check base_url and location_id."_s;
    case Error::Kind::Malformed:
    case Error::Kind::Rejected:
    case Error::Kind::Conflict:
    case Error::Kind::Unsupported:
    case Error::Kind::Invalid:
    case Error::Kind::Storage:
        return u"Flowhub gave an unexpected answer (%1). Check base_url."_s.arg(error.message);
    }
    Q_UNREACHABLE();
}

constexpr auto keyAdvice =
    "Flowhub refuses the client id and key. Whoever manages the store's Flowhub account can issue new ones; "
    "check api_client_id and the secret pos.api_key."_L1;
constexpr auto tokenAdvice =
    "Order Ahead refuses the kiosk. Check auth0_client_id, the secret pos.auth0_client_secret and audience; Flowhub "
    "issues these for each location when the store asks for Order Ahead."_L1;
} // namespace

QCoro::Task<Result<QList<ConnectionCheck>>> FlowhubClient::testConnection()
{
    QList<ConnectionCheck> checks;
    auto key = checkKey();
    checks.append(co_await key);
    checks.append(checkClock());
    auto catalog = checkCatalog();
    checks.append(co_await catalog);
    auto customers = checkCustomers();
    checks.append(co_await customers);
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
        co_return ConnectionCheck{what, false, adviceFor(answer.error(), keyAdvice)};
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

ConnectionCheck FlowhubClient::checkClock() const
{
    const auto offset = m_session.clockOffset();
    if (!offset)
        return {u"clock"_s, false, u"Flowhub did not say what time it is."_s};
    const auto size = std::chrono::abs(*offset);
    if (size <= largestOffset)
        return {u"clock"_s, true, u"The clock of the kiosk is right."_s};
    return {u"clock"_s, false,
        u"The clock of the kiosk is %1 seconds %2. Set it right: lost orders are looked for by their time."_s
            .arg(size.count())
            .arg(*offset > 0s ? u"behind"_s : u"ahead"_s)};
}

QCoro::Task<ConnectionCheck> FlowhubClient::checkCatalog()
{
    const QString what = u"catalogue"_s;
    auto asking = inventory(Priority::Interactive);
    const auto snapshot = co_await asking;
    if (!snapshot)
        co_return ConnectionCheck{what, false, adviceFor(snapshot.error(), keyAdvice)};
    if (snapshot->size() == 0)
        co_return ConnectionCheck{
            what, false, u"Flowhub lists no goods. The store must mark a room as for sale and have goods in it."_s};
    co_return ConnectionCheck{what, true, u"Flowhub lists %1 products in stock."_s.arg(snapshot->size())};
}

QCoro::Task<ConnectionCheck> FlowhubClient::checkCustomers()
{
    // A number that is kept for fiction: the answer is "nobody", which is what a granted call says.
    auto asking = customersAt("/v1/customers/findByPhoneNumber?phone_number=2025550100");
    const auto nobody = co_await asking;
    if (!nobody)
        co_return ConnectionCheck{u"customers"_s, false,
            adviceFor(nobody.error(), "The key may not read customers; the store's Flowhub account grants it."_L1)};
    co_return ConnectionCheck{u"customers"_s, true, u"The kiosk may look customers up by phone."_s};
}

QCoro::Task<ConnectionCheck> FlowhubClient::checkOrderAhead()
{
    const QString what = u"order ahead"_s;
    // An order nobody has: a granted call says that it does not know it.
    const PosOrderId nobodys(u"00000000-0000-4000-8000-000000000000"_s);
    auto asking = m_recovery.status(nobodys, Priority::Interactive);
    const auto answer = co_await asking;
    const bool granted = answer || answer.error().kind == Error::Kind::NotFound;
    if (!granted)
        co_return ConnectionCheck{what, false, adviceFor(answer.error(), tokenAdvice)};
    if (!m_auth.scope().isEmpty() && !m_auth.scope().contains("create:orders"_L1))
        co_return ConnectionCheck{what, false,
            u"The Order Ahead credentials may not create orders (%1). Ask Flowhub for that right."_s.arg(
                m_auth.scope())};
    co_return ConnectionCheck{what, true, u"Order Ahead accepts the kiosk. It cannot cancel or price orders."_s};
}

QCoro::Task<ConnectionCheck> FlowhubClient::checkOrderLists()
{
    auto listing = m_sales.ofLocation(m_clock.now());
    const auto sales = co_await listing;
    if (!sales)
        co_return ConnectionCheck{u"order lists"_s, false,
            adviceFor(sales.error(), "The key may not read order lists; lost orders then wait for staff."_L1)};
    co_return ConnectionCheck{
        u"order lists"_s, true, u"%1 orders since yesterday; lost orders can be looked for."_s.arg(sales->size())};
}

} // namespace Peak
