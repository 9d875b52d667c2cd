// What customers are told before they order: prices, discounts, and whether the shop knows them.
#include "tests/conformance/expect.h"
#include "tests/conformance/scenario.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Peak::Conformance {

namespace {
/** The usual way to look somebody up here. */
CustomerQuery queryFor(const Shop &shop, const Contact &contact)
{
    CustomerQuery query;
    switch (shop.can().identities.value(0, Capabilities::Identity::Phone)) {
    case Capabilities::Identity::Phone:
        query.phone = contact.phone;
        break;
    case Capabilities::Identity::Email:
        query.email = contact.email;
        break;
    case Capabilities::Identity::Name:
        query.firstName = contact.firstName;
        query.lastName = contact.lastName;
        break;
    case Capabilities::Identity::MemberId:
        query.id = shop.rig().customers().oneId;
        break;
    }
    return query;
}

QList<Customer> activeOf(const Result<QList<Customer>> &found)
{
    auto customers = found.valueOr({});
    customers.removeIf([](const Customer &customer) { return !customer.active; });
    return customers;
}

/** Somebody typed this at the kiosk, and the POS could not be asked at that moment. */
Order deliverFor(Shop &shop, const Contact &contact)
{
    auto request = shop.request({shop.line(0, 2), shop.line(1, 1)});
    request.customer = {};
    request.contact = contact;
    return shop.deliver(request);
}

void refused(Shop &shop, const QString &code, std::initializer_list<Error::Kind> kinds)
{
    const auto cart = shop.cart(shop.request({shop.line(0, 2), shop.line(1, 1)}));
    const auto outcome = awaited(shop.client().validateDiscount(code, cart));
    QVERIFY(!outcome);
    QVERIFY2(std::ranges::find(kinds, outcome.error().kind) != kinds.end(),
        qPrintable(toWord(outcome.error().kind) + u": "_s + outcome.error().message));
    QVERIFY(shop.tickets().isEmpty());
}
} // namespace

void preview(Shop &shop)
{
    const auto request = shop.request({shop.line(0, 2), shop.line(1, 1)});
    const auto cart = shop.cart(request);
    const auto totals = awaited(shop.client().preview(cart));
    QVERIFY2(totals, totals ? "" : qPrintable(totals.error().message));
    QVERIFY(!totals->estimate);
    QVERIFY(totals->subTotal.minor() > 0);
    QCOMPARE(totals->total, totals->subTotal - totals->discountTotal + totals->taxTotal);
    QVERIFY(shop.tickets().isEmpty());

    const auto order = shop.deliver(request);
    PEAK_STEP(expectOneTicket(shop, order));
    if (const auto total = shop.ticketOf(order).total)
        QCOMPARE(totals->total, *total);
}

void noPreview(Shop &shop)
{
    const auto cart = shop.cart(shop.request({shop.line(0, 2)}));
    const auto totals = awaited(shop.client().preview(cart));
    QVERIFY(!totals);
    QCOMPARE(toWord(totals.error().kind), toWord(Error::Kind::Unsupported));
    QVERIFY(shop.tickets().isEmpty());
}

void validDiscount(Shop &shop)
{
    const auto code = shop.rig().codes().valid;
    auto request = shop.request({shop.line(0, 2), shop.line(1, 1)});
    const auto cart = shop.cart(request);
    const auto discount = awaited(shop.client().validateDiscount(code, cart));
    QVERIFY2(discount, discount ? "" : qPrintable(discount.error().message));
    QCOMPARE(discount->code, code);
    QVERIFY(!discount->kind.isEmpty());
    QVERIFY(shop.tickets().isEmpty());
    if (!shop.can().preview)
        return;
    const auto full = awaited(shop.client().preview(cart));
    request.discountCode = code;
    const auto discounted = shop.cart(request);
    const auto reduced = awaited(shop.client().preview(discounted));
    QVERIFY(full && reduced);
    QVERIFY(reduced->total < full->total);
}

void unknownDiscount(Shop &shop) { refused(shop, shop.rig().codes().unknown, {Error::Kind::NotFound}); }

void expiredDiscount(Shop &shop)
{
    refused(shop, shop.rig().codes().expired, {Error::Kind::NotFound, Error::Kind::Rejected});
}

void noDiscount(Shop &shop) { refused(shop, u"WELCOME10"_s, {Error::Kind::Unsupported}); }

void nobodyFound(Shop &shop)
{
    const auto contact = shop.rig().customers().nobody;
    const auto query = queryFor(shop, contact);
    const auto found = awaited(shop.client().findCustomer(query));
    QVERIFY(found ? found->isEmpty() : found.error().kind == Error::Kind::NotFound);
    PEAK_STEP(expectOneTicket(shop, deliverFor(shop, contact)));
}

void oneFound(Shop &shop)
{
    const auto customers = shop.rig().customers();
    const auto query = queryFor(shop, customers.one);
    const auto found = activeOf(awaited(shop.client().findCustomer(query)));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().id, customers.oneId);
    const auto order = deliverFor(shop, customers.one);
    PEAK_STEP(expectOneTicket(shop, order));
    QCOMPARE(order.customer, customers.oneId);
    const auto ticket = shop.ticketOf(order);
    if (!ticket.customer.isEmpty())
        QCOMPARE(ticket.customer, customers.oneId);
}

void severalFound(Shop &shop)
{
    const auto contact = shop.rig().customers().several;
    const auto query = queryFor(shop, contact);
    QSet<CustomerId> ids;
    for (const auto &customer : activeOf(awaited(shop.client().findCustomer(query))))
        ids.insert(customer.id);
    QVERIFY(ids.size() >= 2);
    // None of them is picked for the customer: the order goes in without a name of the POS.
    const auto order = deliverFor(shop, contact);
    PEAK_STEP(expectOneTicket(shop, order));
    QVERIFY(!ids.contains(order.customer));
    QVERIFY(!ids.contains(shop.ticketOf(order).customer));
}

void noLookUp(Shop &shop)
{
    CustomerQuery query;
    query.phone = shop.rig().customers().one.phone;
    const auto found = awaited(shop.client().findCustomer(query));
    QVERIFY(!found);
    QCOMPARE(toWord(found.error().kind), toWord(Error::Kind::Unsupported));
    PEAK_STEP(expectOneTicket(shop, deliverFor(shop, shop.rig().customers().one)));
}

} // namespace Peak::Conformance
