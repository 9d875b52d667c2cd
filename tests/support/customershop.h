#pragma once

#include "app/customer/kiosk.h"
#include "core/storage/orderdatabase.h"
#include "platform/fieldcipher.h"
#include "tests/support/democatalog.h"
#include "tests/support/fakeagent.h"
#include "tests/support/manualclock.h"

#include <QTemporaryDir>

namespace Peak {

/**
 * All that stands between a customer and orders.db, with real files and the real cipher, and an agent that may be
 * started. Change `config` and the products before the first use of a model.
 */
class CustomerShop {
public:
    explicit CustomerShop(const QList<Product> &sold = products(), StoreConfig used = settings())
        : config(std::move(used))
    {
        setProducts(sold);
        reader.look();
        connection.connectTo(data.linkAddress());
        QObject::connect(&connection, &AgentConnection::catalogChanged, &reader, &CatalogReader::look);
    }

    static StoreConfig settings()
    {
        StoreConfig config;
        config.kioskId = 7;
        config.storeId = 42;
        config.storeName = QStringLiteral("Harbor Street");
        config.license = QStringLiteral("C10-0000000-LIC");
        config.timeZone = QTimeZone("America/Los_Angeles");
        config.taxes.store = {{QStringLiteral("Sales tax"), 100'000}};
        return config;
    }

    static Product sized(const QString &id, const QString &name, const QList<std::pair<QString, qint64>> &sizes)
    {
        auto product = plainProduct(id, name, 0, 0);
        product.values.clear();
        for (const auto &[label, price] : sizes) {
            ProductValue value;
            value.id = ProductValueId(id + u'-' + label);
            value.label = label;
            value.price = Money(price);
            value.stock = 20;
            value.weight = Weight::fromGrams(label.chopped(1)).valueOr({});
            product.values.append(value);
        }
        return product;
    }

    static QList<Product> products()
    {
        auto medical = plainProduct(QStringLiteral("med"), QStringLiteral("Patients' Balm"), 3000, 9);
        medical.medicalOnly = true;
        medical.category = QStringLiteral("TOPICAL");
        return {plainProduct(QStringLiteral("gum"), QStringLiteral("Berry Gummies"), 1850, 3),
            plainProduct(QStringLiteral("out"), QStringLiteral("Cookies"), 900, 0), medical,
            sized(QStringLiteral("og"), QStringLiteral("Alpine OG"),
                {{QStringLiteral("1g"), 1200}, {QStringLiteral("3.5g"), 3500}})};
    }

    void setProducts(const QList<Product> &products)
    {
        const auto filled = fillCatalog(data.catalogDatabase(), products);
        if (!filled)
            qFatal("the catalogue cannot be filled: %s", qPrintable(filled.error().message));
    }

    Result<OrderBook> openBook()
    {
        if (broken)
            return Error{Error::Kind::Storage, QStringLiteral("the test says so")};
        auto database = openOrders(data, QStringLiteral("shop"));
        if (!database)
            return database.error();
        OrderBook book{std::move(*database), std::move(*FieldCipher::fromHex(QByteArray(64, 'a'))), nullptr};
        book.store = std::make_unique<OrderStore>(*book.database, *book.protector, clock,
            KioskIdentity{config.kioskId, config.storeId, config.timeZone, config.currency, config.hasPos()});
        return book;
    }

    /** Cart, phone number, up to the page where the order is placed or the next question is asked. */
    void checkOut(const QString &phone = QStringLiteral("2135550142"))
    {
        checkout.begin();
        for (const auto digit : phone)
            checkout.addDigit(digit);
        checkout.confirmPhone();
    }

    QTemporaryDir directory;
    DataDirectory data = *DataDirectory::prepare(directory.path());
    StoreConfig config = settings();
    ManualClock clock;
    bool broken = false; ///< orders.db cannot be opened.
    Formatting formatting;
    FakeAgent agent{data.linkAddress()};
    OrderDesk desk{[this] { return openBook(); }};
    AgentConnection connection{Currency(), {std::chrono::milliseconds(300), std::chrono::milliseconds(300)}};
    CatalogReader reader{data.catalogDatabase(), data.pictures()};
    CatalogModel catalog{reader, formatting, config};
    ProductModel product{reader, formatting};
    CartModel cart{reader, formatting, config};
    CartTotals totals{cart, connection, formatting, config};
    DiscountCode discount{totals, connection};
    CheckoutController checkout{{cart, totals, discount, desk, connection, formatting, config, clock}};
    TicketStatus ticket{{desk, connection, config, clock}};
    SessionController session{clock, std::chrono::seconds(60), std::chrono::seconds(30)};
    Kiosk kiosk{{config, desk, connection, catalog, product, cart, totals, discount, checkout, ticket, session}};
};

} // namespace Peak
