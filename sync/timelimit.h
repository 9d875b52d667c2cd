#pragma once

#include <QCoroTask>
#include <QScopedPointer>
#include <QTimer>

#include <chrono>
#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace Peak {

namespace Detail {
template<class T>
struct Race {
    std::optional<T> answer;
    std::coroutine_handle<> waiting;

    void finish()
    {
        if (const auto waiter = std::exchange(waiting, {}))
            waiter.resume();
    }
};

/** Waits for the answer or the end of the time, whichever finishes the race. */
template<class T>
struct Finish {
    std::shared_ptr<Race<T>> race;

    [[nodiscard]] bool await_ready() const noexcept { return race->answer.has_value(); }
    void await_suspend(std::coroutine_handle<> waiter) noexcept { race->waiting = waiter; }
    void await_resume() const noexcept { }
};

template<class T>
QCoro::Task<> run(QCoro::Task<T> task, std::shared_ptr<Race<T>> race)
{
    race->answer = co_await task;
    race->finish();
}
} // namespace Detail

/**
 * What `task` gives, or nothing when that takes longer than `limit`. The task is not ended: it runs on and its answer
 * is dropped, so what it touches must outlive it all the same.
 */
template<class T>
QCoro::Task<std::optional<T>> within(std::chrono::milliseconds limit, QCoro::Task<T> task)
{
    const auto race = std::make_shared<Detail::Race<T>>();
    Detail::run(std::move(task), race);
    // Deleted later: the coroutine may end inside the timer's own signal.
    const QScopedPointer<QTimer, QScopedPointerDeleteLater> timer(new QTimer);
    timer->setSingleShot(true);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [race] { race->finish(); });
    timer->start(limit);
    Detail::Finish<T> finish{race};
    co_await finish;
    co_return std::move(race->answer);
}

} // namespace Peak
