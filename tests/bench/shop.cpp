#include "tests/bench/shop.h"

#include "core/storage/orderdatabase.h"

using namespace Qt::StringLiterals;

namespace Peak::Bench {

Result<std::unique_ptr<Shop>> Shop::open(const QString &directory)
{
    const auto data = DataDirectory::prepare(directory);
    if (!data)
        return data.error();
    auto shop = std::make_unique<Shop>();
    auto cipher = FieldCipher::fromHex(QByteArray(64, '7'));
    if (!cipher)
        return cipher.error();
    shop->cipher = std::move(*cipher);
    auto database = openOrders(*data, u"bench"_s);
    if (!database)
        return database.error();
    shop->database = std::move(*database);
    const KioskIdentity identity{7, 42, QTimeZone("America/Los_Angeles"), Currency()};
    shop->orders = std::make_unique<OrderStore>(*shop->database, *shop->cipher, shop->clock, identity);
    shop->outbox = std::make_unique<OutboxStore>(*shop->database, *shop->orders, shop->clock);
    return shop;
}

static OrderLine lineOf(int number, int position)
{
    const auto id = QString::number(static_cast<quint32>(number * 31 + position) * 2654435761U, 16);
    OrderLine line;
    line.product = ProductId(u"caa3c0b7-2411-502f-a473-%1"_s.arg(id, 12, u'0'));
    line.value = ProductValueId(u"745c0b9b-5d21-5758-9eda-%1"_s.arg(id, 12, u'0'));
    line.name = u"Tropical Bites 10pk, Harbor Farms, 100mg 10-Pack"_s;
    line.category = u"EDIBLE"_s;
    line.quantity = 1 + position;
    line.unitPrice = Money(2100 + position * 100);
    line.unitWeight = Weight::milligrams(3500);
    line.unitThcMg = 100;
    return line;
}

OrderRequest orderOf(int number)
{
    OrderRequest request;
    request.contact = {u"Rosa"_s, u"Vale"_s, u"415%1"_s.arg(number % 10'000'000, 7, 10, QChar(u'0')),
        u"rosa.vale%1@example.com"_s.arg(number), QDate(1991, 2, 11)};
    for (int position = 0; position < 3; ++position)
        request.lines.append(lineOf(number, position));
    request.notes = u"no stems please"_s;
    request.origin = u"customer"_s;
    return request;
}

Totals totalsOf(const OrderRequest &request)
{
    Totals totals;
    for (const auto &line : request.lines)
        totals.subTotal = totals.subTotal + line.amount();
    totals.total = totals.subTotal;
    return totals;
}

} // namespace Peak::Bench
