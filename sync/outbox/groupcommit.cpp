#include "sync/outbox/groupcommit.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** Nothing beside a POS's answer, and long enough for the others' answers on a busy connection to come in. */
constexpr std::chrono::milliseconds linger(1);
} // namespace

GroupCommit::GroupCommit(OutboxStore &store, Writers writers, QObject *parent)
    : QObject(parent), m_store(store), m_writers(std::move(writers))
{
    m_linger.setSingleShot(true);
    m_linger.setTimerType(Qt::PreciseTimer);
    connect(&m_linger, &QTimer::timeout, this, &GroupCommit::flush);
}

GroupCommit::~GroupCommit()
{
    for (auto *turn : std::exchange(m_turns, {})) {
        turn->m_outcome = Error{Error::Kind::Storage, u"nobody is there any more to write it"_s};
        turn->m_waiting.resume();
    }
}

void GroupCommit::add(Turn *turn)
{
    m_turns.append(turn);
    if (m_turns.size() >= m_writers())
        m_linger.start(0);
    else if (!m_linger.isActive())
        m_linger.start(linger);
}

void GroupCommit::flush()
{
    m_linger.stop();
    const auto turns = std::exchange(m_turns, {});
    if (turns.isEmpty())
        return;
    write(turns);
    for (auto *turn : turns)
        turn->m_waiting.resume(); // Ends the turn.
}

void GroupCommit::write(const QList<Turn *> &turns)
{
    const auto all = m_store.asOne([&]() -> Result<Ok> {
        for (auto *turn : turns) {
            if (auto done = turn->m_write(); !done)
                return done;
        }
        return Ok{};
    });
    const bool eachByItself = !all && all.error().kind != Error::Kind::InDoubt && turns.size() > 1;
    for (auto *turn : turns)
        turn->m_outcome = eachByItself ? m_store.asOne(turn->m_write) : all;
}

} // namespace Peak
