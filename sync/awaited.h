#pragma once

#include <QCoroTask>

#include <optional>

namespace Peak {

namespace Detail {
template<class T>
QCoro::Task<> keep(QCoro::Task<T> task, std::optional<T> *answer)
{
    *answer = co_await task;
}
} // namespace Detail

/**
 * QCoro::waitFor for values without a default constructor, such as Result. Runs the event loop until the task ends: for
 * command lines and tests, never where somebody waits for a screen.
 */
template<class T>
T awaited(QCoro::Task<T> task)
{
    std::optional<T> answer;
    QCoro::waitFor(Detail::keep(std::move(task), &answer));
    return std::move(*answer);
}

} // namespace Peak
