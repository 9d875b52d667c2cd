#pragma once

#include "sync/http/waitqueue.h"
#include "sync/pos/posclient.h"

#include <QQueue>

#include <functional>

namespace Peak {

/** What a scripted call answers, one outcome a call, and what it was asked. */
template<class Answer, class Question>
class Script {
public:
    QQueue<Result<Answer>> outcomes;
    QList<Question> asked;
    bool holds = false; ///< Without an outcome left, wait for answerHeld() instead of failing.
    std::function<Result<Answer>(const Question &)> otherwise; ///< Without an outcome left and not holding.

    QCoro::Task<Result<Answer>> answer(Question question)
    {
        asked.append(question);
        if (!outcomes.isEmpty())
            co_return outcomes.dequeue();
        if (holds) {
            auto turn = m_held.wait();
            co_return co_await turn;
        }
        if (otherwise)
            co_return otherwise(question);
        co_return Error{Error::Kind::Unreachable, QStringLiteral("the script has no outcome left")};
    }

    void fail(Error::Kind kind, const QString &message = QStringLiteral("scripted"))
    {
        outcomes.enqueue(Error{kind, message});
    }
    [[nodiscard]] size_t held() const { return m_held.size(); }
    void answerHeld(const Result<Answer> &outcome) { m_held.wakeFirst(outcome); }

private:
    WaitQueue<Result<Answer>> m_held;
};

/** A POS that says what the test put in. */
class ScriptedPosClient final : public PosClient {
public:
    Capabilities can;
    Script<PosOrder, Order> creates;
    Script<PosOrder, MergeTarget> updates;
    Script<PosOrder, StatusChange> statusChanges;
    Script<Totals, Order> previews;
    Script<PosOrder, PosOrderId> reads;
    Script<StatusNews, Instant> news;
    Script<Recovery, UnclearCreate> createRecoveries;
    Script<Recovery, MergeTarget> updateRecoveries;
    Script<Recovery, StatusChange> statusRecoveries;
    Script<PosOrder, UnclearCreate> keptOne;
    Script<QList<Customer>, CustomerQuery> searches;
    Script<Customer, Customer> newCustomers;
    Script<Discount, QString> discounts;
    Script<CatalogPage, CatalogRequest> catalogPages;
    Script<Product, ProductId> products;
    Script<QList<ConnectionCheck>, int> checks;
    std::function<bool(const PosOrder &)> resumable;

    /** The POS takes every order, under the ids "T-1", "T-2", … */
    void acceptEverything()
    {
        creates.otherwise = [this](const Order &order) -> Result<PosOrder> {
            return held(QStringLiteral("T-%1").arg(creates.asked.size()), order, OrderStatus::AwaitingProcessing);
        };
        statusChanges.otherwise = [](const StatusChange &change) -> Result<PosOrder> {
            return held(change.order.posOrder.toString(), change.order, change.to);
        };
    }

    static PosOrder held(const QString &id, const Order &order, OrderStatus status)
    {
        PosOrder pos;
        pos.id = PosOrderId(id);
        pos.reference = order.reference;
        pos.word = toWord(status);
        pos.status = status;
        pos.customer = order.customer;
        pos.lines = targetLines(order.lines);
        pos.totals = order.totals;
        pos.fromKiosk = true;
        pos.createdAt = pos.updatedAt = order.createdAt;
        return pos;
    }

    [[nodiscard]] const Capabilities &capabilities() const override { return can; }
    QCoro::Task<Result<PosOrder>> create(Order order) override { return creates.answer(std::move(order)); }
    QCoro::Task<Result<PosOrder>> update(MergeTarget target) override { return updates.answer(std::move(target)); }
    QCoro::Task<Result<PosOrder>> updateStatus(StatusChange change) override
    {
        return statusChanges.answer(std::move(change));
    }
    QCoro::Task<Result<Totals>> preview(Order order) override { return previews.answer(std::move(order)); }
    QCoro::Task<Result<PosOrder>> read(PosOrderId id) override { return reads.answer(std::move(id)); }
    QCoro::Task<Result<StatusNews>> changedOrders(Instant since) override { return news.answer(since); }
    QCoro::Task<Result<Recovery>> recoverCreate(UnclearCreate unclear) override
    {
        return createRecoveries.answer(std::move(unclear));
    }
    QCoro::Task<Result<Recovery>> recoverUpdate(MergeTarget target) override
    {
        return updateRecoveries.answer(std::move(target));
    }
    QCoro::Task<Result<Recovery>> recoverStatus(StatusChange change) override
    {
        return statusRecoveries.answer(std::move(change));
    }
    QCoro::Task<Result<PosOrder>> keepOnlyOne(UnclearCreate unclear) override
    {
        return keptOne.answer(std::move(unclear));
    }
    [[nodiscard]] bool canResume(const PosOrder &open, QDate) const override { return resumable && resumable(open); }
    QCoro::Task<Result<QList<Customer>>> findCustomer(CustomerQuery query) override
    {
        return searches.answer(std::move(query));
    }
    QCoro::Task<Result<Customer>> createCustomer(Customer customer) override
    {
        return newCustomers.answer(std::move(customer));
    }
    QCoro::Task<Result<Discount>> validateDiscount(QString code, Order) override
    {
        return discounts.answer(std::move(code));
    }
    QCoro::Task<Result<CatalogPage>> catalogPage(CatalogRequest request) override
    {
        return catalogPages.answer(std::move(request));
    }
    QCoro::Task<Result<Product>> product(ProductId id) override { return products.answer(std::move(id)); }
    QCoro::Task<Result<QList<ConnectionCheck>>> testConnection() override { return checks.answer(0); }
};

} // namespace Peak
