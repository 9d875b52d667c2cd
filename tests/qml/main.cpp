#include "core/picturename.h"
#include "tests/support/customershop.h"

#include <QDir>
#include <QFont>
#include <QGuiApplication>
#include <QImage>
#include <QQmlEngine>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuickTest>

Q_IMPORT_QML_PLUGIN(Peak_AppPlugin)
Q_IMPORT_QML_PLUGIN(Peak_UiPlugin)

namespace Peak {

/** A shop with real files for one QML test; its agent is not running until it is asked for. */
class ShopUnderTest : public QObject {
    Q_OBJECT
    Q_PROPERTY(Peak::Kiosk *kiosk READ kiosk CONSTANT)

public:
    [[nodiscard]] Kiosk *kiosk() { return &m_shop.kiosk; }
    Q_INVOKABLE void pass(int seconds)
    {
        m_shop.clock.advance(std::chrono::seconds(seconds));
        m_shop.session.look();
    }
    Q_INVOKABLE void startAgent(const QString &knownCustomer)
    {
        m_shop.agent.customers = knownCustomer.isEmpty()
            ? QList<LinkCustomer>()
            : QList{FakeAgent::customer(QStringLiteral("C1"), knownCustomer)};
        m_shop.agent.totals = LinkTotals(1850, 0, 150, 2000);
        m_shop.agent.start();
    }
    /** The agent of a POS that checks discount codes; every code is fine, or none. */
    Q_INVOKABLE void startAgentWithCodes(bool fine)
    {
        m_shop.agent.offer(LinkCapabilities(true, true, true, true, true, true, false, {QStringLiteral("phone")}));
        if (!fine)
            m_shop.agent.failure = LinkFailure(QStringLiteral("not_found"), QStringLiteral("no such code"));
        m_shop.agent.start();
    }
    /** So many are left of the first product. */
    Q_INVOKABLE void leave(int stock)
    {
        auto products = CustomerShop::products();
        products[0].values[0].stock = stock;
        m_shop.setProducts(products);
        m_shop.reader.look();
    }
    /** The agent has fetched so many pictures of every product: red, green, blue. */
    Q_INVOKABLE void bringPictures(int count)
    {
        constexpr Qt::GlobalColor colours[] = {Qt::red, Qt::green, Qt::blue};
        auto products = CustomerShop::products();
        QDir().mkpath(m_shop.data.pictures());
        for (int i = 0; i < count; ++i) {
            const auto address = QStringLiteral("https://pictures.example/%1").arg(i);
            QImage image(400, 300, QImage::Format_RGB32);
            image.fill(colours[i % std::size(colours)]);
            image.save(m_shop.data.pictures() + u'/' + pictureName(address), "png");
            for (auto &product : products)
                product.images.append(address);
        }
        m_shop.setProducts(products);
        m_shop.reader.look();
    }
    Q_INVOKABLE void raisePrice()
    {
        auto products = CustomerShop::products();
        products[0].values[0].price = Money(2000);
        m_shop.setProducts(products);
        m_shop.reader.look();
    }
    /** A catalogue of so many products with names that are far too long. */
    Q_INVOKABLE void fillWithLongNames(int count)
    {
        QList<Product> products;
        for (int i = 0; i < count; ++i) {
            auto product =
                plainProduct(QString::number(i), QStringLiteral("Extraordinarily long name ").repeated(12), 999'999, 5);
            product.brand = QStringLiteral("A brand whose name never ends ").repeated(4);
            products.append(product);
        }
        m_shop.setProducts(products);
        m_shop.reader.look();
    }

private:
    CustomerShop m_shop;
};

class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() { QGuiApplication::setFont(QFont(QStringList{QStringLiteral("Inter")})); }
    void qmlEngineAvailable(QQmlEngine *) { qmlRegisterType<ShopUnderTest>("Peak.Testing", 1, 0, "ShopUnderTest"); }
};

} // namespace Peak

using Peak::Setup;
QUICK_TEST_MAIN_WITH_SETUP(qml, Setup)
#include "main.moc"
