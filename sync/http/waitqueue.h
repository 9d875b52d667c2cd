#pragma once

#include <coroutine>
#include <deque>
#include <optional>
#include <utility>

namespace Peak {

/**
 * Where coroutines wait until plain code tells them something. First come, first served. Everybody must have been woken
 * before the queue goes; a woken coroutine runs at once, inside wake…().
 *
 *     auto turn = m_queue.wait();
 *     const auto answer = co_await turn;
 */
template<class Answer>
class WaitQueue {
public:
    class Turn {
    public:
        explicit Turn(WaitQueue &queue) : m_queue(queue) { }

        [[nodiscard]] bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> waiting)
        {
            m_waiting = waiting;
            m_queue.m_turns.push_back(this);
        }
        Answer await_resume() { return std::move(*m_answer); }

    private:
        friend class WaitQueue;

        WaitQueue &m_queue;
        std::coroutine_handle<> m_waiting;
        std::optional<Answer> m_answer;
    };

    [[nodiscard]] Turn wait() { return Turn(*this); }
    [[nodiscard]] bool isEmpty() const { return m_turns.empty(); }
    [[nodiscard]] size_t size() const { return m_turns.size(); }

    void wakeFirst(Answer answer)
    {
        Turn *turn = m_turns.front();
        m_turns.pop_front();
        wake(turn, std::move(answer));
    }

    /** Those who start to wait again while the others are told are not told a second time. */
    void wakeAll(const Answer &answer)
    {
        for (Turn *turn : std::exchange(m_turns, {}))
            wake(turn, answer);
    }

private:
    static void wake(Turn *turn, Answer answer)
    {
        turn->m_answer = std::move(answer);
        turn->m_waiting.resume();
    }

    std::deque<Turn *> m_turns;
};

} // namespace Peak
