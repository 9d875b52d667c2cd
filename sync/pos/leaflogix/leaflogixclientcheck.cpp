// LeaflogixClient: the connection test, in words for whoever installs the kiosk.
#include "sync/pos/leaflogix/leaflogixclient.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixjson.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
using LeaflogixJson::member;

constexpr auto largestOffset = 60s; ///< Beyond it, an order in doubt is looked for at the wrong time.

QString adviceFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::InDoubt:
        return u"Leaflogix (Dutchie POS) does not answer. Check the network of the kiosk and base_url."_s;
    case Error::Kind::Throttled:
        return u"Leaflogix (Dutchie POS) asks us to wait. Try again in a minute."_s;
    case Error::Kind::Unauthorized:
        return u"The key is refused (%1). The store's owner finds the location key in the Dutchie back office; check "
               "pos.api_key, and pos.integrator_key where Dutchie gave one."_s.arg(error.message);
    case Error::Kind::NotFound:
        return u"The key is known, but not this call or location (%1). Check base_url; else Dutchie support has to "
               "look at the key."_s.arg(error.message);
    case Error::Kind::Malformed:
    case Error::Kind::Rejected:
    case Error::Kind::Conflict:
    case Error::Kind::Unsupported:
    case Error::Kind::Invalid:
    case Error::Kind::Storage:
        return u"The answer is not one of Leaflogix (Dutchie POS): %1. Check base_url."_s.arg(error.message);
    }
    Q_UNREACHABLE();
}

QString missingRole(const QString &role)
{
    return u"The location key lacks the role %1. Dutchie support adds it at the request of the store's owner."_s.arg(
        role);
}
} // namespace

QCoro::Task<Result<QList<ConnectionCheck>>> LeaflogixClient::testConnection()
{
    QList<ConnectionCheck> checks;
    auto credentials = checkCredentials();
    checks.append(co_await credentials);
    checks.append(checkClock());
    // Reads that bring next to nothing: an order nobody has, products changed in the far future.
    auto orders = checkRole("/preorder/Status?PreOrderId=1", u"orders"_s, u"PreOrder"_s);
    checks.append(co_await orders);
    auto customers = checkCustomers();
    checks.append(co_await customers);
    auto catalog = checkCatalog();
    checks.append(co_await catalog);
    co_return checks;
}

QCoro::Task<ConnectionCheck> LeaflogixClient::checkCredentials()
{
    auto asking = m_session.get("/whoami", Priority::Interactive);
    const auto answer = co_await asking;
    if (!answer)
        co_return ConnectionCheck{u"credentials"_s, false, adviceFor(answer.error())};
    const auto place = lineOf(member(answer->toObject(), "locationName"_L1));
    if (place.isEmpty())
        co_return ConnectionCheck{
            u"credentials"_s, false, u"The answer names no location. Check base_url: it is the host alone."_s};
    co_return ConnectionCheck{u"credentials"_s, true, u"The key is good for the location \"%1\"."_s.arg(place)};
}

QCoro::Task<ConnectionCheck> LeaflogixClient::checkRole(QByteArray path, QString what, QString role)
{
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    const bool granted = answer || answer.error().kind == Error::Kind::NotFound
        || answer.error().kind == Error::Kind::Rejected; // Understood, and that is all we asked for.
    if (granted)
        co_return ConnectionCheck{what, true, u"The key has the role %1."_s.arg(role)};
    const bool isRole = answer.error().kind == Error::Kind::Unauthorized && answer.error().message.contains("403"_L1);
    co_return ConnectionCheck{what, false, isRole ? missingRole(role) : adviceFor(answer.error())};
}

QCoro::Task<ConnectionCheck> LeaflogixClient::checkCustomers()
{
    const QJsonObject body{{"phone"_L1, u"2025550100"_s}}; // A number that is kept for fiction.
    auto asking = m_session.ask("/customer/search", body);
    const auto answer = co_await asking;
    if (answer || answer.error().kind == Error::Kind::NotFound)
        co_return ConnectionCheck{u"customers"_s, true, u"The key has the role Customer."_s};
    const bool isRole = answer.error().kind == Error::Kind::Unauthorized && answer.error().message.contains("403"_L1);
    co_return ConnectionCheck{u"customers"_s, false, isRole ? missingRole(u"Customer"_s) : adviceFor(answer.error())};
}

QCoro::Task<ConnectionCheck> LeaflogixClient::checkCatalog()
{
    const QString what = u"catalogue"_s;
    auto counting = m_feed.count();
    const auto count = co_await counting;
    if (!count) {
        const auto &error = count.error();
        const bool isReported = error.message.contains("reported"_L1);
        if (error.kind == Error::Kind::Unauthorized && isReported)
            co_return ConnectionCheck{
                what, false, u"This location's stock is only in the reports. "_s + missingRole(u"Reporting"_s)};
        if (error.kind == Error::Kind::Unauthorized && error.message.contains("403"_L1))
            co_return ConnectionCheck{what, false, missingRole(u"Inventory"_s)};
        if (isReported)
            co_return ConnectionCheck{what, false,
                u"There are products, but not one is in stock. The store receives stock in the Dutchie back office."_s};
        co_return ConnectionCheck{what, false, adviceFor(error)};
    }
    if (count->products == 0)
        co_return ConnectionCheck{what, false,
            u"No product is enabled for the API and for online sale. The store's manager does that in the Dutchie back "
            "office."_s};
    co_return ConnectionCheck{
        what, true, u"%1 products are listed, %2 of them have stock."_s.arg(count->products).arg(count->inStock)};
}

ConnectionCheck LeaflogixClient::checkClock() const
{
    const auto offset = m_session.clockOffset();
    if (!offset)
        return {u"clock"_s, false, u"The POS did not say what time it is."_s};
    const auto size = std::chrono::abs(*offset);
    if (size <= largestOffset)
        return {u"clock"_s, true, u"The clock of the kiosk is right."_s};
    const QString side = *offset > 0s ? u"behind"_s : u"ahead"_s;
    return {u"clock"_s, false,
        u"The clock of the kiosk is %1 seconds %2. Set it right: orders are recognised by their time."_s
            .arg(size.count())
            .arg(side)};
}

} // namespace Peak
