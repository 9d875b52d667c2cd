#pragma once

#include "app/agentconnection.h"
#include "app/customer/appearance.h"
#include "app/customer/attract.h"
#include "app/customer/comfort.h"
#include "app/customer/kiosk.h"
#include "app/kiosk/keynavigator.h"
#include "app/speech/narrator.h"
#include "app/speech/speechthread.h"
#include "core/datadirectory.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>

namespace Peak {

/**
 * The whole app but its main(): everything that is made once, in the order in which it depends on each other. The
 * process that drives the app in tests and the demo is this same object.
 */
class KioskApplication : public QObject {
    Q_OBJECT

public:
    /** Settings of Qt that must be there before QGuiApplication. What the environment already says stays. */
    static void prepareEnvironment();

    KioskApplication(StoreConfig config, DataDirectory data, const Clock &clock);
    ~KioskApplication() override;

    struct View {
        QSize size; ///< Empty: the whole screen.
        double pixelsPerMm = 0; ///< 0: as the settings or the screen say.
    };
    /** Loads the screens and shows them. Null when they cannot be loaded; the log says why. */
    QQuickWindow *show(const View &view);

    [[nodiscard]] Kiosk &kiosk() { return m_kiosk; }
    [[nodiscard]] Comfort &comfort() { return m_comfort; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followComfort();
    void changeLanguage();

    StoreConfig m_config;
    DataDirectory m_data;
    Formatting m_formatting;
    OrderDesk m_desk;
    AgentConnection m_agent;
    CatalogReader m_reader;
    CatalogModel m_catalog;
    ProductModel m_product;
    CartModel m_cart;
    CartTotals m_totals;
    DiscountCode m_discount;
    CheckoutController m_checkout;
    TicketStatus m_ticket;
    SessionController m_session;
    Appearance m_appearance;
    ShopHours m_hours;
    Attract m_attract;
    Languages m_languages;
    Comfort m_comfort;
    SpeechThread m_speech;
    Kiosk m_kiosk;
    QQmlApplicationEngine m_engine; ///< Last: the screens go before what they show.
};

} // namespace Peak
