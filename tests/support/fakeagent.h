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

    /** What the POS behind it can do; identities in the order of the link. */
    void offer(const LinkCapabilities &abilities) { setCapabilities(abilities); }
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
        ++previews;
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
    void createCustomer(const QString &request, const LinkCustomer &customer) override
    {
        lastCreated = customer;
        if (failure)
            Q_EMIT failed(request, *failure);
        else if (created)
            Q_EMIT customersFound(request, {*created});
    }
    void pullCatalog(const QString &, bool) override { }
    void validateDiscount(const QString &request, const QString &code, const LinkCart &) override
    {
        lastCode = code;
        if (failure)
            Q_EMIT failed(request, *failure);
        else
            Q_EMIT discountValidated(request, discountTitle);
    }

    static LinkCustomer customer(const QString &id, const QString &firstName)
    {
        return LinkCustomer(
            id, firstName, QStringLiteral("Rivera"), QStringLiteral("2135550142"), {}, {}, false, false, true);
    }

    std::optional<LinkTotals> totals; ///< Nothing: no answer ever comes.
    std::optional<QList<LinkCustomer>> customers; ///< The same.
    std::optional<LinkFailure> failure;
    std::optional<LinkCustomer> created; ///< The same.
    QString discountTitle = QStringLiteral("10 % off");
    LinkCart lastCart;
    LinkCustomer lastCreated;
    QString lastCode;
    QString lastSearch;
    int wakes = 0;
    int previews = 0;

private:
    QUrl m_address;
    std::unique_ptr<QRemoteObjectHost> m_host;
};

} // namespace Peak
