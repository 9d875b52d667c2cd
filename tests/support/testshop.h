#pragma once

#include "core/storage/orderdatabase.h"
#include "core/storage/outboxstore.h"
#include "platform/fieldcipher.h"
#include "sync/orderservice.h"
#include "sync/outbox/outboxworker.h"
#include "tests/support/democatalog.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedposclient.h"

#include <QTemporaryDir>

#include <memory>

namespace Peak {

/**
 * A small shop: real database files, the real cipher, the real delivery, and a POS that says what the test put in.
 * Change `config` and `pos.can` first, then open().
 */
class TestShop {
public:
    StoreConfig config;
    ManualClock clock;
    ScriptedPosClient pos;

    std::unique_ptr<Database> database;
    std::unique_ptr<FieldCipher> cipher;
    std::unique_ptr<OrderStore> orders;
    std::unique_ptr<OutboxStore> outbox;
    std::unique_ptr<TokenStore> tokens;
    std::unique_ptr<Database> catalogDatabase;
    std::unique_ptr<CatalogStore> catalog;
    std::unique_ptr<OutboxWorker> worker; ///< Null for a store without a POS.
    std::unique_ptr<OrderService> service;

    TestShop()
    {
        config.kioskId = 7;
        config.storeId = 42;
        config.timeZone = QTimeZone("America/Los_Angeles");
        config.pos.vendor = QStringLiteral("treez");
        config.apiPort = 0; // Any free one.
        config.taxes.store = {{QStringLiteral("Sales tax"), 100'000}};
        pos.can.preview = true;
        pos.can.discountCodes = true;
        pos.can.cancel = true;
        pos.can.settableStatuses = {OrderStatus::InProcess, OrderStatus::PackedReady, OrderStatus::Completed};
    }

    static QList<Product> products()
    {
        auto two = plainProduct(QStringLiteral("P-2"), QStringLiteral("Two sizes"), 2000, 50);
        auto large = two.values.first();
        large.id = ProductValueId(QStringLiteral("P-2-2"));
        large.label = QStringLiteral("Large");
        large.price = Money(3500);
        large.weight = Weight::milligrams(3500);
        two.values.append(large);
        auto hidden = plainProduct(QStringLiteral("P-3"), QStringLiteral("Hidden"), 1000, 10);
        hidden.visible = false;
        auto medical = plainProduct(QStringLiteral("P-4"), QStringLiteral("Medical"), 1000, 10);
        medical.medicalOnly = true;
        auto soldOut = plainProduct(QStringLiteral("P-5"), QStringLiteral("Sold out"), 1000, 0);
        return {plainProduct(QStringLiteral("P-1"), QStringLiteral("Blue Dream"), 1000, 150), two, hidden, medical,
            soldOut, plainProduct(QStringLiteral("600"), QStringLiteral("Numbered"), 100, 10)};
    }

    Result<Ok> open()
    {
        const auto directory = DataDirectory::prepare(m_directory.path());
        if (!directory)
            return directory.error();
        auto opened = openOrders(*directory, QStringLiteral("test-orders"));
        if (!opened)
            return opened.error();
        database = std::move(*opened);
        auto key = FieldCipher::fromHex(FieldCipher::makeKey());
        if (!key)
            return key.error();
        cipher = std::move(*key);
        orders = std::make_unique<OrderStore>(*database, *cipher, clock,
            KioskIdentity{config.kioskId, config.storeId, config.timeZone, config.currency, config.hasPos()});
        outbox = std::make_unique<OutboxStore>(*database, *orders, clock);
        tokens = std::make_unique<TokenStore>(*database, clock);
        if (auto filled = fillCatalog(directory->catalogDatabase(), products()); !filled)
            return filled;
        auto reading = openCatalogForReading(directory->catalogDatabase(), QStringLiteral("test-catalog"));
        if (!reading)
            return reading.error();
        catalogDatabase = std::move(*reading);
        catalog = std::make_unique<CatalogStore>(*catalogDatabase);
        startService();
        return Ok{};
    }

    [[nodiscard]] int orderCount() const { return orders->page({}, 1, 0).valueOr({{}, -1}).total; }

private:
    void startService()
    {
        PosLine line;
        if (config.hasPos()) {
            worker = std::make_unique<OutboxWorker>(*outbox, *orders, pos, clock, 4);
            worker->start();
            line = {&pos, worker.get()};
        }
        service = std::make_unique<OrderService>(config, *orders, *tokens, *catalog, clock, line);
    }

    QTemporaryDir m_directory;
};

} // namespace Peak
