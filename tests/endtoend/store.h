#pragma once

#include "tests/endtoend/customer.h"
#include "tests/endtoend/program.h"
#include "tests/possim/simclient.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <memory>

namespace Peak::EndToEnd {

/** Something on the store's menu that can be ordered. */
struct Item {
    QString product;
    QString value;
    QString name;
};

/**
 * A whole store in a directory of its own: its point of sale, its agent, its kiosk, each a process of its own on the
 * loopback address. Nothing of it outlives this object.
 */
class Store {
public:
    Store();
    ~Store();

    bool openPos();
    /** Until it serves its API. */
    bool openAgent();
    /** POS and agent; until the catalogue is there. Leaves a token for the API. */
    bool open();
    /** A store whose point of sale is the kiosk: an agent over a catalogue that is there already. */
    bool openWithoutPos();
    /** A kiosk with nobody before it yet. */
    std::unique_ptr<Customer> customer();

    [[nodiscard]] Program &pos() { return m_pos; }
    [[nodiscard]] Program &agent() { return m_agent; }
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] QString dataFile(const QString &name) const { return m_dir.filePath(QStringLiteral("data/") + name); }
    /** What every program of the product is told. */
    [[nodiscard]] QStringList options() const;
    /** Replaces in kiosk.toml; the next start reads it. */
    bool changeConfig(const QByteArray &before, const QByteArray &after);

    /** The POS's control interface; an empty object when it did not answer 200. */
    QJsonObject control(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    QJsonArray tickets();
    /** How many living tickets stand for each reference. */
    QHash<QString, int> standings();

    Test::Got api(
        const QByteArray &method, const QString &path, const QJsonObject &body = {}, const QByteArray &key = {});
    /** Posts an order for one customer, or for nobody; `wait` seconds for the POS, under an Idempotency-Key. */
    Test::Got order(
        const Item &item, const QString &customer = {}, int quantity = 1, int wait = 0, const QByteArray &key = {});
    QJsonArray orders();
    /** As the API shows it; by its id. */
    QJsonObject orderOf(const QString &id);
    /** Merchandise: no limits, nothing medical, enough of it. */
    QList<Item> items();

    /** peakctl; its stdout, or what it wrote to stderr when it failed. */
    QByteArray ctl(const QStringList &arguments, int *code = nullptr);

    /** What the processes said, for a failed test. */
    void printLogs() const;
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    bool writeConfig(const QByteArray &pos);
    bool seedCatalog();
    bool isReady();
    bool writeSecrets();
    bool makeToken();
    bool fail(const QString &problem);
    [[nodiscard]] QString posUrl() const;

    QTemporaryDir m_dir;
    quint16 m_posPort;
    quint16 m_controlPort;
    quint16 m_apiPort;
    QByteArray m_zone;
    QByteArray m_apiKey;
    QByteArray m_token;
    QString m_problem;
    int m_customers = 0;
    Program m_pos;
    Program m_agent;
};

} // namespace Peak::EndToEnd
