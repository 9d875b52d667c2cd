#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>

namespace Peak {

/** What `work` makes of a worker in the thread that the worker lives in. The worker outlives the answer. */
template<class Worker, class F>
auto onThreadOf(Worker *worker, F work) -> QFuture<std::invoke_result_t<F, Worker &>>
{
    using Outcome = std::invoke_result_t<F, Worker &>;
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    QMetaObject::invokeMethod(worker, [worker, promise, work = std::move(work)] {
        promise->addResult(work(*worker));
        promise->finish();
    });
    return promise->future();
}

} // namespace Peak
