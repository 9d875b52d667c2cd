#include "tests/possim/blaze/blazeroutes.h"

#include "tests/possim/blaze/blazeshopjson.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

using Store = BlazeStore;
using Visit = BlazeVisit;

static HttpServerResponse whole(const QList<QJsonObject> &all)
{
    return blazeList({0, all.size()}, all.size(), false, [&](qsizetype i) { return all[i]; });
}

// clang-format off
static const BlazeRoute routes[] = {
    // The shop
    {"GET"_L1,    "store"_L1,                     "store"_L1,     false, [](Store &s, const Visit &) { return blazeJson(blazeShopInfo(s.setup)); }},
    {"GET"_L1,    "store/taxes"_L1,               "reference"_L1, false, [](Store &, const Visit &) { return blazeArray(blazeTaxes()); }},
    {"GET"_L1,    "store/terminals"_L1,           "reference"_L1, false, [](Store &, const Visit &) { return whole(blazeTerminals()); }},
    {"GET"_L1,    "store/inventory/inventories"_L1, "inventories"_L1, false, [](Store &s, const Visit &) { return s.products.inventories(); }},
    {"GET"_L1,    "store/inventory/categories"_L1, "reference"_L1, false, [](Store &s, const Visit &) { return s.products.categories(); }},
    {"GET"_L1,    "store/inventory/brands"_L1,    "reference"_L1, false, [](Store &s, const Visit &) { return s.products.brands(); }},
    // The catalogue
    {"GET"_L1,    "store/inventory/products"_L1,  "products"_L1,  false, [](Store &s, const Visit &v) { return s.products.list(v.request); }},
    {"GET"_L1,    "store/inventory/products/dates"_L1, "products"_L1, false, [](Store &s, const Visit &v) { return s.products.changed(v.request); }},
    {"GET"_L1,    "store/inventory/products/{id}"_L1, "product"_L1, false, [](Store &s, const Visit &v) { return s.products.one(v.ids[0]); }},
    {"GET"_L1,    "store/inventory/sku/{sku}"_L1, "product"_L1,   false, [](Store &s, const Visit &v) { return s.products.bySku(v.ids[0]); }},
    {"GET"_L1,    "products"_L1,                  "products"_L1,  false, [](Store &s, const Visit &v) { return v.request.query.hasQueryItem(u"startDate"_s) ? s.products.changed(v.request) : s.products.list(v.request); }},
    {"GET"_L1,    "products/modified"_L1,         "products"_L1,  false, [](Store &s, const Visit &v) { return s.products.changed(v.request); }},
    {"GET"_L1,    "products/prices/sync"_L1,      "products"_L1,  false, [](Store &s, const Visit &v) { return s.products.priceChanges(v.request); }},
    {"GET"_L1,    "products/sku/{sku}"_L1,        "product"_L1,   false, [](Store &s, const Visit &v) { return s.products.bySku(v.ids[0]); }},
    {"GET"_L1,    "products/{id}"_L1,             "product"_L1,   false, [](Store &s, const Visit &v) { return s.products.one(v.ids[0]); }},
    // Consumers
    {"GET"_L1,    "user/find"_L1,                 "customer"_L1,  false, [](Store &s, const Visit &v) { return s.people.find(v.request); }},
    {"POST"_L1,   "user/register"_L1,             "customer_create"_L1, true, [](Store &s, const Visit &v) { return s.people.registerUser(v.request); }},
    {"POST"_L1,   "user/login"_L1,                "customer"_L1,  false, [](Store &s, const Visit &v) { return s.people.login(v.request); }},
    {"GET"_L1,    "user/{cuid}"_L1,               "customer"_L1,  false, [](Store &s, const Visit &v) { return s.people.byId(v.ids[0]); }},
    {"GET"_L1,    "store/user"_L1,                "customer"_L1,  false, [](Store &s, const Visit &v) { return s.people.byId(v.request.queryValue(u"cuid"_s)); }},
    {"POST"_L1,   "store/user"_L1,                "customer_update"_L1, true, [](Store &s, const Visit &v) { return s.people.update(v.request); }},
    {"POST"_L1,   "store/user/dlPhoto"_L1,        "customer_update"_L1, true, [](Store &s, const Visit &v) { return s.people.addPhoto(u"dlPhoto"_s, v.request); }},
    {"POST"_L1,   "store/user/recPhoto"_L1,       "customer_update"_L1, true, [](Store &s, const Visit &v) { return s.people.addPhoto(u"recPhoto"_s, v.request); }},
    // Members
    {"GET"_L1,    "members/search/phone"_L1,      "member"_L1,    false, [](Store &s, const Visit &v) { return s.people.membersByPhone(v.request); }},
    {"GET"_L1,    "members/search/dob"_L1,        "member"_L1,    false, [](Store &s, const Visit &v) { return s.people.membersByBirthday(v.request); }},
    {"GET"_L1,    "members/search"_L1,            "member"_L1,    false, [](Store &s, const Visit &v) { return s.people.membersByLicence(v.request); }},
    {"GET"_L1,    "members/email/{email}"_L1,     "member"_L1,    false, [](Store &s, const Visit &v) { return s.people.memberByEmail(v.ids[0]); }},
    {"GET"_L1,    "members"_L1,                   "member"_L1,    false, [](Store &s, const Visit &v) { return s.people.membersInRange(v.request); }},
    {"POST"_L1,   "members"_L1,                   "member_create"_L1, true, [](Store &s, const Visit &v) { return s.people.createMember(v.request); }},
    {"GET"_L1,    "members/{id}/limits"_L1,       "member"_L1,    false, [](Store &s, const Visit &v) { return s.people.limits(v.ids[0], false); }},
    {"GET"_L1,    "members/{id}/limits/remaining"_L1, "member"_L1, false, [](Store &s, const Visit &v) { return s.people.limits(v.ids[0], true); }},
    {"GET"_L1,    "members/{id}"_L1,              "member"_L1,    false, [](Store &s, const Visit &v) { return s.people.member(v.ids[0]); }},
    {"PUT"_L1,    "members/{id}"_L1,              "member_update"_L1, true, [](Store &s, const Visit &v) { return s.people.updateMember(v.ids[0], v.request); }},
    // Carts
    {"GET"_L1,    "store/cart/active"_L1,         "cart"_L1,      false, [](Store &s, const Visit &v) { return s.carts.active(v.request); }},
    {"POST"_L1,   "store/cart/prepare"_L1,        "preview"_L1,   false, [](Store &s, const Visit &v) { return s.carts.prepare(v.request); }},
    {"POST"_L1,   "store/cart/submitCart/{id}"_L1, "create"_L1,   true,  [](Store &s, const Visit &v) { return s.carts.submit(v.ids[0], v.request); }},
    {"POST"_L1,   "store/cart/updateCart/{id}"_L1, "update"_L1,   true,  [](Store &s, const Visit &v) { return s.carts.update(v.ids[0], v.request); }},
    {"GET"_L1,    "store/cart/history"_L1,        "search"_L1,    false, [](Store &s, const Visit &v) { return s.carts.history(v.request); }},
    {"DELETE"_L1, "store/cart/cancelCart/{id}"_L1, "cancel"_L1,   true,  [](Store &s, const Visit &v) { return s.carts.cancel(v.ids[0], v.request); }},
    {"POST"_L1,   "store/cart/product/findCost"_L1, "preview"_L1, false, [](Store &s, const Visit &v) { return s.carts.findCost(v.request); }},
    {"GET"_L1,    "store/cart/public/{key}"_L1,   "read"_L1,      false, [](Store &s, const Visit &v) { return s.carts.readPublic(v.ids[0]); }},
    {"POST"_L1,   "store/cart/{id}/setConsumerUser/{cuid}"_L1, "update"_L1, true, [](Store &s, const Visit &v) { return s.carts.setConsumer(v.ids[0], v.ids[1]); }},
    {"POST"_L1,   "store/cart/{id}/payments"_L1,  "payment"_L1,   true,  [](Store &s, const Visit &v) { return s.carts.addPayment(v.ids[0], v.request); }},
    {"GET"_L1,    "store/cart/{id}"_L1,           "read"_L1,      false, [](Store &s, const Visit &v) { return s.carts.read(v.ids[0], v.request); }},
    // Transactions
    {"GET"_L1,    "transactions/active"_L1,       "search"_L1,    false, [](Store &s, const Visit &v) { return s.carts.activeTransactions({}, v.request); }},
    {"GET"_L1,    "transactions/members/{id}/active"_L1, "search"_L1, false, [](Store &s, const Visit &v) { return s.carts.activeTransactions(v.ids[0], v.request); }},
    {"GET"_L1,    "transactions"_L1,              "search"_L1,    false, [](Store &s, const Visit &v) { return s.carts.transactionsInRange(v.request); }},
    {"GET"_L1,    "transactions/{id}"_L1,         "read"_L1,      false, [](Store &s, const Visit &v) { return s.carts.transaction(v.ids[0]); }},
    {"DELETE"_L1, "transactions/{id}"_L1,         "cancel"_L1,    true,  [](Store &s, const Visit &v) { return s.carts.cancelTransaction(v.ids[0], v.request); }},
    // Promotions and web hooks
    {"GET"_L1,    "loyalty/promotions/code/{code}"_L1, "discount"_L1, false, [](Store &s, const Visit &v) { return blazePromotionReply(v.ids[0], s.setup.now()); }},
    {"GET"_L1,    "webHooks"_L1,                  "web_hook"_L1,  false, [](Store &s, const Visit &) { return s.webHooks.list(); }},
    {"POST"_L1,   "webHooks"_L1,                  "web_hook"_L1,  true,  [](Store &s, const Visit &v) { return s.webHooks.add(v.request); }},
    {"GET"_L1,    "webHooks/{id}"_L1,             "web_hook"_L1,  false, [](Store &s, const Visit &v) { return s.webHooks.one(v.ids[0]); }},
    {"PUT"_L1,    "webHooks/{id}"_L1,             "web_hook"_L1,  true,  [](Store &s, const Visit &v) { return s.webHooks.change(v.ids[0], v.request); }},
    {"DELETE"_L1, "webHooks/{id}"_L1,             "web_hook"_L1,  true,  [](Store &s, const Visit &v) { return s.webHooks.remove(v.ids[0]); }},
    {"POST"_L1,   "store/webHook"_L1,             "web_hook"_L1,  true,  [](Store &s, const Visit &v) { return s.webHooks.addSeveral(v.request); }},
};
// clang-format on

static bool fits(const BlazeRoute &route, const QStringList &parts, QStringList &ids)
{
    const auto wanted = QString(route.path).split(u'/');
    if (parts.size() != wanted.size())
        return false;
    QStringList found;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (wanted[i].startsWith(u'{'))
            found.append(parts[i]);
        else if (wanted[i] != parts[i])
            return false;
    }
    ids = found;
    return true;
}

const BlazeRoute *blazeRoute(const HttpServerRequest &request, QStringList &ids)
{
    const auto parts = request.segments();
    if (parts.mid(0, 3) != QStringList{u"api"_s, u"v1"_s, u"partner"_s})
        return nullptr;
    const auto rest = parts.mid(3);
    for (const auto &route : routes) {
        if (QString::fromLatin1(request.method) == route.method && fits(route, rest, ids))
            return &route;
    }
    return nullptr;
}

} // namespace Peak::Possim
