#pragma once

#include "sync/api/httpserver.h"
#include "tests/possim/faults.h"
#include "tests/possim/pictures.h"
#include "tests/possim/simulator.h"

#include <QMap>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace Peak::Possim {

struct HostOptions {
    QString vendor;
    QString catalogPath;
    quint16 port = 0;
    std::optional<quint16>
        controlPort; ///< A second address for the control interface, which stays when the POS is down.
    QByteArray certificate; ///< PEM; with the key: TLS.
    QByteArray privateKey;
    QTimeZone zone = QTimeZone("America/Los_Angeles");
    QString stateFile;
    QString clientId = QStringLiteral("ACME-CLIENT");
    QString apiKey = QStringLiteral("k-1234");
    QString certificateId = QStringLiteral("CERT-7");
    QString organizationId = QStringLiteral("0d5a1a4e-2f0c-4d0e-9c39-5b1c2ad1e001");
    QByteArray publicKey;
    bool rateLimited = true;
    bool pictures = false; ///< Products have drawn pictures, on a port of their own.
};

/** What a request was and what became of it. */
struct ServedCall {
    QString kind;
    QByteArray method;
    QByteArray target;
    int status = 0; ///< 0: none was sent.
    QString fault;
    quint64 connection = 0;
};

/** A simulated POS on the loopback address: serves the vendor's calls, makes faults happen, and takes orders under
 * /control/. */
class Host : public QObject {
    Q_OBJECT

public:
    enum class Down { No, Refuse, Abort };

    /** `clock` outlives the host. */
    Host(HostOptions options, const Clock &clock, QObject *parent = nullptr);

    /** Reads the catalogue and starts to serve. */
    Result<Ok> start();
    [[nodiscard]] QString baseUrl() const;
    [[nodiscard]] QString controlUrl() const;

    [[nodiscard]] Simulator &simulator() { return *m_simulator; }
    [[nodiscard]] Behaviour &behaviour() { return m_behaviour; }
    [[nodiscard]] FaultPlan &faults() { return m_faults; }
    [[nodiscard]] const QList<ServedCall> &calls() const { return m_calls; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] bool hasOwnControl() const { return m_control.isListening(); }
    [[nodiscard]] Down down() const { return m_down; }

    /** Refuse closes the port, Abort resets every vendor connection. With `back` it comes up again by itself. */
    void goDown(Down how, std::chrono::milliseconds back = {});
    Result<Ok> comeUp();
    /** As after the start with an empty state file. */
    Result<Ok> reset();
    [[nodiscard]] QJsonObject stats() const;

private:
    void onRequest(const HttpServerRequest &request, HttpResponder responder);
    void serve(const HttpServerRequest &request, HttpResponder responder);
    void misbehave(const Fault &fault, const HttpServerRequest &request, HttpResponder responder);
    [[nodiscard]] HttpServerResponse handled(const HttpServerRequest &request);
    void send(HttpResponder &responder, HttpServerResponse response);
    [[nodiscard]] bool overLimit(const QString &area);
    Result<Ok> listen();
    Result<Ok> openStore();

    /** Requests an area may still make at once. */
    struct Bucket {
        double tokens = 0;
        Milliseconds at{0};
    };

    HostOptions m_options;
    const Clock &m_clock;
    Behaviour m_behaviour;
    FaultPlan m_faults;
    QList<StockItem> m_items;
    std::unique_ptr<StoreSetup> m_setup;
    std::shared_ptr<Simulator> m_simulator;
    QHash<QString, Bucket> m_buckets;
    QList<ServedCall> m_calls;
    QMap<QString, int> m_counts; ///< By call kind; kept when the list of calls is cut.
    QSet<quint64> m_connections;
    QList<HttpResponder> m_hanging;
    Down m_down = Down::No;
    quint16 m_port = 0;
    QTimer m_back;
    HttpServer m_server;
    HttpServer m_control;
    Pictures m_pictures;
};

} // namespace Peak::Possim
