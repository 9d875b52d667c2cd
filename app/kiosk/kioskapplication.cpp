#include "app/kiosk/kioskapplication.h"

#include "app/customer/tellagain.h"
#include "core/logging.h"

#include <QFont>
#include <QGuiApplication>
#include <QtQml/QQmlExtensionPlugin>

Q_IMPORT_QML_PLUGIN(Peak_AppPlugin)
Q_IMPORT_QML_PLUGIN(Peak_UiPlugin)

using namespace Qt::StringLiterals;

namespace Peak {

static void setDefault(const char *name, const QByteArray &value)
{
    if (!qEnvironmentVariableIsSet(name))
        qputenv(name, value);
}

void KioskApplication::prepareEnvironment()
{
    setDefault("QT_QUICK_BACKEND", "software"); // The screens are drawn for it: no GPU is needed.
    setDefault("QT_QPA_UPDATE_IDLE_TIME", "0"); // The default waits 5 ms after each touch before it draws.
    setDefault("QT_IM_MODULE", "qtvirtualkeyboard");
    setDefault("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1"); // The keyboard is part of our window.
}

KioskApplication::KioskApplication(StoreConfig config, DataDirectory data, const Clock &clock)
    : m_config(std::move(config)), m_data(std::move(data)),
      m_desk([this, &clock] { return openOrderBook(m_config, m_data, clock, u"kiosk"_s); }), m_agent(m_config.currency),
      m_reader(m_data.catalogDatabase(), m_data.pictures()), m_catalog(m_reader, m_formatting, m_config),
      m_product(m_reader, m_formatting), m_cart(m_reader, m_formatting, m_config),
      m_totals(m_cart, m_agent, m_formatting, m_config), m_discount(m_totals, m_agent),
      m_checkout({m_cart, m_totals, m_discount, m_desk, m_agent, m_formatting, m_config, clock}),
      m_ticket({m_desk, m_agent, m_config, clock}), m_session(clock, m_config.session.idle, m_config.session.warning),
      m_appearance(m_config.appearance), m_hours(clock, m_config.timeZone, m_config.hours),
      m_attract(m_config, m_hours, m_reader, m_formatting), m_languages(m_config.appearance.languages, m_formatting),
      m_comfort(m_languages), m_kiosk({m_config, m_desk, m_agent, m_catalog, m_product, m_cart, m_totals, m_discount,
                                  m_checkout, m_ticket, m_session})
{
    connect(&m_agent, &AgentConnection::catalogChanged, &m_reader, &CatalogReader::look);
    connect(&m_agent, &AgentConnection::orderChanged, &m_desk, &OrderDesk::look);
    followComfort();
    m_agent.connectTo(m_data.linkAddress());
}

void KioskApplication::followComfort()
{
    connect(&m_languages, &Languages::changed, this, &KioskApplication::changeLanguage);
    connect(&m_comfort, &Comfort::accessibleChanged, &m_session,
        [this] { m_session.setPatient(m_comfort.isAccessible()); });
    connect(&m_comfort, &Comfort::accessibleChanged, &m_session, &SessionController::greet);
    connect(&m_languages, &Languages::changed, &m_session, &SessionController::greet);
    connect(&m_session, &SessionController::ended, &m_comfort, &Comfort::reset);
}

void KioskApplication::changeLanguage()
{
    m_catalog.filters()->retranslate();
    tellAgain(m_attract);
    tellAgain(m_kiosk);
    m_engine.retranslate();
}

KioskApplication::~KioskApplication() = default;

QQuickWindow *KioskApplication::show(const View &view)
{
    QGuiApplication::setFont(QFont(QStringList{u"Inter"_s, u"Noto Sans"_s}));
    m_engine.setInitialProperties(
        {{u"kiosk"_s, QVariant::fromValue(&m_kiosk)}, {u"appearance"_s, QVariant::fromValue(&m_appearance)},
            {u"attract"_s, QVariant::fromValue(&m_attract)}, {u"comfort"_s, QVariant::fromValue(&m_comfort)},
            {u"pixelsPerMm"_s, view.pixelsPerMm > 0 ? view.pixelsPerMm : m_appearance.pixelsPerMm()}});
    m_engine.load(QUrl(u"qrc:/qt-project.org/imports/Peak/Ui/Main.qml"_s));
    if (m_engine.rootObjects().isEmpty()) {
        qCCritical(lcKiosk) << "the screens cannot be loaded";
        return nullptr;
    }
    auto *window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
    new KeyNavigator(*window, window);
    window->installEventFilter(this); // Before the navigator: also a key it takes is a sign of life.
    new Narrator(*window, m_comfort, m_speech, window);
    if (view.size.isEmpty()) {
        window->showFullScreen();
    } else {
        window->resize(view.size);
        window->show();
    }
    return window;
}

/** Any touch keeps the session, but one on the question whether somebody is there: its buttons answer that. */
bool KioskApplication::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::KeyPress:
        if (!m_session.isWarning())
            m_session.keepAlive();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace Peak
