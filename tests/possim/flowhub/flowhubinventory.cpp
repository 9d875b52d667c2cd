#include "tests/possim/flowhub/flowhubinventory.h"

#include "core/money.h"
#include "tests/possim/flowhub/flowhubreply.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr int FirstNumber = 10'001;

struct InventoryCall {
    QLatin1StringView name; ///< Compared without case: the vendor writes it both ways.
    bool nonZero;
    bool rooms;
    bool analytics;
};

// clang-format off
constexpr InventoryCall inventoryCalls[] = {
    {"inventory"_L1,                 false, false, false},
    {"inventoryNonZero"_L1,          true,  false, false},
    {"inventoryByRoomsNonZero"_L1,   true,  true,  false},
    {"inventoryAnalytics"_L1,        false, false, true},
    {"inventoryAnalyticsByRooms"_L1, false, true,  true},
};
// clang-format on

static const InventoryCall *callNamed(const QString &name)
{
    for (const auto &row : inventoryCalls) {
        if (name.compare(row.name, Qt::CaseInsensitive) == 0)
            return &row;
    }
    return nullptr;
}

FlowhubInventory::FlowhubInventory(const StoreSetup &setup) : m_setup(setup)
{
    const auto then = setup.now() - std::chrono::hours(24 * 60);
    for (const auto &item : setup.items) {
        if (m_byId.contains(item.id))
            continue;
        m_byId.insert(item.id, m_items.size());
        m_items.append({item, FirstNumber + int(m_items.size()), then, {}});
    }
}

bool FlowhubInventory::isCall(const QString &call) { return callNamed(call) != nullptr; }

static QJsonObject location(const QString &id, const QString &importId, const QString &name)
{
    return {{u"locationId"_s, id}, {u"importId"_s, importId}, {u"locationName"_s, name},
        {u"clientId"_s, QLatin1StringView(FlowhubClient)}, {u"clientName"_s, u"Acme Wellness"_s},
        {u"licenseType"_s, QJsonArray{u"rec"_s, u"med"_s}}, {u"timeZone"_s, u"US/Pacific"_s},
        {u"email"_s, u"store@example.com"_s}, {u"phoneNumber"_s, u"(415) 555-0100"_s},
        {u"hoursOfOperation"_s, QJsonValue::Null}, {u"locationLogoURL"_s, QJsonValue::Null},
        {u"website"_s, QJsonValue::Null},
        {u"address"_s, QJsonObject{{u"city"_s, u"Oakland"_s}, {u"state"_s, u"California"_s}, {u"zip"_s, u"94601"_s}}}};
}

HttpServerResponse FlowhubInventory::locations()
{
    return flowhubData({location(QLatin1StringView(FlowhubLocation), QLatin1StringView(FlowhubImport), u"Main"_s),
        location(QLatin1StringView(FlowhubOtherLocation), QLatin1StringView(FlowhubOtherLocation), u"Branch"_s)});
}

static bool isMain(const QString &location)
{
    return location.isEmpty() || location == QLatin1StringView(FlowhubLocation)
        || location == QString::number(FlowhubOldLocation);
}

HttpServerResponse FlowhubInventory::rows(
    const QString &call, const QString &location, const HttpServerRequest &request) const
{
    const auto *kind = callNamed(call);
    const bool branch = location == QLatin1StringView(FlowhubOtherLocation);
    if (!kind || (!branch && !isMain(location)))
        return flowhubNotFound();
    const bool backOffice = kind->analytics && request.queryValue(u"includesNotForSaleQuantity"_s) == "true"_L1;
    const FlowhubRowShape shape{numericIds(), kind->rooms, kind->analytics, m_setup.behaviour.taxPpm};
    QJsonArray rows;
    for (const auto &entry : m_items) {
        if (branch || (!entry.isForSale() && !backOffice) || (kind->nonZero && entry.item.stock <= 0))
            continue;
        for (const auto &row : flowhubRows(entry, shape))
            rows.append(row);
    }
    return flowhubData(rows);
}

qsizetype FlowhubInventory::indexOf(const QJsonValue &id) const
{
    if (!numericIds())
        return m_byId.value(id.toString(), -1);
    const auto index = qsizetype(id.toInt()) - FirstNumber;
    return index >= 0 && index < m_items.size() ? index : -1;
}

const FlowhubItem *FlowhubInventory::find(const QJsonValue &id) const
{
    const auto at = indexOf(id);
    return at < 0 || !m_items[at].isForSale() ? nullptr : &m_items[at];
}

void FlowhubInventory::take(const QJsonValue &id, int pieces)
{
    if (const auto at = indexOf(id); at >= 0)
        m_items[at].item.stock -= pieces;
}

static QJsonObject summary(const FlowhubItem &entry)
{
    return {{u"id"_s, entry.item.id}, {u"number"_s, entry.number}, {u"quantity"_s, entry.item.stock}};
}

Result<QJsonObject> FlowhubInventory::setStock(const QJsonObject &change)
{
    const auto at = indexOf(change["id"_L1]);
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such product"_s};
    if (!change["quantity"_L1].isDouble())
        return Error{Error::Kind::Invalid, u"quantity is a number"_s};
    m_items[at].item.stock = change["quantity"_L1].toInt();
    return summary(m_items[at]);
}

Result<QJsonObject> FlowhubInventory::change(const QJsonObject &change)
{
    const auto at = indexOf(change["id"_L1]);
    if (at < 0)
        return Error{Error::Kind::NotFound, u"no such product"_s};
    auto &entry = m_items[at];
    if (change.contains("price"_L1)) {
        const auto price = Money::parse(change["price"_L1].toString());
        if (!price)
            return price.error();
        entry.item.priceCents = price->minor();
    }
    // What is removed leaves the list and can no longer be ordered; its number is never given again.
    if (change["remove"_L1].toBool())
        entry.item.active = false;
    entry.renamed = change["name"_L1].toString(entry.renamed);
    entry.item.brand = change["brand"_L1].toString(entry.item.brand);
    entry.item.active = change["active"_L1].toBool(entry.item.active);
    entry.item.hidden = change["hidden"_L1].toBool(entry.item.hidden);
    entry.updated = m_setup.now();
    return summary(entry);
}

} // namespace Peak::Possim
