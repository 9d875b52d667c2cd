#pragma once

#include "core/storage/orderdatabase.h"
#include "core/storage/outboxstore.h"
#include "platform/fieldcipher.h"
#include "tests/support/manualclock.h"

#include <QFile>
#include <QTemporaryDir>

namespace Peak {

/** orders.db in a directory of its own, with its stores; can be closed and opened again like after a restart. */
class ScratchBook {
public:
    static constexpr auto Key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    struct Closed { };

    ScratchBook() { open(); }
    explicit ScratchBook(Closed) { }
    /** In a directory of the test's own. */
    explicit ScratchBook(DataDirectory where) : data(std::move(where)) { open(); }

    /** What a new process would do. False when the file is refused. */
    bool open()
    {
        close();
        auto opened = openOrders(data, QStringLiteral("test"), Inspection::Thorough);
        if (!opened) {
            refusal = opened.error().message;
            return false;
        }
        database = std::move(*opened);
        orders = std::make_unique<OrderStore>(*database, *cipher, clock, identity);
        outbox = std::make_unique<OutboxStore>(*database, *orders, clock);
        events = std::make_unique<EventStore>(*database, clock);
        return true;
    }

    void close()
    {
        events.reset();
        outbox.reset();
        orders.reset();
        database.reset();
    }

    /** Another book on what the disk would hold if this process were killed now. */
    [[nodiscard]] std::unique_ptr<ScratchBook> asKilled() const
    {
        auto copy = std::make_unique<ScratchBook>(Closed());
        for (const auto *suffix : {"", "-wal", ".id"}) {
            const QString name = data.ordersDatabase() + QLatin1StringView(suffix);
            if (QFile::exists(name) && !QFile::copy(name, copy->data.ordersDatabase() + QLatin1StringView(suffix)))
                qFatal("%s cannot be copied", qPrintable(name));
        }
        copy->clock.setWall(clock.now());
        if (!copy->open())
            qFatal("%s", qPrintable(copy->refusal));
        return copy;
    }

    [[nodiscard]] static OrderLine line(const QString &product, int quantity, qint64 cents = 1250)
    {
        OrderLine line;
        line.product = ProductId(product);
        line.value = ProductValueId(product + QStringLiteral("-v"));
        line.name = QStringLiteral("Name of ") + product;
        line.category = QStringLiteral("FLOWER");
        line.quantity = quantity;
        line.unitPrice = Money(cents);
        line.unitWeight = Weight::milligrams(3500);
        return line;
    }

    [[nodiscard]] static OrderRequest request(const QString &customer = QStringLiteral("C-1"),
        const QList<OrderLine> &lines = {line(QStringLiteral("P-1"), 2)})
    {
        OrderRequest request;
        request.customer = CustomerId(customer);
        request.lines = lines;
        request.origin = QStringLiteral("customer");
        return request;
    }

    [[nodiscard]] static Totals totals(qint64 cents = 2500)
    {
        return {Money(cents), Money(0), Money(0), Money(cents), true};
    }

    /** Stores an order; asks for the test to have made sure that it can. */
    Order add(const OrderRequest &wanted = request())
    {
        return *orders->submit(orders->newOrderId(), wanted, totals());
    }

    [[nodiscard]] Order order(const OrderId &id) const { return **orders->byId(id); }
    [[nodiscard]] QList<OutboxEntry> ready() const
    {
        const auto found = outbox->ready(100, true);
        if (!found)
            qFatal("%s", qPrintable(found.error().message));
        return *found;
    }

    QTemporaryDir directory;
    DataDirectory data = *DataDirectory::prepare(directory.path());
    ManualClock clock;
    std::unique_ptr<FieldCipher> cipher = std::move(*FieldCipher::fromHex(Key));
    KioskIdentity identity{7, 42, QTimeZone("America/Los_Angeles"), Currency()};
    std::unique_ptr<Database> database;
    std::unique_ptr<OrderStore> orders;
    std::unique_ptr<OutboxStore> outbox;
    std::unique_ptr<EventStore> events;
    QString refusal; ///< Why open() was refused last.
};

} // namespace Peak
