#pragma once

#include "core/storage/outboxstore.h"
#include "rep_agent_merged.h"
#include "sync/catalog/catalogsync.h"
#include "sync/http/poswatch.h"
#include "sync/pos/posclient.h"

#include <QRemoteObjectHost>
#include <QTimer>

#include <functional>

namespace Peak {

/**
 * The agent's end of the local link to the app. Slots return at once; what needs the POS is answered by a signal.
 * `client` and `catalog` are nothing where there is no POS.
 */
class AgentLink : public AgentSimpleSource {
    Q_OBJECT

public:
    AgentLink(
        PosClient *client, CatalogSync *catalog, OutboxStore &outbox, Currency currency, QObject *parent = nullptr);

    /** Storage when the socket cannot be opened, for instance because another agent has it. */
    Result<Ok> listen(const QUrl &address);
    void showPosState(PosWatch::State state);
    void showCatalogGeneration(qint64 generation) { setCatalogGeneration(generation); }
    /** Counts the queue anew for the app's badge. */
    void countQueue();
    /** The same once the event loop has turned, however often it was asked for until then. */
    void countQueueSoon();

    void wake() override;
    void preview(const QString &request, const LinkCart &cart) override;
    void findCustomer(const QString &request, const QString &how, const QStringList &values) override;
    void createCustomer(const QString &request, const LinkCustomer &customer) override;
    void validateDiscount(const QString &request, const QString &code, const LinkCart &cart) override;
    void pullCatalog(const QString &request, bool trustSmall) override;

Q_SIGNALS:
    void woken();

private:
    QCoro::Task<void> answerPreview(QString request, Order order);
    QCoro::Task<void> answerCustomers(QString request, CustomerQuery query);
    QCoro::Task<void> answerNewCustomer(QString request, Customer customer);
    QCoro::Task<void> answerDiscount(QString request, QString code, Order order);
    QCoro::Task<void> answerPull(QString request, bool trustSmall);
    [[nodiscard]] Order orderFrom(const LinkCart &cart) const;
    void fail(const QString &request, const Error &error);
    bool hasPos(const QString &request);

    PosClient *m_client;
    CatalogSync *m_catalog;
    OutboxStore &m_outbox;
    Currency m_currency;
    bool m_counts = false; ///< A count is on its way.
    QRemoteObjectHost m_host;
};

} // namespace Peak
