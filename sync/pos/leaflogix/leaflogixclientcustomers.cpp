// LeaflogixClient: customers, their discount codes, and what these make of a price.
#include "sync/pos/leaflogix/leaflogixclient.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixcustomermapping.h"
#include "sync/pos/leaflogix/leaflogixdiscountmapping.h"
#include "sync/pos/leaflogix/leaflogixjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
using LeaflogixJson::member;

QJsonArray listOf(const QJsonValue &answer)
{
    if (answer.isArray())
        return answer.toArray();
    return answer.isObject() ? QJsonArray{answer} : QJsonArray{};
}
} // namespace

QCoro::Task<Result<QJsonObject>> LeaflogixClient::customerJson(CustomerId id)
{
    const QByteArray path = "/customer/customers?customerID=" + QUrl::toPercentEncoding(id.toString());
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    if (!answer)
        co_return answer.error();
    for (const auto &entry : listOf(*answer)) {
        const auto json = entry.toObject();
        if (idOf(member(json, "customerId"_L1)) == id.toString())
            co_return json;
    }
    co_return Error{Error::Kind::NotFound, u"there is no such customer"_s};
}

QCoro::Task<Result<QList<Customer>>> LeaflogixClient::customerOfId(CustomerId id)
{
    constexpr int mostMerges = 5;
    for (int merge = 0; merge < mostMerges; ++merge) {
        auto asking = customerJson(id);
        const auto json = co_await asking;
        if (!json && json.error().kind == Error::Kind::NotFound)
            co_return QList<Customer>{};
        if (!json)
            co_return json.error();
        const auto survivor = LeaflogixCustomerMapping::mergedInto(*json);
        if (survivor.isEmpty()) {
            const auto customer = LeaflogixCustomerMapping::parse(*json);
            if (!customer)
                co_return customer.error();
            co_return QList<Customer>{*customer};
        }
        id = survivor;
    }
    co_return QList<Customer>{};
}

QCoro::Task<Result<QList<Customer>>> LeaflogixClient::findCustomer(CustomerQuery query)
{
    if (!query.id.isEmpty()) {
        auto reading = customerOfId(query.id);
        co_return co_await reading;
    }
    const auto body = LeaflogixCustomerMapping::searchBody(query);
    if (!body)
        co_return body.error();
    auto asking = m_session.ask("/customer/search", *body);
    const auto answer = co_await asking;
    if (!answer && answer.error().kind == Error::Kind::NotFound)
        co_return QList<Customer>{};
    if (!answer)
        co_return answer.error();
    if (!answer->isArray())
        co_return Error{Error::Kind::Malformed, u"the answer is no list of customers"_s};
    QList<Customer> customers;
    for (const auto &entry : answer->toArray()) {
        const auto json = entry.toObject();
        const auto survivor = LeaflogixCustomerMapping::mergedInto(json);
        QList<Customer> found;
        if (!survivor.isEmpty()) { // Whether they may be served stands in the profile that lives on.
            auto reading = customerOfId(survivor);
            const auto read = co_await reading;
            if (!read)
                co_return read.error();
            found = *read;
        } else if (const auto customer = LeaflogixCustomerMapping::parse(json)) {
            found.append(*customer);
        }
        for (const auto &one : found) { // The same person comes once for each way they match.
            const bool known =
                std::ranges::any_of(customers, [&](const Customer &other) { return other.id == one.id; });
            if (!known)
                customers.append(one);
        }
    }
    co_return customers;
}

QCoro::Task<Result<Customer>> LeaflogixClient::createCustomer(Customer)
{
    co_return Error{
        Error::Kind::Unsupported, u"Leaflogix makes no customer without a postal address: sign up at the counter"_s};
}

QCoro::Task<Result<qint64>> LeaflogixClient::location()
{
    if (!m_location) {
        auto asking = m_session.get("/whoami", Priority::Interactive);
        const auto answer = co_await asking;
        if (!answer)
            co_return answer.error();
        m_location = wholeOf(member(answer->toObject(), "locationId"_L1)).value_or(0);
    }
    co_return *m_location;
}

QCoro::Task<Result<QJsonObject>> LeaflogixClient::discountFor(QString code)
{
    auto locating = location();
    const auto here = co_await locating;
    if (!here)
        co_return here.error();
    const QByteArray path = "/discounts/v2/list?includeInclusionExclusionData=true";
    QJsonArray coded;
    const JsonArraySplitter::Element keepCoded = [&coded](const QByteArray &element) -> Result<Ok> {
        const auto discount = jsonObject(element);
        if (!discount)
            return discount.error();
        if (!member(*discount, "discountCode"_L1).toString().isEmpty()) // Most are automatic.
            coded.append(*discount);
        return Ok{};
    };
    auto asking = m_session.getList(path, Priority::Interactive, keepCoded);
    const auto listed = co_await asking;
    if (!listed)
        co_return listed.error();
    const auto discount = LeaflogixDiscountMapping::find(coded, code, *here, m_clock.now(), m_settings.timeZone);
    if (!discount)
        co_return Error{Error::Kind::NotFound, u"the code is not valid here and now"_s};
    co_return *discount;
}

QCoro::Task<Result<Discount>> LeaflogixClient::validateDiscount(QString code, Order)
{
    auto asking = discountFor(code);
    const auto discount = co_await asking;
    if (!discount)
        co_return discount.error();
    const QString title = LeaflogixDiscountMapping::title(*discount);
    co_return Discount{code, title.isEmpty() ? code : title, LeaflogixDiscountMapping::kind(*discount),
        LeaflogixDiscountMapping::value(*discount)};
}

/** The POS prices a cart without codes: with one, its prices are taken on from there and are an estimate. */
QCoro::Task<Result<Totals>> LeaflogixClient::preview(Order order)
{
    auto pricing = priceOf(order);
    const auto totals = co_await pricing;
    if (!totals || order.discountCode.isEmpty())
        co_return totals;
    auto asking = discountFor(order.discountCode);
    const auto discount = co_await asking;
    if (!discount) {
        auto plain = *totals;
        plain.estimate = true;
        co_return plain;
    }
    co_return LeaflogixDiscountMapping::applied(*discount, *totals);
}

} // namespace Peak
