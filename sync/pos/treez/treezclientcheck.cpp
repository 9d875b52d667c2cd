// TreezClient: the connection test, in words for whoever installs the kiosk.
#include "sync/pos/treez/treezclient.h"

#include "sync/pos/connectioncheck.h"
#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

namespace {
constexpr ConnectionWords words{
    .pos = "Treez"_L1,
    .silent = "Treez does not answer. Check the network of the kiosk and base_url."_L1,
    .unauthorized = "Treez refuses the credentials. Check them with the shop's Treez account (%1)."_L1,
    .notFound = "Treez does not know this dispensary or call. Check base_url."_L1,
    .unexpected = "Treez gave an unexpected answer (%1). Check base_url and api_version."_L1,
    .wrongClock = "Set it right: Treez refuses requests with a wrong time."_L1,
    .noProducts = "Treez lists no products for this dispensary."_L1,
    .products = "Treez lists %1 products."_L1,
    .largestOffset = 25s, // A signed request lives 30 seconds.
};
} // namespace

QCoro::Task<Result<QList<ConnectionCheck>>> TreezClient::testConnection()
{
    QList<ConnectionCheck> checks;
    auto credentials = checkCredentials();
    checks.append(co_await credentials);
    checks.append(words.clock(m_session.clockOffset()));
    auto counting = listedProducts(*this);
    const auto count = co_await counting;
    checks.append(words.catalog(count));
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
    const QString what = u"credentials"_s;
    const QString accepted = u"Treez accepts the credentials."_s;
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
        co_return words.failed(what, reply.error());
    if (reply->status >= 200 && reply->status < 300)
        co_return ConnectionCheck{what, true, accepted};
    const auto read = TreezReply::parse(*reply, TreezReply::Call::Read, m_settings.auth, m_clock.now());
    co_return words.granted(what, read, accepted);
}

QCoro::Task<ConnectionCheck> TreezClient::checkPath(QString what, QByteArray path, QString granted)
{
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    co_return words.granted(what, answer, granted);
}

} // namespace Peak
