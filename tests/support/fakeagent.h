#pragma once

#include "rep_agent_merged.h"

#include <QRemoteObjectHost>
#include <QUrl>

#include <memory>
#include <optional>

namespace Peak {

/** The other end of the local link, over a real socket: says what the test put in, or nothing at all. */
class FakeAgent : public AgentSimpleSource {
public:
    explicit FakeAgent(const QUrl &address) : m_address(address)
    {
        setCapabilities(LinkCapabilities(true, true, true, false, true, true, false, {QStringLiteral("phone")}));
        setPosState(QStringLiteral("online"));
    }

    void start()
    {
        m_host = std::make_unique<QRemoteObjectHost>(m_address);
        m_host->enableRemoting(this);
    }
    /** As when the process dies: no good-bye. */
    void die() { m_host.reset(); }

    void wake() override { ++wakes; }
    void preview(const QString &request, const LinkCart &cart) override
    {
        lastCart = cart;
        if (totals)
            Q_EMIT previewed(request, *totals);
    }
    void findCustomer(const QString &request, const QString &how, const QStringList &values) override
    {
        lastSearch = how + u' ' + values.join(u' ');
        if (failure)
            Q_EMIT failed(request, *failure);
        else if (customers)
            Q_EMIT customersFound(request, *customers);
    }
    void createCustomer(const QString &, const LinkCustomer &) override { }
    void pullCatalog(const QString &, bool) override { }
    void validateDiscount(const QString &, const QString &, const LinkCart &) override { }

    static LinkCustomer customer(const QString &id, const QString &firstName)
    {
        return LinkCustomer(
            id, firstName, QStringLiteral("Rivera"), QStringLiteral("2135550142"), {}, {}, false, false, true);
    }

    std::optional<LinkTotals> totals; ///< Nothing: no answer ever comes.
    std::optional<QList<LinkCustomer>> customers; ///< The same.
    std::optional<LinkFailure> failure;
    LinkCart lastCart;
    QString lastSearch;
    int wakes = 0;

private:
    QUrl m_address;
    std::unique_ptr<QRemoteObjectHost> m_host;
};

} // namespace Peak
