#include "tests/possim/blaze/blazecarts.h"

#include "tests/possim/blaze/blazecartdoc.h"
#include "tests/possim/blaze/blazesettings.h"

#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;

// What the API's callers do with carts. blazestaff.cpp has the till and the books.
namespace Peak::Possim {

BlazeCarts::BlazeCarts(const StoreSetup &setup, BlazeProducts &products, BlazePeople &people)
    : m_setup(setup), m_products(products), m_people(people)
{
}

BlazeCart *BlazeCarts::find(const QString &id)
{
    const auto at = m_byId.value(id, -1);
    return at < 0 || m_carts[at].isDeleted() ? nullptr : &m_carts[at];
}

const BlazeCart *BlazeCarts::find(const QString &id) const { return const_cast<BlazeCarts *>(this)->find(id); }

static BlazeRefusal noCart() { return {404, u"Cart not found"_s, {}}; }

std::optional<BlazeRefusal> BlazeCarts::checkConsumer(const QString &cuid) const
{
    if (cuid.isEmpty() && !BlazeSettings::isOn(m_setup, "anonymous_orders"_L1))
        return BlazeRefusal{400, u"This shop takes no anonymous orders"_s, u"cuid"_s};
    if (!cuid.isEmpty() && m_people.consumer(cuid).isEmpty())
        return BlazeRefusal{400, u"Consumer user not found"_s, u"cuid"_s};
    return std::nullopt;
}

/** The newest open cart of this consumer that fits; without a session or external id, just the newest. */
const BlazeCart *BlazeCarts::findOpen(const QString &cuid, const QString &sessionId, const QString &externalId) const
{
    for (auto cart = m_carts.rbegin(); cart != m_carts.rend(); ++cart) {
        if (!cart->isOpen() || cart->isDeleted() || cart->text("consumerId"_L1) != cuid)
            continue;
        if ((externalId.isEmpty() || cart->text("externalId"_L1) == externalId)
            && (sessionId.isEmpty() || cart->text("sessionId"_L1) == sessionId))
            return &*cart;
    }
    return nullptr;
}

BlazeCart &BlazeCarts::add(const QString &cuid, const QString &sessionId, const QString &externalId)
{
    BlazeCart cart;
    cart.created = m_setup.now();
    const auto id = QUuid::createUuid().toString(QUuid::Id128).left(24);
    cart.doc = blazeBlankCart(id, cuid, toMs(cart.created));
    if (!sessionId.isEmpty())
        cart.doc["sessionId"_L1] = sessionId;
    if (!externalId.isEmpty())
        cart.doc["externalId"_L1] = externalId;
    m_byId.insert(id, m_carts.size());
    m_carts.append(std::move(cart));
    keep(m_carts.last());
    return m_carts.last();
}

HttpServerResponse BlazeCarts::active(const HttpServerRequest &request)
{
    const auto cuid = request.queryValue(u"cuid"_s);
    const auto session = request.queryValue(u"sessionId"_s);
    const auto external = request.queryValue(u"externalId"_s);
    if (const auto refusal = checkConsumer(cuid))
        return blazeFail(*refusal);
    if (cuid.isEmpty() && session.isEmpty())
        return blazeFail({400, u"an anonymous cart needs a session"_s, u"sessionId"_s});
    if (const auto *known = findOpen(cuid, session, external))
        return blazeJson(shown(*known));
    return blazeJson(shown(add(cuid, session, external)));
}

std::optional<BlazeRefusal> BlazeCarts::openCart(const QString &id, const HttpServerRequest &request, BlazeCart *&cart)
{
    const auto cuid = request.queryValue(u"cuid"_s);
    if (auto refusal = checkConsumer(cuid))
        return refusal;
    cart = find(id);
    if (!cart || cart->text("consumerId"_L1) != cuid)
        return noCart();
    if (!cart->isOpen())
        return BlazeRefusal{
            400, cart->isPlaced() && !cart->isCanceled() ? u"Cart is already placed"_s : u"Cart is canceled"_s, {}};
    return std::nullopt;
}

std::optional<BlazeRefusal> BlazeCarts::price(const QJsonObject &doc, BlazePriced &priced) const
{
    BlazeBasket basket;
    if (auto refusal = BlazeBasket::parse(doc["cart"_L1].toObject(), basket))
        return refusal;
    const auto cuid = doc["consumerId"_L1].toString();
    basket.patient = basket.patient || m_people.consumer(cuid)["medical"_L1].toBool();
    priced = blazePrice(basket, m_products, m_setup);
    if (m_people.isBanned(cuid))
        priced.error = u"This consumer cannot place orders"_s;
    return std::nullopt;
}

void BlazeCarts::fill(QJsonObject &doc, const BlazePriced &priced) const
{
    blazeFillCart(doc, priced, m_setup.behaviour.taxPpm, BlazeSettings::isOn(m_setup, "grams_in_reply"_L1), 0);
}

static std::optional<BlazeRefusal> bodyOf(const HttpServerRequest &request, QJsonObject &body)
{
    const auto document = QJsonDocument::fromJson(request.body);
    body = document.object();
    if (!document.isObject() || !body["cart"_L1].isObject())
        return BlazeRefusal{400, u"a consumer cart is required"_s, u"cart"_s};
    return std::nullopt;
}

HttpServerResponse BlazeCarts::prepare(const HttpServerRequest &request)
{
    QJsonObject body;
    if (const auto refusal = bodyOf(request, body))
        return blazeFail(*refusal);
    BlazeCart *cart = nullptr;
    if (const auto refusal = openCart(body["id"_L1].toString(), request, cart))
        return blazeFail(*refusal);
    auto doc = cart->doc;
    blazeTakeOver(doc, body);
    BlazePriced priced;
    if (const auto refusal = price(doc, priced))
        return blazeFail(*refusal);
    fill(doc, priced);
    if (BlazeSettings::isOn(m_setup, "prepare_saves"_L1)) {
        cart->doc = doc;
        keep(*cart);
    }
    const auto off = m_setup.behaviour.previewDiffersCents;
    auto reply = shown(BlazeCart{doc, cart->created});
    if (off != 0)
        blazeFillCart(reply, priced, m_setup.behaviour.taxPpm, BlazeSettings::isOn(m_setup, "grams_in_reply"_L1), off);
    return blazeJson(reply);
}

HttpServerResponse BlazeCarts::submit(const QString &id, const HttpServerRequest &request)
{
    QJsonObject body;
    if (const auto refusal = bodyOf(request, body))
        return blazeFail(*refusal);
    BlazeCart *cart = nullptr;
    if (const auto refusal = openCart(id, request, cart))
        return blazeFail(*refusal);
    auto doc = cart->doc;
    blazeTakeOver(doc, body);
    BlazePriced priced;
    if (const auto refusal = price(doc, priced))
        return blazeFail(*refusal);
    if (priced.lines.isEmpty() && priced.error.isEmpty())
        priced.error = u"The cart is empty"_s;
    fill(doc, priced);
    if (!priced.isAcceptable()) // A refusal of the business is a reply like any other.
        return blazeJson(shown(BlazeCart{doc, cart->created}));
    cart->doc = doc;
    place(*cart);
    return blazeJson(shown(*cart));
}

void BlazeCarts::place(BlazeCart &cart)
{
    cart.doc["orderNo"_L1] = QString::number(m_nextOrder++);
    cart.doc["orderPlacedTime"_L1] = toMs(m_setup.now());
    cart.doc["errorMsg"_L1] = QJsonValue::Null;
    setState(cart, u"Placed"_s, u"Placed"_s);
    m_placed.append(cart.id());
    ++m_submits;
    keep(cart);
}

HttpServerResponse BlazeCarts::update(const QString &id, const HttpServerRequest &request)
{
    QJsonObject body;
    if (const auto refusal = bodyOf(request, body))
        return blazeFail(*refusal);
    BlazeCart *cart = nullptr;
    if (const auto refusal = openCart(id, request, cart))
        return blazeFail(*refusal);
    auto doc = cart->doc;
    blazeTakeOver(doc, body);
    BlazePriced priced;
    if (const auto refusal = price(doc, priced))
        return blazeFail(*refusal);
    fill(doc, priced);
    cart->doc = doc;
    keep(*cart);
    return blazeJson(shown(*cart));
}

HttpServerResponse BlazeCarts::read(const QString &id, const HttpServerRequest &request) const
{
    const auto cuid = request.queryValue(u"cuid"_s);
    const auto *cart = find(id);
    if (!cart || (!cuid.isEmpty() && cart->text("consumerId"_L1) != cuid))
        return blazeFail(noCart());
    return blazeJson(shown(*cart));
}

HttpServerResponse BlazeCarts::readPublic(const QString &key) const
{
    for (const auto &cart : m_carts) {
        if (cart.text("publicKey"_L1) != key || cart.isDeleted())
            continue;
        auto view = shown(cart);
        view["membershipAccepted"_L1] = BlazePeople::isAccepted(m_people.consumer(cart.text("consumerId"_L1)));
        return blazeJson(view);
    }
    return blazeFail(noCart());
}

bool BlazeCarts::isVisible(const BlazeCart &cart) const
{
    const auto placed = fromMs(cart.doc["orderPlacedTime"_L1].toInteger());
    return m_setup.now() - placed >= std::chrono::milliseconds(m_setup.behaviour.visibilityDelayMs);
}

HttpServerResponse BlazeCarts::history(const HttpServerRequest &request) const
{
    const auto cuid = request.queryValue(u"cuid"_s);
    if (cuid.isEmpty())
        return blazeFail({400, u"cuid is required"_s, u"cuid"_s});
    QList<QJsonObject> all;
    for (const auto &cart : m_carts) {
        if (cart.text("consumerId"_L1) == cuid && cart.isPlaced() && !cart.isDeleted() && isVisible(cart))
            all.append(shown(cart));
    }
    if (m_setup.behaviour.newestFirst)
        std::reverse(all.begin(), all.end());
    return blazeList(BlazePage::of(request, 100), all.size(), BlazeSettings::isOn(m_setup, "guide_envelope"_L1),
        [&](qsizetype i) { return all[i]; });
}

HttpServerResponse BlazeCarts::cancel(const QString &id, const HttpServerRequest &request)
{
    const auto cuid = request.queryValue(u"cuid"_s);
    auto *cart = find(id);
    if (!cart || (!cuid.isEmpty() && cart->text("consumerId"_L1) != cuid))
        return blazeFail(noCart());
    if (!cart->text("transactionId"_L1).isEmpty())
        return blazeFail({400, u"Cart has already been accepted"_s, {}});
    if (cart->isCanceled())
        return blazeFail({400, u"Cart is already canceled"_s, {}});
    setState(*cart, u"CanceledByConsumer"_s, cart->text("trackingStatus"_L1));
    keep(*cart);
    return blazeJson(shown(*cart));
}

HttpServerResponse BlazeCarts::setConsumer(const QString &id, const QString &cuid)
{
    auto *cart = find(id);
    if (!cart)
        return blazeFail(noCart());
    if (const auto refusal = checkConsumer(cuid))
        return blazeFail(*refusal);
    cart->doc["consumerId"_L1] = cuid;
    cart->doc["anonymous"_L1] = false;
    keep(*cart);
    return blazeJson(shown(*cart));
}

HttpServerResponse BlazeCarts::addPayment(const QString &id, const HttpServerRequest &request)
{
    auto *cart = find(id);
    if (!cart)
        return blazeFail(noCart());
    const auto body = QJsonDocument::fromJson(request.body).object();
    if (!body["paymentReceived"_L1].isDouble())
        return blazeFail({400, u"paymentReceived is required"_s, u"paymentReceived"_s});
    auto inner = cart->doc["cart"_L1].toObject();
    inner["paymentOption"_L1] = body["paymentOption"_L1].toString(u"Cash"_s);
    inner["cashReceived"_L1] = body["paymentReceived"_L1];
    cart->doc["cart"_L1] = inner;
    cart->doc["prepaid"_L1] = true;
    if (body["orderTags"_L1].isArray())
        cart->doc["orderTags"_L1] = body["orderTags"_L1];
    keep(*cart);
    return blazeJson(shown(*cart));
}

HttpServerResponse BlazeCarts::findCost(const HttpServerRequest &request) const
{
    const auto asked = QJsonDocument::fromJson(request.body).object();
    BlazePriced priced;
    const QJsonObject cart{{u"items"_s, QJsonArray{asked}}};
    if (const auto refusal = price({{u"cart"_s, cart}}, priced))
        return blazeFail(*refusal);
    if (priced.lines.isEmpty())
        return blazeFail({400, priced.error, u"productId"_s});
    return blazeJson({{u"productId"_s, asked["productId"_L1]}, {u"quantity"_s, asked["quantity"_L1]},
        {u"cost"_s, blazeDollars(priced.lines.first().cost)}});
}

} // namespace Peak::Possim
