#include "sync/catalog/catalogsync.h"

#include "core/logging.h"
#include "sync/outbox/deliverypolicy.h"

#include <QCoroFuture>
#include <QCoroSignal>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int changedPullsPerFull = 10;
constexpr std::chrono::seconds shortestInterval(5);
constexpr std::chrono::minutes overlap(1); ///< Vendors' clocks differ from ours.
} // namespace

CatalogSync::CatalogSync(
    PosClient &client, const Clock &clock, const QString &databasePath, std::chrono::seconds interval, QObject *parent)
    : QObject(parent), m_client(client), m_clock(clock), m_interval(interval),
      m_writer(new CatalogWriter(databasePath)) // No parent: it changes threads.
{
    m_thread.setObjectName(u"catalog-writer"_s);
    m_writer->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(&m_timer, &QTimer::timeout, this, &CatalogSync::tick);
    m_thread.start();
}

CatalogSync::~CatalogSync()
{
    m_thread.quit();
    m_thread.wait();
}

Result<Ok> CatalogSync::open()
{
    return onWriter([](CatalogWriter &writer) { return writer.open(); }).takeResult();
}

void CatalogSync::start()
{
    m_timer.start(std::max(shortestInterval, m_interval / changedPullsPerFull));
    tick();
}

void CatalogSync::stop() { m_timer.stop(); }

QCoro::Task<void> CatalogSync::tick()
{
    if (m_busy || m_clock.monotonic() < m_notBefore)
        co_return;
    const bool fullDue = !m_lastFull || m_clock.monotonic() - *m_lastFull >= m_interval;
    if (!fullDue && !m_client.capabilities().incrementalCatalog)
        co_return;
    const auto outcome = co_await pull(fullDue ? PullKind::Full : PullKind::Changed);
    if (outcome || !m_timer.isActive())
        co_return;
    // Sooner than the ordinary interval while there is nothing to sell, later and later while the POS is away.
    const auto wait = DeliveryPolicy::wait(outcome.error(), ++m_failures, QRandomGenerator::global()->generateDouble());
    m_notBefore = m_clock.monotonic() + wait;
    QTimer::singleShot(wait, Qt::PreciseTimer, this, &CatalogSync::tick);
}

QCoro::Task<Result<CatalogChange>> CatalogSync::pull(PullKind kind, bool trustSmall)
{
    while (m_busy)
        co_await qCoro(this, &CatalogSync::idle);
    m_busy = true;
    const auto outcome = co_await pullPages(kind, trustSmall);
    co_await report(outcome);
    rest();
    co_return outcome;
}

QCoro::Task<Result<CatalogChange>> CatalogSync::pullPages(PullKind kind, bool trustSmall)
{
    const Instant startedAt = m_clock.now();
    const auto staged = co_await stagePages(kind);
    if (!staged)
        co_return staged.error();
    auto applying = onWriter([=](CatalogWriter &writer) { return writer.apply(kind, startedAt, trustSmall); });
    const auto change = co_await applying;
    if (!change)
        co_return change;
    m_failures = 0;
    m_changedMark = startedAt - overlap;
    if (kind == PullKind::Full)
        m_lastFull = m_clock.monotonic();
    co_return change;
}

QCoro::Task<Result<Ok>> CatalogSync::stagePages(PullKind kind)
{
    auto beginning = onWriter([](CatalogWriter &writer) { return writer.begin(); });
    const auto begun = co_await beginning;
    if (!begun)
        co_return begun;
    CatalogRequest request;
    if (kind == PullKind::Changed && m_changedMark)
        request.changedSince = std::min(*m_changedMark, m_clock.now() - overlap); // The clock may have been set back.
    do {
        const auto page = co_await m_client.catalogPage(request);
        if (!page)
            co_return page.error();
        request.cursor = page->next;
        auto staging = onWriter([page = *page](CatalogWriter &writer) { return writer.stage(page); });
        const auto staged = co_await staging;
        if (!staged)
            co_return staged;
    } while (!request.cursor.isEmpty());
    co_return Ok{};
}

void CatalogSync::rest()
{
    m_busy = false;
    Q_EMIT idle();
}

QCoro::Task<void> CatalogSync::report(Result<CatalogChange> outcome)
{
    if (outcome) {
        if (outcome->added + outcome->changed + outcome->soldOut > 0)
            Q_EMIT catalogChanged(outcome->generation);
        co_return;
    }
    qCWarning(lcCatalog) << "catalogue pull failed:" << toWord(outcome.error().kind) << outcome.error().message;
    auto noting = onWriter([why = outcome.error().message](CatalogWriter &writer) { return writer.noteFailure(why); });
    const auto noted = co_await noting;
    if (!noted)
        qCWarning(lcCatalog) << "and that could not be stored:" << noted.error().message;
}

QCoro::Task<void> CatalogSync::refresh(QList<ProductId> products)
{
    if (m_busy)
        co_return;
    m_busy = true;
    const auto outcome = co_await refreshStaged(products);
    co_await report(outcome);
    rest();
}

QCoro::Task<Result<CatalogChange>> CatalogSync::refreshStaged(QList<ProductId> products)
{
    CatalogPage page;
    for (const auto &id : products) {
        const auto product = co_await m_client.product(id);
        if (product)
            page.products.append(*product);
        else if (product.error().kind != Error::Kind::NotFound)
            co_return product.error();
    }
    auto beginning = onWriter([](CatalogWriter &writer) { return writer.begin(); });
    const auto begun = co_await beginning;
    if (!begun)
        co_return begun.error();
    auto staging = onWriter([page](CatalogWriter &writer) { return writer.stage(page); });
    const auto staged = co_await staging;
    if (!staged)
        co_return staged.error();
    const Instant now = m_clock.now();
    auto applying = onWriter([now](CatalogWriter &writer) { return writer.apply(PullKind::Some, now); });
    co_return co_await applying;
}

} // namespace Peak
