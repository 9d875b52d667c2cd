#pragma once

#include "core/order.h"
#include "sync/pos/shopify/shopifysession.h"

#include <optional>

namespace Peak {

/** The single steps of a draft's life. Each can be looked up after a lost answer and then be repeated. */
class ShopifyDrafts {
public:
    using Priority = HttpRequest::Priority;

    explicit ShopifyDrafts(ShopifySession &session);

    /** `draft` is what Shopify answered, in the form of draftfields.graphql. */
    QCoro::Task<Result<QJsonObject>> create(QJsonObject input);
    QCoro::Task<Result<QJsonObject>> update(PosOrderId id, QJsonObject input);
    QCoro::Task<Result<QJsonObject>> read(PosOrderId id, Priority priority);
    /** Deleting what is deleted is no error. */
    QCoro::Task<Result<Ok>> remove(PosOrderId id);

    /**
     * Makes the draft an unpaid order: the draft then, completed. One that somebody completed meanwhile is as good.
     * Rejected: Shopify will not have it, and the draft is deleted again. NotFound: there is no such draft any more.
     * Throttled with one second while Shopify still works on the draft.
     */
    QCoro::Task<Result<QJsonObject>> complete(QJsonObject draft);

private:
    QCoro::Task<Result<QJsonObject>> afterRefusal(PosOrderId id, Error refusal);

    ShopifySession &m_session;
};

} // namespace Peak
