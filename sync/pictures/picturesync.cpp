#include "sync/pictures/picturesync.h"

#include "core/logging.h"
#include "sync/onthread.h"

#include <QCoroFuture>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

static constexpr int niceness = 10; ///< Of this one thread: Linux takes 0 for the calling thread.

PictureSync::PictureSync(
    HttpTransport &http, const Clock &clock, PictureKeeper::Settings settings, PictureFetchRules rules, QObject *parent)
    : QObject(parent), m_http(http), m_rules(rules), m_retries(clock),
      m_keeper(new PictureKeeper(std::move(settings))) // No parent: it changes threads.
{
    m_thread.setObjectName(u"pictures"_s);
    m_keeper->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_keeper, &QObject::deleteLater);
    connect(&m_timer, &QTimer::timeout, this, &PictureSync::look);
    // Not QThread's priorities: only the idle one means anything here, and a busy machine would never come to it.
    connect(&m_thread, &QThread::started, m_keeper, [] { ::setpriority(PRIO_PROCESS, 0, niceness); });
    m_thread.start();
    m_timer.start(1min);
}

PictureSync::~PictureSync()
{
    m_thread.quit();
    m_thread.wait();
}

void PictureSync::look()
{
    m_lookAgain = true;
    if (!m_busy && !m_stopped)
        work();
}

void PictureSync::stop()
{
    m_stopped = true;
    m_timer.stop();
}

QCoro::Task<void> PictureSync::work()
{
    m_busy = true;
    while (m_lookAgain && !m_stopped) {
        m_lookAgain = false;
        co_await round();
    }
    m_busy = false;
    Q_EMIT rested();
}

QCoro::Task<void> PictureSync::round()
{
    auto looking = onThreadOf(m_keeper, [](PictureKeeper &keeper) { return keeper.missing(); });
    const auto missing = co_await looking;
    if (!missing) {
        qCDebug(lcCatalog) << "no pictures:" << missing.error().message;
        co_return;
    }
    m_retries.keepOnly(*missing);
    for (const auto &address : *missing) {
        if (m_stopped || m_lookAgain)
            co_return;
        if (!m_retries.mayAsk(address))
            continue;
        const auto kept = co_await bring(address);
        note(address, kept);
        if (kept && !*kept)
            co_return; // The rest matters even less.
    }
}

QCoro::Task<Result<bool>> PictureSync::bring(QString address)
{
    const QUrl url(address, QUrl::StrictMode);
    const auto bytes = co_await fetchPicture(m_http, url, m_rules);
    if (!bytes)
        co_return bytes.error();
    auto keeping =
        onThreadOf(m_keeper, [address, bytes = *bytes](PictureKeeper &keeper) { return keeper.keep(address, bytes); });
    co_return co_await keeping;
}

void PictureSync::note(const QString &address, const Result<bool> &outcome)
{
    if (outcome)
        m_retries.noteSuccess(address);
    else if (m_retries.noteFailure(address, outcome.error()))
        qCInfo(lcCatalog) << "no picture from" << QUrl(address).host() << toWord(outcome.error().kind)
                          << outcome.error().message;
}

} // namespace Peak
