#include "sync/outbox/groupcommit.h"

using namespace Qt::StringLiterals;

namespace Peak {

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
    if (m_turns.size() == 1)
        QMetaObject::invokeMethod(this, &GroupCommit::flush, Qt::QueuedConnection);
}

void GroupCommit::flush()
{
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
