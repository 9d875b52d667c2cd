#include "tests/possim/shopify/shopifypricing.h"

#include "tests/possim/shopify/shopifywords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

struct Code {
    QLatin1StringView code;
    QLatin1StringView title;
    QLatin1StringView status;
    int percent;
    qint64 cents;
    qint64 fromCents; ///< What must be bought for at least; 0: nothing.
};

// clang-format off
constexpr Code codes[] = {
    {"WELCOME10"_L1, "Welcome, 10 percent"_L1,      "ACTIVE"_L1,    10, 0,   0},
    {"FIVE"_L1,      "Five dollars off"_L1,         "ACTIVE"_L1,    0,  500, 0},
    {"BIG10"_L1,     "10 percent from 1000 on"_L1,  "ACTIVE"_L1,    10, 0,   100'000},
    {"EXPIRED"_L1,   "Last year's 20 percent"_L1,   "EXPIRED"_L1,   20, 0,   0},
    {"SOON"_L1,      "Next month's 20 percent"_L1,  "SCHEDULED"_L1, 20, 0,   0},
};
// clang-format on

static const Code *find(const QString &wanted)
{
    for (const auto &row : codes) {
        if (wanted.compare(row.code, Qt::CaseInsensitive) == 0)
            return &row;
    }
    return nullptr;
}

static QJsonValue valueOf(const Code &code)
{
    if (code.percent > 0) // A fraction, unlike elsewhere in this API.
        return QJsonObject{{u"__typename"_s, u"DiscountPercentage"_s}, {u"percentage"_s, code.percent / 100.0}};
    return QJsonObject{{u"__typename"_s, u"DiscountAmount"_s}, {u"amount"_s, shopifyMoney(code.cents)},
        {u"appliesOnEachItem"_s, false}};
}

QJsonValue shopifyDiscount(const QString &wanted, Instant now)
{
    const auto *code = find(wanted);
    if (!code)
        return QJsonValue::Null;
    using std::chrono::days;
    const bool expired = code->status == "EXPIRED"_L1;
    const bool scheduled = code->status == "SCHEDULED"_L1;
    QJsonValue minimum;
    if (code->fromCents > 0)
        minimum = QJsonObject{{u"__typename"_s, u"DiscountMinimumSubtotal"_s},
            {u"greaterThanOrEqualToSubtotal"_s, shopifyMoney(code->fromCents)}};
    const auto from = scheduled ? now + days(30) : now - days(400);
    const QJsonObject discount{{u"__typename"_s, u"DiscountCodeBasic"_s}, {u"title"_s, QString(code->title)},
        {u"status"_s, QString(code->status)}, {u"startsAt"_s, shopifyStamp(from)},
        {u"endsAt"_s, expired ? QJsonValue(shopifyStamp(now - days(30))) : QJsonValue()},
        {u"usageLimit"_s, QJsonValue::Null}, {u"asyncUsageCount"_s, 3}, {u"appliesOncePerCustomer"_s, false},
        {u"shortSummary"_s, QString(code->title)}, {u"summary"_s, QString(code->title)},
        {u"minimumRequirement"_s, minimum}, {u"customerGets"_s, QJsonObject{{u"value"_s, valueOf(*code)}}}};
    return QJsonObject{
        {u"id"_s, shopifyGid(u"DiscountCodeNode"_s, 701 + (code - codes))}, {u"codeDiscount"_s, discount}};
}

namespace {

struct Line {
    const ShopifyVariant *variant = nullptr;
    int quantity = 0;

    [[nodiscard]] qint64 cents() const { return variant->cents() * quantity; }
};

QString tooLong(const QJsonValue &tags)
{
    for (const auto &tag : tags.toArray()) {
        if (tag.toString().size() > 40)
            return tag.toString();
    }
    return {};
}

QJsonArray problemsOf(const QJsonObject &input, const ShopifyCatalog &catalog, const ShopifyCustomers &customers)
{
    QJsonArray problems;
    const auto lines = input["lineItems"_L1].toArray();
    if (lines.isEmpty() || lines.size() > 499)
        problems.append(shopifyUserError({u"lineItems"_s}, u"Add between 1 and 499 products"_s));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringList at{u"input"_s, u"lineItems"_s, QString::number(i)};
        const auto *variant = catalog.find(lines[i]["variantId"_L1].toString());
        if (!variant || !catalog.isForSale(*variant))
            problems.append(shopifyUserError(at + QStringList{u"variantId"_s}, u"Product variant is not available"_s));
        if (lines[i]["quantity"_L1].toInt() < 1)
            problems.append(
                shopifyUserError(at + QStringList{u"quantity"_s}, u"Quantity must be greater than or equal to 1"_s));
    }
    const auto customer = input["purchasingEntity"_L1]["customerId"_L1].toString(input["customerId"_L1].toString());
    if (!customer.isEmpty() && customers.byId(customer).isNull())
        problems.append(
            shopifyUserError({u"input"_s, u"purchasingEntity"_s, u"customerId"_s}, u"Customer does not exist"_s));
    if (const auto tag = tooLong(input["tags"_L1]); !tag.isEmpty())
        problems.append(shopifyUserError({u"input"_s, u"tags"_s}, u"Tag exceeds the maximum of 40 characters"_s));
    return problems;
}

QJsonObject lineJson(const Line &line, const QString &product, qsizetype place)
{
    const auto &item = line.variant->item;
    const auto title = line.variant->title();
    const bool sized = title != "Default Title"_L1;
    return {{u"__typename"_s, u"DraftOrderLineItem"_s}, {u"id"_s, shopifyGid(u"DraftOrderLineItem"_s, 900 + place)},
        {u"name"_s, sized ? item.name + u" - "_s + title : item.name}, {u"title"_s, item.name},
        {u"variantTitle"_s, sized ? QJsonValue(title) : QJsonValue()}, {u"sku"_s, item.id}, {u"vendor"_s, item.brand},
        {u"quantity"_s, line.quantity}, {u"currentQuantity"_s, line.quantity},
        {u"_variant"_s, shopifyGid(u"ProductVariant"_s, line.variant->number)}, {u"_product"_s, product},
        {u"originalUnitPriceSet"_s, shopifyBag(line.variant->cents())},
        {u"originalTotalSet"_s, shopifyBag(line.cents())}, {u"totalDiscountSet"_s, shopifyBag(0)},
        {u"discountedTotalSet"_s, shopifyBag(line.cents())}};
}

QJsonObject warning(const QString &code, const QString &why)
{
    return {{u"__typename"_s, u"DraftOrderDiscountNotAppliedWarning"_s}, {u"errorCode"_s, u"DISCOUNT_NOT_APPLIED"_s},
        {u"field"_s, u"discountCodes"_s}, {u"message"_s, why}, {u"discountCode"_s, code},
        {u"discountTitle"_s, QJsonValue::Null}};
}

/** What the codes take off `subtotal`; those that do not apply leave a warning. */
qint64 discounted(const QJsonArray &wanted, qint64 subtotal, QJsonObject &members)
{
    QJsonArray applied;
    QJsonArray platform;
    QJsonArray warnings;
    qint64 off = 0;
    for (const auto &word : wanted) {
        const auto *code = find(word.toString());
        if (!code || code->status != "ACTIVE"_L1) {
            warnings.append(warning(word.toString(), u"The discount code isn't valid"_s));
            continue;
        }
        if (subtotal < code->fromCents) {
            warnings.append(warning(word.toString(), u"The minimum purchase isn't met"_s));
            continue;
        }
        const auto taken =
            std::min(code->percent > 0 ? (subtotal * code->percent + 50) / 100 : code->cents, subtotal - off);
        off += taken;
        applied.append(QString(code->code));
        platform.append(QJsonObject{{u"id"_s, shopifyGid(u"DiscountCodeNode"_s, 701 + (code - codes))},
            {u"code"_s, QString(code->code)}, {u"title"_s, QString(code->title)}, {u"summary"_s, QString(code->title)},
            {u"automaticDiscount"_s, false}, {u"totalAmount"_s, shopifyMoney(taken)},
            {u"totalAmountPriceSet"_s, shopifyBag(taken)}});
    }
    members["discountCodes"_L1] = applied;
    members["platformDiscounts"_L1] = platform;
    members["warnings"_L1] = warnings;
    return off;
}

} // namespace

