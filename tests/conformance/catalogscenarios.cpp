// What the POS sells, as it reaches catalog.db.
#include "tests/conformance/expect.h"
#include "tests/conformance/scenario.h"

#include "core/storage/catalogstore.h"
#include "sync/catalog/catalogsync.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Conformance {

namespace {
/** catalog.db, filled by the agent's own pull. */
struct Menu {
    explicit Menu(Shop &shop)
        : path(shop.file(u"catalog.db"_s)), sync(shop.client(), shop.clock(), path, std::chrono::seconds(600))
    {
    }

    Result<Ok> open()
    {
        if (auto opened = sync.open(); !opened)
            return opened;
        auto reading = openCatalogForReading(path, u"conformance-menu"_s);
        if (!reading)
            return reading.error();
        database = std::move(*reading);
        store = std::make_unique<CatalogStore>(*database);
        return Ok{};
    }

    Result<CatalogChange> pull(PullKind kind) { return awaited(sync.pull(kind)); }
    void refresh(const QList<ProductId> &products) { QCoro::waitFor(sync.refresh(products)); }

    /** By its exact name, hidden ones too. */
    std::optional<Product> named(const QString &name)
    {
        const auto id = database->row(
            u"SELECT product_id FROM product WHERE name = ?"_s, {name}, [](const Row &row) { return row.text(0); });
        return id && *id ? store->product(ProductId(**id)).valueOr({}) : std::nullopt;
    }

    QString path;
    CatalogSync sync;
    std::unique_ptr<Database> database;
    std::unique_ptr<CatalogStore> store;
};

/** What has become of a product, in a word for the test's output. */
QString fateOf(Menu &menu, const QString &name)
{
    const auto aside = menu.store->setAside().valueOr({});
    const auto isAside =
        std::ranges::any_of(aside, [&](const SetAside &one) { return one.name == name && !one.reason.isEmpty(); });
    const auto product = menu.named(name);
    if (!product)
        return isAside ? u"set aside"_s : u"absent"_s;
    if (!product->visible)
        return u"hidden"_s;
    const auto &value = product->values.first();
    if (value.priceIsFrom)
        return u"price from"_s;
    return value.stock == 0 ? u"sold out"_s : value.price.minor() > 0 ? u"sold"_s : u"sold for nothing"_s;
}

QString wordFor(Fate fate)
{
    switch (fate) {
    case Fate::Sold:
        return u"sold"_s;
    case Fate::SoldOut:
        return u"sold out"_s;
    case Fate::PriceFrom:
        return u"price from"_s;
    case Fate::Hidden:
        return u"hidden"_s;
    case Fate::SetAside:
        return u"set aside"_s;
    case Fate::Absent:
        return u"absent"_s;
    }
    Q_UNREACHABLE();
}
} // namespace

void catalogue(Shop &shop)
{
    Menu menu(shop);
    QVERIFY(menu.open());
    const auto pulled = menu.pull(PullKind::Full);
    QVERIFY2(pulled, pulled ? "" : qPrintable(pulled.error().message));
    QCOMPARE(pulled->added, shop.rig().catalogSize());
    for (const auto &awkward : shop.rig().awkward())
        QCOMPARE(awkward.name + u": "_s + fateOf(menu, awkward.name), awkward.name + u": "_s + wordFor(awkward.fate));

    // A second pull of the same changes nothing.
    const auto again = menu.pull(PullKind::Full);
    QVERIFY(again);
    QCOMPARE(again->added + again->changed + again->soldOut, 0);
}

void catalogueChanges(Shop &shop)
{
    Menu menu(shop);
    QVERIFY(menu.open());
    QVERIFY(menu.pull(PullKind::Full));
    const auto changed = shop.products().at(0);
    const auto bought = shop.products().at(1);

    shop.pass(std::chrono::minutes(5));
    const Money price(4'321);
    QVERIFY(shop.simulator().changeProduct(shop.rig().changed(changed, u"Renamed by staff"_s, price)));
    shop.pass(std::chrono::minutes(5));
    const auto pulled = menu.pull(shop.can().incrementalCatalog ? PullKind::Changed : PullKind::Full);
    QVERIFY2(pulled, pulled ? "" : qPrintable(pulled.error().message));
    const auto product = menu.store->product(changed.id).valueOr({});
    QVERIFY(product);
    QCOMPARE(product->name, u"Renamed by staff"_s);
    QCOMPARE(product->values.first().price, price);
    QCOMPARE(product->values.first().stock, changed.values.first().stock);

    // After an order the agent reads the bought products again.
    QVERIFY(shop.simulator().setStock(shop.rig().stockOf(bought, 3)));
    menu.refresh({bought.id});
    const auto refreshed = menu.store->product(bought.id).valueOr({});
    QVERIFY(refreshed);
    QCOMPARE(refreshed->values.first().stock, 3);
}

void brokenPull(Shop &shop, const QString &fault)
{
    Menu menu(shop);
    QVERIFY(menu.open());
    const auto known = shop.products().at(0);
    menu.refresh({known.id});
    const auto before = menu.store->product(known.id).valueOr({});
    QVERIFY(before);
    shop.fault(fault, shop.rig().calls().products);
    const auto fired = shop.faultsFired();
    const auto pulled = menu.pull(PullKind::Full);
    QVERIFY(!pulled);
    QCOMPARE(shop.faultsFired(), fired + 1);
    QCOMPARE(menu.store->state()->visibleProducts, 1);
    QVERIFY(menu.store->product(known.id).valueOr({}) == before);
    QVERIFY(!menu.store->state()->lastError.isEmpty());
}

} // namespace Peak::Conformance
