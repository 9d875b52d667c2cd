#include "tests/possim/treez/treeztickets.h"

#include "tests/possim/treez/treezproductjson.h"

#include <QRandomGenerator>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static const QStringList finalStatuses{u"COMPLETED"_s, u"CANCELED"_s, u"REMOVED"_s};

static Refusal notFound(const QString &id) { return {400, u"TICKET_NOT_FOUND"_s, u"there is no ticket %1"_s.arg(id)}; }

bool Ticket::isFinal() const { return finalStatuses.contains(status()); }

bool Ticket::holdsStock() const { return !status().isEmpty() && status() != "CANCELED"_L1 && status() != "REMOVED"_L1; }

TreezTickets::TreezTickets(const StoreSetup &setup, TreezProducts &products, const TreezCustomers &customers)
    : m_setup(setup), m_products(products), m_customers(customers)
{
}

Result<Ok> TreezTickets::restore()
{
    if (m_setup.stateFile.isEmpty())
        return Ok{};
    const auto entries = m_journal.open(m_setup.stateFile);
    if (!entries)
        return entries.error();
    for (const auto &entry : *entries) {
        Ticket ticket{entry["doc"_L1].toObject(), entry["history"_L1].toArray(),
            fromMs(entry["created"_L1].toInteger()), fromMs(entry["updated"_L1].toInteger()), std::nullopt};
        if (entry["closed"_L1].isDouble())
            ticket.closed = fromMs(entry["closed"_L1].toInteger());
        const auto at = indexOf(ticket.id());
        if (at < 0)
            add(ticket);
        else
            m_tickets[at] = ticket;
    }
    for (const auto &ticket : m_tickets)
        holdStock(ticket, 1);
    return Ok{};
}

void TreezTickets::keep(const Ticket &ticket)
{
    QJsonObject entry{{u"doc"_s, ticket.doc}, {u"history"_s, ticket.history}, {u"created"_s, toMs(ticket.created)},
        {u"updated"_s, toMs(ticket.updated)}};
    if (ticket.closed)
        entry["closed"_L1] = toMs(*ticket.closed);
    m_journal.append(entry);
}

void TreezTickets::add(Ticket ticket)
{
    m_byId.insert(ticket.id(), m_tickets.size());
    m_byNumber.insert(ticket.text("order_number"), m_tickets.size());
    m_tickets.append(std::move(ticket));
}

QString TreezTickets::newNumber()
{
    static constexpr auto letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"_L1;
    QString number;
    do {
        number.clear();
        for (int i = 0; i < 6; ++i)
            number += letters[qsizetype(QRandomGenerator::global()->bounded(quint32(letters.size())))];
    } while (m_byNumber.contains(number));
    return number;
}

void TreezTickets::holdStock(const Ticket &ticket, int direction)
{
    if (!ticket.holdsStock())
        return;
    for (const auto &item : ticket.doc["items"_L1].toArray())
        m_products.take(item["size_id"_L1].toString(), direction * item["quantity"_L1].toInt());
}

void TreezTickets::touch(Ticket &ticket)
{
    ticket.updated = m_setup.now();
    ticket.doc["last_updated_at"_L1] = treezStamp(ticket.updated, m_setup.zone);
}

void TreezTickets::setStatus(Ticket &ticket, const QString &status, const QString &why)
{
    if (ticket.status() == status)
        return;
    holdStock(ticket, -1);
    ticket.doc["order_status"_L1] = status;
    holdStock(ticket, 1);
    ticket.closed = ticket.isFinal() ? std::optional(m_setup.now()) : std::nullopt;
    ticket.doc["date_closed"_L1] = ticket.closed ? QJsonValue(treezStamp(*ticket.closed, m_setup.zone)) : QJsonValue();
    ticket.history.append(QJsonObject{{u"status"_s, status}, {u"description"_s, why},
        {u"date"_s, treezStamp(m_setup.now(), QTimeZone::utc())}, {u"employeeNumber"_s, QJsonValue::Null}});
}

HttpServerResponse TreezTickets::preview(const HttpServerRequest &http)
{
    TicketRequest request;
    if (const auto refusal = TicketRequest::parse(http.body, TicketRequest::Use::Preview, request))
        return treezFail(*refusal);
    PricedTicket priced;
    if (const auto refusal = price(request, nullptr, priced))
        return treezFail(*refusal);
    auto doc = blank(request);
    fill(doc, priced);
    doc["ticket_id"_L1] = QJsonValue::Null;
    doc["order_status"_L1] = u"PREVIEW"_s;
    const auto off = m_setup.behaviour.previewDiffersCents;
    doc["tax_total"_L1] = dollars(priced.taxTotal() + off);
    doc["total"_L1] = dollars(priced.total() + off);
    return treezData(doc);
}

HttpServerResponse TreezTickets::create(const HttpServerRequest &http)
{
    TicketRequest request;
    if (const auto refusal = TicketRequest::parse(http.body, TicketRequest::Use::Create, request))
        return treezFail(*refusal);
    PricedTicket priced;
    if (const auto refusal = price(request, nullptr, priced))
        return treezFail(*refusal);
    Ticket ticket;
    ticket.doc = blank(request);
    fill(ticket.doc, priced);
    ticket.created = m_setup.now();
    ticket.doc["order_number"_L1] = newNumber();
    ticket.doc["date_created"_L1] = treezStamp(ticket.created, m_setup.zone);
    touch(ticket);
    setStatus(ticket, request.status, u"created by the API"_s);
    ++m_creates;
    keep(ticket);
    const auto doc = ticket.doc;
    add(std::move(ticket));
    return treezData(doc);
}

