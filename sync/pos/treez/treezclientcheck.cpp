// TreezClient: the connection test, in words for whoever installs the kiosk.
#include "sync/pos/treez/treezclient.h"

#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr auto largestOffset = 25s; ///< A signed request lives 30 seconds.

QString adviceFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::InDoubt:
        return u"Treez does not answer. Check the network of the kiosk and base_url."_s;
    case Error::Kind::Throttled:
        return u"Treez asks us to wait. Try again in a minute."_s;
    case Error::Kind::Unauthorized:
        return u"Treez refuses the credentials. Check them with the shop's Treez account (%1)."_s.arg(error.message);
    case Error::Kind::NotFound:
        return u"Treez does not know this dispensary or call. Check base_url."_s;
    case Error::Kind::Malformed:
    case Error::Kind::Rejected:
    case Error::Kind::Conflict:
    case Error::Kind::Unsupported:
    case Error::Kind::Invalid:
    case Error::Kind::Storage:
        return u"Treez gave an unexpected answer (%1). Check base_url and api_version."_s.arg(error.message);
    }
    Q_UNREACHABLE();
}
} // namespace

QCoro::Task<Result<QList<ConnectionCheck>>> TreezClient::testConnection()
{
    QList<ConnectionCheck> checks;
    auto credentials = checkCredentials();
    checks.append(co_await credentials);
    checks.append(checkClock());
    auto catalog = checkCatalog();
    checks.append(co_await catalog);
    auto orders =
        checkPath(u"orders"_s, "/ticket/status/AWAITING_PROCESSING/page/1/pagesize/1", u"The kiosk may read orders."_s);
    checks.append(co_await orders);
    // A number that is kept for fiction: the answer is "no such customer", which is what a granted call says.
    auto customers = checkPath(u"customers"_s, "/customer/phone/2025550100", u"The kiosk may look customers up."_s);
    checks.append(co_await customers);
    co_return checks;
}

QCoro::Task<ConnectionCheck> TreezClient::checkCredentials()
{
    HttpRequest request;
    if (m_settings.auth == TreezSettings::Auth::Signature) {
        request.method = "POST";
        request.url = m_settings.base.resolved(QUrl(u"/service/jwt-validation"_s));
        request.body = "{}";
    } else {
        request.method = "GET";
        request.url = m_settings.url("/product/product_list?page=1000000");
    }
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    auto sending = m_session.authorised(request);
    const auto reply = co_await sending;
    if (!reply)
        co_return ConnectionCheck{u"credentials"_s, false, adviceFor(reply.error())};
    if (reply->status >= 200 && reply->status < 300)
        co_return ConnectionCheck{u"credentials"_s, true, u"Treez accepts the credentials."_s};
    const auto read = TreezReply::parse(*reply, TreezReply::Call::Read, m_settings.auth, m_clock.now());
    const bool known = !read && read.error().kind == Error::Kind::NotFound;
    co_return known ? ConnectionCheck{u"credentials"_s, true, u"Treez accepts the credentials."_s}
                    : ConnectionCheck{u"credentials"_s, false, read ? QString() : adviceFor(read.error())};
}

QCoro::Task<ConnectionCheck> TreezClient::checkPath(QString what, QByteArray path, QString granted)
{
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    if (answer || answer.error().kind == Error::Kind::NotFound)
        co_return ConnectionCheck{what, true, granted};
    co_return ConnectionCheck{what, false, adviceFor(answer.error())};
}

QCoro::Task<ConnectionCheck> TreezClient::checkCatalog()
{
    auto asking = catalogPage(CatalogRequest{});
    const auto page = co_await asking;
    if (!page)
        co_return ConnectionCheck{u"catalogue"_s, false, adviceFor(page.error())};
    const auto count = std::max<qsizetype>(page->announced, page->products.size());
    if (count == 0)
        co_return ConnectionCheck{u"catalogue"_s, false, u"Treez lists no products for this dispensary."_s};
    co_return ConnectionCheck{u"catalogue"_s, true, u"Treez lists %1 products."_s.arg(count)};
}

ConnectionCheck TreezClient::checkClock() const
{
    const auto offset = m_session.clockOffset();
    if (!offset)
        return {u"clock"_s, false, u"Treez did not say what time it is."_s};
    const auto size = std::chrono::abs(*offset);
    if (size <= largestOffset)
        return {u"clock"_s, true, u"The clock of the kiosk is right."_s};
    const QString side = *offset > 0s ? u"behind"_s : u"ahead"_s;
    return {u"clock"_s, false,
        u"The clock of the kiosk is %1 seconds %2. Set it right: Treez refuses requests with a wrong time."_s
            .arg(size.count())
            .arg(side)};
}

} // namespace Peak
