// TreezClient: customers and their discount codes.
#include "sync/pos/treez/treezclient.h"

#include "sync/pos/customercreation.h"
#include "sync/pos/jsonread.h"
#include "sync/pos/treez/treezcustomermapping.h"
#include "sync/pos/treez/treezticketmapping.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** Exactly one way of looking up; Invalid when there is none, or one Treez cannot take. */
Result<QByteArray> lookUpPath(const CustomerQuery &query)
{
    const auto encoded = [](const QString &text) { return QUrl::toPercentEncoding(text.trimmed()); };
    if (!query.id.isEmpty())
        return "/customer/" + encoded(query.id.toString());
    if (TreezCustomerMapping::isPhone(query.phone))
        return "/customer/phone/" + encoded(query.phone);
    if (query.email.contains(u'@'))
        return "/customer/email/" + encoded(query.email);
    if (!query.firstName.isEmpty() && !query.lastName.isEmpty())
        return "/customer/firstname/" + encoded(query.firstName) + "/lastname/" + encoded(query.lastName);
    return Error{Error::Kind::Invalid, u"nothing to look a customer up by"_s};
}

/** `data` is one customer or a list of them. */
QJsonArray customersOf(const QJsonObject &answer)
{
    const auto data = answer["data"_L1];
    if (data.isArray())
        return data.toArray();
    return data.isObject() ? QJsonArray{data} : QJsonArray{};
}

/** The first discount of any position or of the ticket that the other preview does not have. */
QJsonObject newDiscount(const QJsonObject &with, const QJsonObject &without)
{
    const auto all = [](const QJsonObject &ticket) {
        QJsonArray discounts = ticket["discounts"_L1].toArray();
        for (const auto &item : ticket["items"_L1].toArray()) {
            for (const auto name : {"discounts"_L1, "POS_discounts"_L1, "pos_discounts"_L1}) {
                for (const auto &discount : item[name].toArray())
                    discounts.append(discount);
            }
        }
        return discounts;
    };
    const auto before = all(without);
    for (const auto &discount : all(with)) {
        if (!before.contains(discount))
            return discount.toObject();
    }
    return {};
}

Discount discountOf(const QString &code, const QJsonObject &json, Money saved)
{
    const QString method = json["discount_method"_L1].toString();
    const QString title = lineOf(json["discount_title"_L1]);
    Discount discount{code, title.isEmpty() ? code : title, u"other"_s, {}};
    if (method == "PERCENT"_L1)
        discount.kind = u"percent"_s;
    else if (method == "DOLLAR"_L1 || (method.isEmpty() && !saved.isZero()))
        discount.kind = u"amount"_s;
    const QString value = decimalOf(json["discount_amount"_L1]);
    discount.value = value.isEmpty() && !saved.isZero() ? saved.toDecimal() : value;
    return discount;
}
} // namespace

QCoro::Task<Result<Customer>> TreezClient::customerAt(QByteArray path)
{
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    const auto raw = answer.andThen(TreezReply::single);
    if (!raw)
        co_return raw.error();
    co_return TreezCustomerMapping::parse(*raw);
}

QCoro::Task<Result<QList<Customer>>> TreezClient::findCustomer(CustomerQuery query)
{
    const auto path = lookUpPath(query);
    if (!path)
        co_return path.error();
    auto asking = m_session.get(*path, Priority::Interactive);
    const auto answer = co_await asking;
    if (!answer && answer.error().kind == Error::Kind::NotFound)
        co_return QList<Customer>{};
    if (!answer)
        co_return answer.error();
    QList<Customer> customers;
    for (const auto &entry : customersOf(*answer)) {
        const auto json = entry.toObject();
        auto customer = TreezCustomerMapping::parse(json);
        const auto survivor = TreezCustomerMapping::mergedInto(json);
        if (!survivor.isEmpty()) { // Whether they may be served stands in the profile that lives on.
            const QByteArray survivorPath = "/customer/" + QUrl::toPercentEncoding(survivor.toString());
            auto reading = customerAt(survivorPath);
            customer = co_await reading;
            if (!customer && customer.error().kind != Error::Kind::NotFound)
                co_return customer.error();
        }
        if (customer)
            customers.append(*customer);
    }
    co_return customers;
}

QCoro::Task<Result<Customer>> TreezClient::createCustomer(Customer customer)
{
    if (const auto complete = TreezCustomerMapping::check(customer.contact); !complete)
        co_return complete.error();
    const auto body = TreezCustomerMapping::createBody(customer);
    auto writing = m_session.write("POST", "/customer/detailcustomer", body, TreezReply::Call::Write);
    const auto answer = co_await writing;
    const auto made = answer.andThen(TreezReply::single).andThen(TreezCustomerMapping::parse);
    auto settling = CustomerCreation::settled(*this, made, customer.contact);
    co_return co_await settling;
}

QCoro::Task<Result<Discount>> TreezClient::validateDiscount(QString code, Order cart)
{
    Order plain = cart;
    plain.discountCode.clear();
    cart.discountCode = code;
    auto askingWith = previewTicket(cart);
    const auto with = co_await askingWith;
    if (!with) // The reason Treez gives is the answer.
        co_return with.error();
    auto askingWithout = previewTicket(plain);
    const auto without = co_await askingWithout;
    if (!without)
        co_return without.error();
    const auto lower = TreezTicketMapping::parseTotals(*with, m_settings.currency);
    const auto higher = TreezTicketMapping::parseTotals(*without, m_settings.currency);
    if (!lower || !higher)
        co_return Error{Error::Kind::Malformed, u"the previews have no totals"_s};
    const auto discount = newDiscount(*with, *without);
    const Money saved = lower->discountTotal - higher->discountTotal;
    if (lower->total >= higher->total && discount.isEmpty())
        co_return Error{Error::Kind::NotFound, u"the code is not valid for this cart"_s};
    co_return discountOf(code, discount, saved);
}

} // namespace Peak
