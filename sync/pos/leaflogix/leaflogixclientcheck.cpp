// LeaflogixClient: the connection test, in words for whoever installs the kiosk.
#include "sync/pos/leaflogix/leaflogixclient.h"

#include "sync/pos/connectioncheck.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixjson.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using LeaflogixJson::member;

constexpr ConnectionWords words{
    .pos = "Leaflogix (Dutchie POS)"_L1,
    .silent = "Leaflogix (Dutchie POS) does not answer. Check the network of the kiosk and base_url."_L1,
    .unauthorized =
        "The key is refused (%1). The store's owner finds the location key in the Dutchie back office; check "
        "pos.api_key, and pos.integrator_key where Dutchie gave one."_L1,
    .notFound =
        "The key is known, but not this call or location (%1). Check base_url; else Dutchie support has to look "
        "at the key."_L1,
    .unexpected = "The answer is not one of Leaflogix (Dutchie POS): %1. Check base_url."_L1,
    .wrongClock = "Set it right: orders are recognised by their time."_L1,
    .refusalGrants = true,
};

QString missingRole(const QString &role)
{
    return u"The location key lacks the role %1. Dutchie support adds it at the request of the store's owner."_s.arg(
        role);
}

bool isForbidden(const Error &error)
{
    return error.kind == Error::Kind::Unauthorized && error.message.contains("403"_L1);
}

ConnectionCheck roleCheck(const QString &what, const Result<QJsonValue> &answer, const QString &role)
{
    if (!answer && isForbidden(answer.error()))
        return {what, false, missingRole(role)};
    return words.granted(what, answer, u"The key has the role %1."_s.arg(role));
}
} // namespace

QCoro::Task<Result<QList<ConnectionCheck>>> LeaflogixClient::testConnection()
{
    QList<ConnectionCheck> checks;
    auto credentials = checkCredentials();
    checks.append(co_await credentials);
    checks.append(words.clock(m_session.clockOffset()));
    // Reads that bring next to nothing: an order nobody has, products changed in the far future.
    auto askingOrders = m_session.get("/preorder/Status?PreOrderId=1", Priority::Interactive);
    const auto orders = co_await askingOrders;
    checks.append(roleCheck(u"orders"_s, orders, u"PreOrder"_s));
    const QJsonObject nobody{{"phone"_L1, u"2025550100"_s}}; // A number that is kept for fiction.
    auto askingCustomers = m_session.ask("/customer/search", nobody);
    const auto customers = co_await askingCustomers;
    checks.append(roleCheck(u"customers"_s, customers, u"Customer"_s));
    auto catalog = checkCatalog();
    checks.append(co_await catalog);
    co_return checks;
}

QCoro::Task<ConnectionCheck> LeaflogixClient::checkCredentials()
{
    auto asking = m_session.get("/whoami", Priority::Interactive);
    const auto answer = co_await asking;
    if (!answer)
        co_return words.failed(u"credentials"_s, answer.error());
    const auto place = lineOf(member(answer->toObject(), "locationName"_L1));
    if (place.isEmpty())
        co_return ConnectionCheck{
            u"credentials"_s, false, u"The answer names no location. Check base_url: it is the host alone."_s};
    co_return ConnectionCheck{u"credentials"_s, true, u"The key is good for the location \"%1\"."_s.arg(place)};
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
        if (isForbidden(error))
            co_return ConnectionCheck{what, false, missingRole(u"Inventory"_s)};
        if (isReported)
            co_return ConnectionCheck{what, false,
                u"There are products, but not one is in stock. The store receives stock in the Dutchie back office."_s};
        co_return words.failed(what, error);
    }
    if (count->products == 0)
        co_return ConnectionCheck{what, false,
            u"No product is enabled for the API and for online sale. The store's manager does that in the Dutchie back "
            "office."_s};
    co_return ConnectionCheck{
        what, true, u"%1 products are listed, %2 of them have stock."_s.arg(count->products).arg(count->inStock)};
}

} // namespace Peak
