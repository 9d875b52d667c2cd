#include "tests/sync/powerlossday.h"

#include "tests/support/diskrecorder.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

PowerLossDay::PowerLossDay(const QString &root, const DayPlan &plan)
    : agent(*DataDirectory::prepare(root + u"/data/shop"_s)), m_plan(plan)
{
    // The POS's own ledger, as far as it had come at each call to the disk.
    const auto watch = [this](auto &script) {
        script.otherwise = [this, before = script.otherwise](const auto &question) {
            const auto answer = before(question);
            ledger.atThePos(pos.tickets);
            return answer;
        };
    };
    watch(pos.client.creates);
    watch(pos.client.updates);
    openApp();
}

void PowerLossDay::openApp()
{
    // A disk that refuses once is asked again, as systemd would.
    m_failed = m_failed || !agent.database;
    if (!agent.database && !agent.open())
        qFatal("%s", qPrintable(agent.refusal));
    relax(*agent.database);
    for (int attempt = 0; attempt < 2 && m_plan.appBeside && !m_app; ++attempt) {
        auto opened = openOrders(agent.data, u"app"_s);
        m_failed = m_failed || !opened;
        if (opened)
            m_app = std::move(*opened);
    }
    if (m_app) {
        relax(*m_app);
        m_appOrders = std::make_unique<OrderStore>(*m_app, *agent.cipher, agent.clock, agent.identity);
    }
    m_worker = std::make_unique<OutboxWorker>(*agent.outbox, *agent.orders, pos.client, agent.clock, 4);
    m_worker->start();
}

void PowerLossDay::relax(Database &database)
{
    if (m_plan.syncing == Syncing::Full)
        return;
    const auto word = m_plan.syncing == Syncing::Off ? u"OFF"_s : u"NORMAL"_s;
    m_failed = m_failed || !database.execute(u"PRAGMA synchronous = "_s + word);
}

OrderRequest PowerLossDay::nextRequest(const QString &customer)
{
    ++m_sold;
    auto request = ScratchBook::request(customer, {ScratchBook::line(u"P-%1"_s.arg(m_sold), 1 + m_sold % 3)});
    request.contact.firstName = u"Zoë"_s;
    request.contact.phone = u"415555%1"_s.arg(m_sold, 4, 10, QLatin1Char('0'));
    request.notes = QString(100 * (m_sold % 7), u'n');
    return request;
}

void PowerLossDay::sell(const QString &customer)
{
    agent.clock.advance(10s);
    const OrderId id = counter().newOrderId();
    ledger.begun(id);
    const auto order = counter().submit(id, nextRequest(customer), ScratchBook::totals());
    if (order)
        ledger.promised(*order);
    else if (order.error().kind != Error::Kind::InDoubt)
        ledger.refused(id);
}

void PowerLossDay::sellInVain()
{
    const OrderId id = counter().newOrderId();
    ledger.begun(id);
    const auto no = [](const Order &) -> Result<Ok> { return Error{Error::Kind::Storage, u"no"_s}; };
    m_failed = m_failed || counter().submit(id, nextRequest(u"C-0"_s), ScratchBook::totals(), no).ok();
    ledger.refused(id);
}

void PowerLossDay::deliver()
{
    m_worker->wake();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

void PowerLossDay::checkpoint(qint64 fromBytes) { m_failed = m_failed || !agent.database->checkpoint(fromBytes); }

void PowerLossDay::remember() { m_failed = m_failed || !rememberOrders(*agent.database, agent.data); }

void PowerLossDay::restart()
{
    m_worker.reset();
    m_appOrders.reset();
    m_app.reset();
    agent.open();
    openApp();
}

Recording recordDay(const QString &root, const DayPlan &plan)
{
    DiskRecorder::start(root);
    DiskRecorder::failSync(plan.failingSync);
    PowerLossDay day(root, plan);
    day.pos.fates = {Fate::Taken, Fate::ReplyLost, Fate::Taken, Fate::RequestLost, Fate::Away, Fate::Garbled};
    for (int i = 0; i < 3; ++i) {
        day.sell(u"C-%1"_s.arg(i));
        day.sellInVain();
        day.deliver();
    }
    day.checkpoint(1);
    day.remember();
    for (int i = 0; i < 4; ++i) {
        day.sell(u"C-%1"_s.arg(i % 2)); // May join the open tickets.
        day.agent.clock.advance(i % 2 == 0 ? 0s : 360s);
        day.deliver();
    }
    day.checkpoint(0);
    day.sell({});
    day.restart();
    day.deliver();
    day.sell({});
    day.remember();
    day.checkpoint(1);
    day.sell({});
    day.agent.clock.advance(6min);
    day.deliver();
    if (plan.failingSync == 0 && day.failed())
        qFatal("the day could not be recorded");
    const bool failed = DiskRecorder::syncHasFailed();
    return {DiskRecorder::stop(), day.ledger, failed};
}

} // namespace Peak