ShopifyPriced shopifyPriced(const QJsonObject &input, const ShopifyCatalog &catalog, const ShopifyCustomers &customers,
    const StoreSetup &setup, qint64 taxOff)
{
    ShopifyPriced priced;
    priced.userErrors = problemsOf(input, catalog, customers);
    if (!priced.userErrors.isEmpty())
        return priced;
    QJsonArray lines;
    qint64 before = 0;
    int pieces = 0;
    for (const auto &asked : input["lineItems"_L1].toArray()) {
        const Line line{catalog.find(asked["variantId"_L1].toString()), asked["quantity"_L1].toInt()};
        const auto product = shopifyGid(u"Product"_s, catalog.productOf(*line.variant).number);
        lines.append(lineJson(line, product, lines.size()));
        before += line.cents();
        pieces += line.quantity;
    }
    auto &members = priced.members;
    // Codes are discounts of the order: the lines keep their own amounts.
    const auto off = discounted(input["discountCodes"_L1].toArray(), before, members);
    const auto customer = input["purchasingEntity"_L1]["customerId"_L1].toString(input["customerId"_L1].toString());
    const bool exempt = input["taxExempt"_L1].toBool() || customers.byId(customer)["taxExempt"_L1].toBool();
    const auto tax = exempt ? 0 : ((before - off) * setup.behaviour.taxPpm + 500'000) / 1'000'000 + taxOff;
    members["lineItems"_L1] = lines;
    members["currencyCode"_L1] = u"USD"_s;
    members["taxesIncluded"_L1] = false;
    members["acceptAutomaticDiscounts"_L1] = input["acceptAutomaticDiscounts"_L1].toBool();
    members["totalQuantityOfLineItems"_L1] = pieces;
    members["totalLineItemsPriceSet"_L1] = shopifyBag(before);
    members["totalDiscountsSet"_L1] = shopifyBag(off);
    members["subtotalPriceSet"_L1] = shopifyBag(before - off);
    members["totalTaxSet"_L1] = shopifyBag(tax);
    members["totalPriceSet"_L1] = shopifyBag(before - off + tax);
    members["_customer"_L1] = customer;
    return priced;
}

} // namespace Peak::Possim
