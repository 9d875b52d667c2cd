#pragma once

#include "tests/possim/journal.h"
#include "tests/possim/treez/treezcustomers.h"
#include "tests/possim/treez/treezpricing.h"

#include <QHash>

namespace Peak::Possim {

/** A ticket as the store holds it: what it answers with, and when things happened. */
struct Ticket {
    QJsonObject doc; ///< The reply to a read.
    QJsonArray history;
    Instant created;
    Instant updated;
    std::optional<Instant> closed;

    [[nodiscard]] QString text(const char *member) const { return doc[QLatin1StringView(member)].toString(); }
    [[nodiscard]] QString id() const { return text("ticket_id"); }
    [[nodiscard]] QString status() const { return text("order_status"); }
    [[nodiscard]] bool isPaid() const { return text("payment_status") == QLatin1StringView("PAID"); }
    /** Completed, canceled or removed. */
    [[nodiscard]] bool isFinal() const;
    /** Whether its pieces are out of stock for it. */
    [[nodiscard]] bool holdsStock() const;
};

/** The tickets: taking, changing and keeping them. */
class TreezTickets {
public:
    TreezTickets(const StoreSetup &setup, TreezProducts &products, const TreezCustomers &customers);

    /** Reads the tickets of an earlier run, and takes their pieces out of stock. */
    Result<Ok> restore();

    HttpServerResponse preview(const HttpServerRequest &request);
    HttpServerResponse create(const HttpServerRequest &request);
    HttpServerResponse update(const QString &id, const HttpServerRequest &request);
    HttpServerResponse read(const QString &id) const;
    HttpServerResponse readByNumber(const QString &number) const;
    HttpServerResponse history(const QString &id) const;

    [[nodiscard]] const QList<Ticket> &all() const { return m_tickets; }
    [[nodiscard]] qint64 createsExecuted() const { return m_creates; }

    // Staff at the till: everything goes.
    Result<QJsonObject> move(const QString &id, const QJsonObject &change);
    Result<QJsonObject> setItems(const QString &id, const QJsonArray &items);

private:
    [[nodiscard]] std::optional<Refusal> price(
        const TicketRequest &request, const Ticket *existing, PricedTicket &priced) const;
    [[nodiscard]] std::optional<Refusal> checkCustomer(const TicketRequest &request, const PricedTicket &priced) const;
    [[nodiscard]] std::optional<Refusal> checkStock(const PricedTicket &priced, const Ticket *existing) const;
    [[nodiscard]] std::optional<Refusal> pay(const TicketRequest &request, Ticket &ticket) const;
    [[nodiscard]] std::optional<Refusal> changeContent(const TicketRequest &request, Ticket &ticket);
    [[nodiscard]] QJsonObject blank(const TicketRequest &request) const;
    void fill(QJsonObject &doc, const PricedTicket &priced) const;
    void setStatus(Ticket &ticket, const QString &status, const QString &why);
    void holdStock(const Ticket &ticket, int direction);
    void touch(Ticket &ticket);
    void keep(const Ticket &ticket);
    [[nodiscard]] qsizetype indexOf(const QString &id) const { return m_byId.value(id, -1); }
    void add(Ticket ticket);
    QString newNumber();

    const StoreSetup &m_setup;
    TreezProducts &m_products;
    const TreezCustomers &m_customers;
    QList<Ticket> m_tickets; ///< In the order they were made.
    QHash<QString, qsizetype> m_byId;
    QHash<QString, qsizetype> m_byNumber;
    qint64 m_creates = 0;
    Journal m_journal;
};

} // namespace Peak::Possim