std::optional<Refusal> TreezTickets::pay(const TicketRequest &request, Ticket &ticket) const
{
    qint64 paid = 0;
    for (const auto &payment : request.payments)
        paid += centsOf(payment["amount_paid"_L1].toDouble());
    if (paid != centsOf(ticket.doc["total"_L1].toDouble()))
        return Refusal{400, u"INCORRECT_VALUE"_s, u"amount_paid must be the total"_s};
    ticket.doc["payments"_L1] = request.payments;
    ticket.doc["payment_status"_L1] = u"PAID"_s;
    return std::nullopt;
}

std::optional<Refusal> TreezTickets::changeContent(const TicketRequest &request, Ticket &ticket)
{
    if (request.hasItems) {
        auto asked = request;
        if (!request.hasCoupons) {
            for (const auto &code : ticket.doc["coupon_codes"_L1].toArray())
                asked.coupons.append(code.toString());
        }
        if (!request.body.contains("fees"_L1))
            asked.fees = ticket.doc["fees"_L1].toArray();
        PricedTicket priced;
        if (const auto refusal = price(asked, &ticket, priced))
            return refusal;
        holdStock(ticket, -1);
        fill(ticket.doc, priced);
        holdStock(ticket, 1);
    }
    for (const auto &name : {u"ticket_note"_s, u"external_order_number"_s}) {
        if (request.body.contains(name))
            ticket.doc[name] = request.body[name];
    }
    if (!request.customerId.isEmpty())
        ticket.doc["customer_id"_L1] = request.customerId.toLongLong();
    return std::nullopt;
}

HttpServerResponse TreezTickets::update(const QString &id, const HttpServerRequest &http)
{
    TicketRequest request;
    if (const auto refusal = TicketRequest::parse(http.body, TicketRequest::Use::Update, request))
        return treezFail(*refusal);
    const auto at = indexOf(id);
    if (at < 0)
        return treezFail(notFound(id));
    auto &ticket = m_tickets[at];
    if (ticket.isFinal() || ticket.isPaid())
        return treezFail({400, u"INVALID_TICKET_STATUS"_s, u"the ticket is %1"_s.arg(ticket.status())});
    const bool pays = !request.payments.isEmpty();
    if (pays && request.hasItems)
        return treezFail({400, u"INVALID_REQUEST"_s, u"products and payment are two calls"_s});
    if (request.status == "COMPLETED"_L1 && !pays)
        return treezFail({400, u"INVALID_TICKET_STATUS"_s, u"COMPLETED needs a payment"_s});
    if (const auto refusal = pays ? pay(request, ticket) : changeContent(request, ticket))
        return treezFail(*refusal);
    setStatus(ticket, request.status, u"changed by the API"_s);
    touch(ticket);
    keep(ticket);
    return treezData(ticket.doc);
}

HttpServerResponse TreezTickets::read(const QString &id) const
{
    const auto at = indexOf(id);
    return at < 0 ? treezNoTickets(notFound(id)) : treezTicket(m_tickets[at].doc);
}

HttpServerResponse TreezTickets::readByNumber(const QString &number) const
{
    const auto at = m_byNumber.value(number, -1);
    return at < 0 ? treezNoTickets(notFound(number)) : treezData(m_tickets[at].doc);
}

HttpServerResponse TreezTickets::history(const QString &id) const
{
    const auto at = indexOf(id);
    return at < 0 ? treezFail(notFound(id)) : treezData(m_tickets[at].history);
}

Result<QJsonObject> TreezTickets::move(const QString &id, const QJsonObject &change)
{
    const auto at = indexOf(id);
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such ticket"_s};
    auto &ticket = m_tickets[at];
    const auto status = change["status"_L1].toString(ticket.status());
    // An unknown word goes through when it is meant: clients must survive one.
    if (!isTreezStatus(status) && !change["force"_L1].toBool())
        return Error{Error::Kind::Invalid, u"no such status"_s};
    setStatus(ticket, status, u"moved at the till"_s);
    for (const auto &name : {u"payment_status"_s, u"external_order_number"_s}) {
        if (change.contains(name))
            ticket.doc[name] = change[name];
    }
    if (change.contains("note"_L1))
        ticket.doc["ticket_note"_L1] = change["note"_L1];
    touch(ticket);
    keep(ticket);
    return ticket.doc;
}

Result<QJsonObject> TreezTickets::setItems(const QString &id, const QJsonArray &items)
{
    const auto at = indexOf(id);
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such ticket"_s};
    auto &ticket = m_tickets[at];
    TicketRequest request;
    request.fees = ticket.doc["fees"_L1].toArray();
    for (const auto &item : items)
        request.items.append({item["size_id"_L1].toString(), item["quantity"_L1].toInt(1), {}, {}, true, {}});
    PricedTicket priced;
    if (const auto refusal = priceTicket(request, m_products, m_setup.behaviour.taxPpm, priced))
        return Error{Error::Kind::Invalid, refusal->reason + u": "_s + refusal->detail};
    holdStock(ticket, -1);
    fill(ticket.doc, priced);
    holdStock(ticket, 1);
    touch(ticket);
    keep(ticket);
    return ticket.doc;
}

} // namespace Peak::Possim
