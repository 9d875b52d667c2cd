#include "sync/api/httpexchange.h"

#include <microhttpd.h>

namespace Peak {

std::unordered_set<std::shared_ptr<HttpExchange>> HttpWaitingRoom::close()
{
    const std::lock_guard lock(mutex);
    closing = true;
    return waiting;
}

HttpExchange::HttpExchange(std::shared_ptr<HttpWaitingRoom> room, QByteArray target) : m_room(std::move(room))
{
    request.target = std::move(target);
    request.arrival = std::chrono::steady_clock::now();
}

bool HttpExchange::wait(MHD_Connection *connection)
{
    const std::lock_guard lock(m_room->mutex);
    if (m_room->closing)
        return false;
    m_connection = connection;
    handedOver = true;
    m_room->waiting.insert(shared_from_this());
    ++m_room->unfinished;
    MHD_suspend_connection(connection);
    return true;
}

HttpAnswer HttpExchange::takeAnswer()
{
    const std::lock_guard lock(m_room->mutex);
    return std::move(m_answer);
}

void HttpExchange::finish()
{
    if (!handedOver)
        return;
    const std::lock_guard lock(m_room->mutex);
    m_room->waiting.erase(shared_from_this());
    --m_room->unfinished;
    m_room->changed.notify_all();
}

bool HttpExchange::answer(HttpAnswer answer)
{
    const std::lock_guard lock(m_room->mutex);
    if (m_room->waiting.erase(shared_from_this()) == 0)
        return false;
    m_answer = std::move(answer);
    MHD_resume_connection(m_connection);
    return true;
}

bool HttpExchange::isWaiting()
{
    const std::lock_guard lock(m_room->mutex);
    return m_room->waiting.count(shared_from_this()) > 0;
}

} // namespace Peak
