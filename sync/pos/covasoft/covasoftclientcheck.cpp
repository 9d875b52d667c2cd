// CovasoftClient: the connection test, in words for whoever installs the kiosk.
#include "sync/pos/covasoft/covasoftclient.h"
#include "sync/pos/covasoft/covasoftcustomermapping.h"

#include "sync/pos/connectioncheck.h"
#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/// A name no order will ever have: made of zeroes but for its version.
constexpr auto nobodysOrder = "00000000-0000-4000-8000-000000000000"_L1;

constexpr ConnectionWords words{
    .pos = "Cova"_L1,
    .silent = "Cova does not answer (%1). Check the network of the kiosk, base_url and auth_url."_L1,
    .unauthorized = "Cova refuses the API user for %2 (%1). The shop's Cova contact can correct its access."_L1,
    .notFound = "Cova does not know this company or call. Check base_url and company_id."_L1,
    .unexpected = "Cova gave an unexpected answer for %2 (%1). Check base_url, company_id and location_id_covasoft."_L1,
    .wrongClock = "Set it right, or switch network time on."_L1,
    .noProducts = "Cova lists no products for this location. The shop puts products on sale there; check "
                  "location_id_covasoft too."_L1,
    .products = "Cova lists %1 products."_L1,
};

QString intakeName(CovasoftSettings::Intake intake)
{
    switch (intake) {
    case CovasoftSettings::Intake::V2:
        return u"v2CovaOrder"_s;
    case CovasoftSettings::Intake::TaxExclusive:
        return u"TEPCovaOrder"_s;
    case CovasoftSettings::Intake::TaxInclusive:
        return u"TIPCovaOrder"_s;
    }
    Q_UNREACHABLE();
}
} // namespace

QCoro::Task<Result<QList<ConnectionCheck>>> CovasoftClient::testConnection()
{
    QList<ConnectionCheck> checks;
    auto credentials = checkCredentials();
    checks.append(co_await credentials);
    if (!checks.last().passed) // Without a token nothing else can be asked.
        co_return checks;
    auto location = checkLocation();
    checks.append(co_await location);
    checks.append(words.clock(m_session.clockOffset()));
    auto counting = productCount();
    const auto count = co_await counting;
    checks.append(words.catalog(count, u"the product data"_s));
    auto pricing = checkPricing();
    checks.append(co_await pricing);
    auto orders = checkOrders();
    checks.append(co_await orders);
    auto sales = checkSales();
    checks.append(co_await sales);
    auto customers = checkCustomers();
    checks.append(co_await customers);
    co_return checks;
}

QCoro::Task<ConnectionCheck> CovasoftClient::checkCredentials()
{
    auto asking = m_auth.token();
    const auto token = co_await asking;
    if (token)
        co_return ConnectionCheck{u"credentials"_s, true, u"Cova accepts the credentials."_s};
    const auto &error = token.error();
    if (error.kind != Error::Kind::Unauthorized)
        co_return words.failed(u"credentials"_s, error, u"the sign-in"_s);
    co_return ConnectionCheck{u"credentials"_s, false,
        u"Cova refuses the credentials: %1. They are in the shop's onboarding package from Cova."_s.arg(error.message)};
}

QCoro::Task<ConnectionCheck> CovasoftClient::checkLocation()
{
    auto asking = m_session.get("/v1/Companies" + m_settings.company() + "/Locations", Priority::Interactive);
    const auto reply = co_await asking;
    if (!reply)
        co_return words.failed(u"location"_s, reply.error(), u"the list of locations"_s);
    const auto locations = CovasoftReply::list(*reply, m_session.now());
    if (!locations) // Often another host, and not everybody may read it: the catalogue tells as well.
        co_return ConnectionCheck{u"location"_s, true,
            u"Not checked: the list of locations cannot be read (%1). entity_url names its host."_s.arg(
                locations.error().message)};
    for (const auto &entry : *locations) {
        const auto location = entry.toObject();
        if (wholeOf(CovasoftReply::member(location, "Id"_L1)) == m_settings.locationId)
            co_return ConnectionCheck{u"location"_s, true,
                u"This is the location %1."_s.arg(lineOf(CovasoftReply::member(location, "Name"_L1)))};
    }
    co_return ConnectionCheck{u"location"_s, false,
        u"Company %1 has no location %2. Correct company_id or location_id_covasoft."_s.arg(m_settings.companyId)
            .arg(m_settings.locationId)};
}

QCoro::Task<ConnectionCheck> CovasoftClient::checkPricing()
{
    auto asking = m_orders.pricing();
    const auto pricing = co_await asking;
    const auto name = intakeName(m_settings.intake);
    using enum Error::Kind;
    if (!pricing && pricing.error().kind != NotFound && pricing.error().kind != Unsupported)
        co_return words.failed(u"taxes"_s, pricing.error(), u"the tax configuration"_s);
    const auto fits =
        CovasoftOrderMapping::checkPricing(pricing.valueOr(CovasoftOrderMapping::Pricing::Unknown), m_settings);
    if (!fits)
        co_return ConnectionCheck{u"taxes"_s, false, u"No order can be sent: %1."_s.arg(fits.error().message)};
    if (!pricing || *pricing == CovasoftOrderMapping::Pricing::Unknown)
        co_return ConnectionCheck{u"taxes"_s, true,
            u"Cova does not say whether prices include tax; orders go by %1. Ask the shop whether that is right."_s.arg(
                name)};
    co_return ConnectionCheck{u"taxes"_s, true, u"Orders go by %1, as the location's prices need it."_s.arg(name)};
}

QCoro::Task<ConnectionCheck> CovasoftClient::checkOrders()
{
    auto asking = m_orders.status(PosOrderId(QString(nobodysOrder)), Priority::Interactive);
    const auto status = co_await asking;
    co_return words.granted(u"orders"_s, status,
        u"The kiosk may read orders. Whether integrator_id is right shows with the first order: Cova has no other "
        "call that checks it."_s);
}

QCoro::Task<ConnectionCheck> CovasoftClient::checkSales()
{
    const auto path = "/pointofsale/Companies" + m_settings.company() + "/Sales("
        + QByteArray(nobodysOrder.data(), nobodysOrder.size()) + ')';
    auto asking = m_session.get(path, Priority::Interactive);
    const auto reply = co_await asking;
    const auto answer =
        reply.andThen([this](const HttpReply &got) { return CovasoftReply::object(got, m_session.now()); });
    co_return words.granted(
        u"cancellations"_s, answer, u"The kiosk may read sales at the register, and cancel them."_s);
}

QCoro::Task<ConnectionCheck> CovasoftClient::checkCustomers()
{
    const CovasoftCustomerMapping::Criterion nobody{u"Phone"_s, u"2025550100"_s}; // Kept for fiction.
    const auto path = "/crm/v1/Companies" + m_settings.company() + "/Search";
    const auto body = CovasoftCustomerMapping::searchBody(nobody, m_settings);
    auto asking = m_session.ask(path, body, Priority::Interactive);
    const auto reply = co_await asking;
    const QString may = u"The kiosk may look customers up."_s;
    if (reply && reply->status == 400) { // As in search(): the words of `Operation` are not published.
        auto older = olderSearch(nobody.value);
        const auto found = co_await older;
        co_return words.granted(u"customers"_s, found, may);
    }
    const auto answer =
        reply.andThen([this](const HttpReply &got) { return CovasoftReply::list(got, m_session.now()); });
    co_return words.granted(u"customers"_s, answer, may);
}

} // namespace Peak
