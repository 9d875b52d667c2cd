#include "sync/pos/leaflogix/leaflogixtierprices.h"

#include "sync/pos/jsonread.h"
#include "sync/pos/leaflogix/leaflogixjson.h"
#include "sync/pos/leaflogix/leaflogixordermapping.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

using LeaflogixJson::member;

LeaflogixTierPrices::LeaflogixTierPrices(LeaflogixSession &session) : m_session(session) { }

bool LeaflogixTierPrices::knows(const LeaflogixUnpriced &unpriced, qsizetype tier) const
{
    const auto known = m_known.constFind(unpriced.product.values.at(tier).id);
    return known != m_known.constEnd() && known->version == unpriced.version;
}

std::optional<Product> LeaflogixTierPrices::withPrices(const LeaflogixUnpriced &unpriced) const
{
    Product product = unpriced.product;
    for (qsizetype i = 0; i < product.values.size(); ++i) {
        if (!knows(unpriced, i))
            return std::nullopt;
        product.values[i].price = m_known.value(product.values.at(i).id).price;
    }
    std::ranges::stable_sort(product.values, {}, [](const ProductValue &value) { return value.price.minor(); });
    return product;
}

QCoro::Task<Result<QList<Product>>> LeaflogixTierPrices::priced(
    QList<LeaflogixUnpriced> products, QList<SetAside> *refused)
{
    qsizetype most = 0;
    for (const auto &product : products)
        most = std::max(most, product.product.values.size());
    for (qsizetype tier = 0; tier < most; ++tier) {
        auto learning = learn(products, tier);
        const auto learned = co_await learning;
        if (!learned)
            co_return learned.error();
    }
    QList<Product> found;
    for (const auto &unpriced : products) {
        if (const auto product = withPrices(unpriced))
            found.append(*product);
        else
            refused->append({unpriced.product.id.toString(), unpriced.product.name, u"the POS does not price it"_s});
    }
    co_return found;
}

/** One cart for the n-th weight of all of them; where that is refused, one each, to find whose fault it is. */
QCoro::Task<Result<Ok>> LeaflogixTierPrices::learn(QList<LeaflogixUnpriced> products, qsizetype tier)
{
    products.removeIf([&](const LeaflogixUnpriced &unpriced) {
        return tier >= unpriced.product.values.size() || knows(unpriced, tier);
    });
    if (products.isEmpty())
        co_return Ok{};
    auto asking = ask(products, tier);
    const auto answer = co_await asking;
    if (answer || answer.error().kind != Error::Kind::Rejected)
        co_return answer;
    for (const auto &one : products) {
        auto askingOne = ask({one}, tier);
        const auto single = co_await askingOne;
        if (!single && single.error().kind != Error::Kind::Rejected)
            co_return single.error();
    }
    co_return Ok{};
}

QCoro::Task<Result<Ok>> LeaflogixTierPrices::ask(QList<LeaflogixUnpriced> products, qsizetype tier)
{
    QList<LeaflogixItem> items;
    for (const auto &unpriced : products)
        items.append({unpriced.product.id.toString().toLongLong(), unpriced.product.values.at(tier).weight.mg()});
    auto typing = customerType(false);
    const auto type = co_await typing;
    if (!type)
        co_return type.error();
    const auto body = LeaflogixOrderMapping::priceBody("customerTypeId"_L1, *type, items);
    auto asking = m_session.ask("/preorder/price-cart", body);
    const auto answer = co_await asking;
    if (!answer)
        co_return answer.error();
    QHash<QString, Money> prices;
    for (const auto &entry : member(answer->toObject(), "cartItemPrices"_L1).toArray()) {
        const auto json = entry.toObject();
        const auto price = moneyOf(member(json, "subtotal"_L1), m_session.settings().currency);
        if (price && price->minor() > 0)
            prices.insert(idOf(member(json, "productId"_L1)), *price);
    }
    for (const auto &unpriced : products) {
        const auto price = prices.constFind(unpriced.product.id.toString());
        if (price != prices.constEnd())
            m_known.insert(unpriced.product.values.at(tier).id, {unpriced.version, *price});
    }
    co_return Ok{};
}

QCoro::Task<Result<qint64>> LeaflogixTierPrices::customerType(bool medical)
{
    if (!m_adultType) {
        auto asking = m_session.get("/customer/customer-types", HttpRequest::Priority::Interactive);
        const auto answer = co_await asking;
        const auto types = answer.andThen(LeaflogixReply::list);
        if (!types)
            co_return types.error();
        for (const auto &entry : *types) {
            const auto json = entry.toObject();
            const auto id = wholeOf(member(json, "id"_L1));
            const auto name = member(json, "name"_L1).toString();
            if (id && name.compare("Recreational"_L1, Qt::CaseInsensitive) == 0)
                m_adultType = id;
            if (id && name.compare("Medical"_L1, Qt::CaseInsensitive) == 0)
                m_medicalType = id;
        }
    }
    const auto type = medical ? m_medicalType : m_adultType;
    if (!type) // A store may serve only one kind of customer.
        co_return m_adultType ? *m_adultType
            : m_medicalType   ? *m_medicalType
                              : Result<qint64>(Error{Error::Kind::Malformed, u"the POS names no type of customer"_s});
    co_return *type;
}

} // namespace Peak
