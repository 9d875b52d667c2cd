#pragma once

#include "core/storage/outboxstore.h"
#include "platform/fieldcipher.h"
#include "sync/awaited.h"
#include "sync/outbox/outboxworker.h"
#include "sync/status/statuspoller.h"
#include "tests/conformance/rig.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>

namespace Peak::Conformance {

/** How the agent of a shop is started. */
struct AgentOptions {
    Milliseconds patience{20'000}; ///< Real time for an answer.
};

/** Waits for no answer longer than it is told, whatever the client asked for. */
class Impatient final : public HttpTransport {
public:
    Impatient(HttpTransport &inner, Milliseconds patience) : m_inner(inner), m_patience(patience) { }
    QCoro::Task<Result<HttpReply>> send(HttpRequest request) override;

private:
    HttpTransport &m_inner;
    Milliseconds m_patience;
};

/**
 * A kiosk with its agent, wired as in the product, before a simulated POS in the same process. Time stands still but
 * for what a scenario lets pass; only the loopback connection takes its own.
 */
class Shop {
public:
    /** All outlive it. The simulator starts anew. */
    Shop(const Rig &rig, QString scenario, Possim::Host &host, ManualClock &clock);
    ~Shop();

    Result<Ok> open();
    /** The agent in this process ends and starts again over the same files. */
    Result<Ok> restart(AgentOptions options = {});
    void stopAgent();
    /** kiosk.toml and the secrets, for an agent in a process of its own; its API on `port`. Gives its arguments; its
     * environment has to say where the secrets are: CREDENTIALS_DIRECTORY = file("credentials"). */
    Result<QStringList> writeAgentFiles(quint16 port);
    /** What went wrong with the simulator or the files; empty when nothing did. */
    [[nodiscard]] const QString &problem() const { return m_problem; }

    [[nodiscard]] const Rig &rig() const { return m_rig; }
    [[nodiscard]] const QString &scenario() const { return m_scenario; }
    [[nodiscard]] Possim::Host &host() { return m_host; }
    [[nodiscard]] Possim::Simulator &simulator() { return m_host.simulator(); }
    [[nodiscard]] ManualClock &clock() { return m_clock; }
    [[nodiscard]] PosClient &client() { return *m_client; }
    [[nodiscard]] const Capabilities &can() const { return m_client->capabilities(); }
    [[nodiscard]] OrderStore &orders() { return *m_orders; }
    [[nodiscard]] OutboxStore &outbox() { return *m_outbox; }
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }

    /** Ordinary products of the POS, at least three; read from the POS once per vendor. */
    QList<Product> products();
    /** `quantity` pieces of the `index`-th of them. */
    OrderLine line(int index, int quantity);
    /** An order of the customer the POS knows, or of somebody unknown to it. */
    OrderRequest request(const QList<OrderLine> &lines) const;
    OrderRequest guestRequest(const QList<OrderLine> &lines) const;
    /** On disk and in the queue, as when the customer has confirmed. */
    Order submit(const OrderRequest &request);
    /** The order as it would be sent, for preview and discounts; stored nowhere. */
    Order cart(const OrderRequest &request) const;
    Order now(const OrderId &id);
    /** Lets the worker do what can be done without time passing. */
    void work();
    /** Lets time pass until nothing of the order is left to do for the worker; the order then. */
    Order settled(const OrderId &id);
    /** Submitted and settled. */
    Order deliver(const OrderRequest &request) { return settled(submit(request).id); }
    /** Whether the worker has given it to a person. */
    bool needsPerson(const OrderId &id);
    /** A round of the status poller, a little later. */
    Result<Ok> poll();
    void pass(Milliseconds time) { m_clock.advance(time); }

    /** Goes wrong with the next call of this kind, or the POS's next `more` wants; see tests/possim/README.md. */
    void fault(const QString &word, const QString &call, QJsonObject more = {});
    /** How often any of the faults has happened. */
    [[nodiscard]] int faultsFired() const;
    [[nodiscard]] QList<Ticket> tickets() const;
    /** Those that stand for this order and are neither canceled nor removed. */
    [[nodiscard]] QList<Ticket> ticketsOf(const Order &order) const;
    /** The one ticket an order is on, or an empty one when there are none or several. */
    [[nodiscard]] Ticket ticketOf(const Order &order) const;

private:
    Result<Ok> openBook();
    Result<Ok> openAgent();

    const Rig &m_rig;
    QString m_scenario;
    Possim::Host &m_host;
    ManualClock &m_clock;
    QTemporaryDir m_dir;
    QString m_problem;
    StoreConfig m_config;
    AgentOptions m_options;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<FieldCipher> m_cipher;
    std::unique_ptr<OrderStore> m_orders;
    std::unique_ptr<OutboxStore> m_outbox;
    std::unique_ptr<NetworkTransport> m_network;
    std::unique_ptr<Impatient> m_impatient;
    std::unique_ptr<GuardedTransport> m_guarded;
    std::unique_ptr<PosClient> m_client;
    std::unique_ptr<OutboxWorker> m_worker;
    std::unique_ptr<StatusPoller> m_poller;
};

/** kiosk.toml of a store whose POS is at `posUrl` and whose API is on `apiPort`. */
QByteArray configOf(const Rig &rig, const QString &posUrl, quint16 apiPort);

/** What an order's lines come to at the POS. */
QMap<QString, int> piecesOf(const QList<OrderLine> &lines);

} // namespace Peak::Conformance
