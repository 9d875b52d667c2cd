#include "tests/possim/control.h"

#include "tests/possim/host.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

/** A control call, taken apart. */
struct Order {
    QString id; ///< The part of the path that stands for {id}.
    QJsonObject body;
};

using Answer = Result<QJsonObject> (*)(Host &host, const Order &order);

static QJsonObject done(const Result<Ok> &result) { return {{u"ok"_s, result.ok()}}; }

static Result<QJsonObject> addFaults(Host &host, const Order &order)
{
    auto wanted = order.body["faults"_L1].toArray();
    if (!order.body.contains("faults"_L1))
        wanted.append(order.body);
    QList<Fault> faults;
    for (const auto &value : wanted) {
        auto fault = Fault::fromJson(value.toObject());
        if (!fault)
            return fault.error();
        faults.append(*std::move(fault));
    }
    for (auto &fault : faults)
        host.faults().add(std::move(fault));
    return QJsonObject{{u"faults"_s, host.faults().toJson()}};
}

static Result<QJsonObject> listFaults(Host &host, const Order &)
{
    return QJsonObject{{u"faults"_s, host.faults().toJson()}};
}

static Result<QJsonObject> clearFaults(Host &host, const Order &)
{
    host.faults().clear(quint32(host.behaviour().seed));
    return done(Ok{});
}

static Result<QJsonObject> readSettings(Host &host, const Order &) { return host.behaviour().toJson(); }

static Result<QJsonObject> changeSettings(Host &host, const Order &order)
{
    if (const auto changed = host.behaviour().change(order.body); !changed)
        return changed.error();
    return host.behaviour().toJson();
}

static Result<QJsonObject> expireTokens(Host &host, const Order &)
{
    host.simulator().expireTokens();
    return done(Ok{});
}

static Result<QJsonObject> goDown(Host &host, const Order &order)
{
    const auto mode = order.body["mode"_L1].toString(u"abort"_s);
    const auto back = std::chrono::milliseconds(qint64(order.body["seconds"_L1].toDouble() * 1000));
    if (mode != "abort"_L1 && mode != "refuse"_L1)
        return Error{Error::Kind::Invalid, u"mode is abort or refuse"_s};
    if (mode == "refuse"_L1 && !host.hasOwnControl() && back.count() <= 0)
        return Error{Error::Kind::Invalid, u"without --control-port nobody could call it back: give seconds"_s};
    host.goDown(mode == "refuse"_L1 ? Host::Down::Refuse : Host::Down::Abort, back);
    return done(Ok{});
}

static Result<QJsonObject> comeUp(Host &host, const Order &) { return host.comeUp().map(done); }

static Result<QJsonObject> reset(Host &host, const Order &) { return host.reset().map(done); }

static Result<QJsonObject> stats(Host &host, const Order &) { return host.stats(); }

static Result<QJsonObject> listCalls(Host &host, const Order &)
{
    QJsonArray all;
    for (const auto &call : host.calls())
        all.append(QJsonObject{{u"kind"_s, call.kind}, {u"method"_s, QString::fromLatin1(call.method)},
            {u"target"_s, QString::fromUtf8(call.target)}, {u"status"_s, call.status}, {u"fault"_s, call.fault},
            {u"connection"_s, qint64(call.connection)}});
    return QJsonObject{{u"calls"_s, all}};
}

static Result<QJsonObject> listTickets(Host &host, const Order &)
{
    return QJsonObject{{u"tickets"_s, host.simulator().tickets()}};
}

static Result<QJsonObject> moveTicket(Host &host, const Order &order)
{
    return host.simulator().moveTicket(order.id, order.body);
}

static Result<QJsonObject> setItems(Host &host, const Order &order)
{
    return host.simulator().setItems(order.id, order.body["items"_L1].toArray());
}

static Result<QJsonObject> setStock(Host &host, const Order &order) { return host.simulator().setStock(order.body); }

static Result<QJsonObject> changeProduct(Host &host, const Order &order)
{
    return host.simulator().changeProduct(order.body);
}

static Result<QJsonObject> putCustomer(Host &host, const Order &order)
{
    return host.simulator().putCustomer(order.body);
}

struct Route {
    QLatin1StringView method;
    QLatin1StringView path; ///< Below /control/; {id} is any one part.
    Answer answer;
};

// clang-format off
constexpr Route routes[] = {
    {"GET"_L1,    "faults"_L1,              &listFaults},
    {"POST"_L1,   "faults"_L1,              &addFaults},
    {"DELETE"_L1, "faults"_L1,              &clearFaults},
    {"GET"_L1,    "settings"_L1,            &readSettings},
    {"PUT"_L1,    "settings"_L1,            &changeSettings},
    {"POST"_L1,   "expire-tokens"_L1,       &expireTokens},
    {"POST"_L1,   "down"_L1,                &goDown},
    {"POST"_L1,   "up"_L1,                  &comeUp},
    {"POST"_L1,   "reset"_L1,               &reset},
    {"GET"_L1,    "stats"_L1,               &stats},
    {"GET"_L1,    "calls"_L1,               &listCalls},
    {"GET"_L1,    "tickets"_L1,             &listTickets},
    {"POST"_L1,   "tickets/{id}/status"_L1, &moveTicket},
    {"POST"_L1,   "tickets/{id}/items"_L1,  &setItems},
    {"POST"_L1,   "stock"_L1,               &setStock},
    {"POST"_L1,   "products"_L1,            &changeProduct},
    {"POST"_L1,   "customers"_L1,           &putCustomer},
};
// clang-format on

static bool fits(const Route &route, const HttpServerRequest &request, QString &id)
{
    if (QString::fromLatin1(request.method) != route.method)
        return false;
    const auto wanted = QString(route.path).split(u'/');
    const auto parts = request.segments().mid(1);
    if (parts.size() != wanted.size())
        return false;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (wanted[i] == "{id}"_L1)
            id = parts[i];
        else if (wanted[i] != parts[i])
            return false;
    }
    return true;
}

static HttpServerResponse failure(int status, const QString &message)
{
    return HttpServerResponse::json(status, {{u"error"_s, message}});
}

HttpServerResponse answerControl(Host &host, const HttpServerRequest &request)
{
    const auto document = QJsonDocument::fromJson(request.body);
    if (!request.body.isEmpty() && !document.isObject())
        return failure(400, u"the body is no JSON object"_s);
    for (const auto &route : routes) {
        QString id;
        if (!fits(route, request, id))
            continue;
        const auto answer = route.answer(host, {id, document.object()});
        if (answer)
            return HttpServerResponse::json(200, *answer);
        return failure(answer.error().kind == Error::Kind::NotFound ? 404 : 400, answer.error().message);
    }
    return failure(404, u"no such control call"_s);
}

} // namespace Peak::Possim
