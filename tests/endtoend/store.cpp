#include "tests/endtoend/store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using Peak::Test::Got;
using Peak::Test::SimClient;

namespace Peak::EndToEnd {

namespace {
constexpr auto clientId = "E2E-KIOSK"_L1;

constexpr auto configText = R"([kiosk]
id = 7
name = "Front door"

[store]
id = 42
name = "Harbor Street"
timezone = "@ZONE@"
currency = "USD"
license = "C10-0000000-LIC"

@POS@
[secrets]
store = "credentials"

[api]
listen = "127.0.0.1:@API_PORT@"

[catalog]
poll_seconds = 600

[[taxes]]
name = "Sales tax"
rate = "13"
)";

constexpr auto treez = R"([pos]
vendor = "treez"
status_poll_seconds = 1
requests_per_second = 1000

[pos.treez]
base_url = "@POS_URL@/v2.0/dispensary/harbor"
auth_mode = "v2_token"
api_client_id = "@CLIENT@"
)";

constexpr auto withoutPos = R"([pos]
vendor = "none"
)";

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/** One in which it is about noon: orders of one customer share a ticket only within a day of the store. */
QByteArray zoneAtNoon()
{
    const int east = 12 - QDateTime::currentDateTimeUtc().time().hour();
    const auto hours = QByteArray::number(qAbs(east)).rightJustified(2, '0');
    return east == 0 ? QByteArray("UTC") : (east < 0 ? "UTC-" : "UTC+") + hours + ":00";
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QStringList referencesOf(const QJsonObject &ticket)
{
    QStringList references{ticket["external_order_number"_L1].toString()};
    for (const auto &line : ticket["ticket_note"_L1].toString().split(u'\n')) {
        if (line.startsWith("ref: "_L1))
            references.append(line.mid(5));
    }
    return references;
}

bool isAlive(const QJsonObject &ticket)
{
    const auto status = ticket["order_status"_L1].toString();
    return status != "CANCELED"_L1 && status != "REMOVED"_L1;
}
} // namespace

Store::Store()
    : m_posPort(freePort()), m_controlPort(freePort()), m_apiPort(freePort()), m_zone(zoneAtNoon()),
      m_apiKey("e2e-" + QByteArray::number(m_posPort)),
      m_pos(QStringLiteral(PEAK_POSSIM), m_dir.filePath(u"pos.log"_s)),
      m_agent(QStringLiteral(PEAK_AGENT), m_dir.filePath(u"agent.log"_s))
{
    if (!writeConfig(treez) || !writeSecrets())
        m_problem = u"cannot prepare "_s + m_dir.path();
}

Store::~Store()
{
    m_agent.kill();
    m_pos.kill();
}

bool Store::fail(const QString &problem)
{
    m_problem = problem;
    printLogs(); // Not left to the test: one that fails in init() has no cleanup().
    return false;
}

QString Store::posUrl() const { return u"http://127.0.0.1:%1"_s.arg(m_posPort); }

bool Store::writeConfig(const QByteArray &pos)
{
    QByteArray text(configText);
    text.replace("@POS@", pos).replace("@ZONE@", m_zone).replace("@POS_URL@", posUrl().toLatin1());
    text.replace("@API_PORT@", QByteArray::number(m_apiPort)).replace("@CLIENT@", QByteArray(clientId.data()));
    return QDir().mkpath(file(u"data"_s)) && write(file(u"kiosk.toml"_s), text);
}

bool Store::writeSecrets()
{
    const auto credentials = file(u"credentials"_s);
    qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(credentials));
    return QDir().mkpath(credentials) && write(credentials + u"/pos.api_key"_s, m_apiKey)
        && write(credentials + u"/pii.key"_s, QByteArray(64, '5'));
}

bool Store::changeConfig(const QByteArray &before, const QByteArray &after)
{
    QFile config(file(u"kiosk.toml"_s));
    if (!config.open(QIODevice::ReadOnly))
        return false;
    auto text = config.readAll();
    config.close();
    if (!text.contains(before))
        return false;
    return write(config.fileName(), text.replace(before, after));
}

QStringList Store::options() const { return {u"--config"_s, file(u"kiosk.toml"_s), u"--data"_s, file(u"data"_s)}; }

bool Store::openPos()
{
    const QStringList arguments{u"--vendor"_s, u"treez"_s, u"--port"_s, QString::number(m_posPort), u"--control-port"_s,
        QString::number(m_controlPort), u"--catalog"_s, QStringLiteral(PEAK_DEMO_CATALOG), u"--state"_s,
        file(u"pos.journal"_s), u"--timezone"_s, QString::fromLatin1(m_zone), u"--client-id"_s, clientId,
        u"--api-key"_s, QString::fromLatin1(m_apiKey), u"--no-rate-limit"_s};
    if (!m_pos.start(arguments))
        return fail(u"the POS does not start"_s);
    const auto answers = [this] { return !control("GET", u"stats"_s).isEmpty() || !m_pos.isRunning(); };
    return (QTest::qWaitFor(answers, 10'000) && m_pos.isRunning()) || fail(u"the POS does not answer"_s);
}

bool Store::openAgent()
{
    if (!m_agent.start(options()))
        return fail(u"the agent does not start"_s);
    const auto serves = [this] { return api("GET", u"/healthz"_s).status == 200 || !m_agent.isRunning(); };
    return (QTest::qWaitFor(serves, 20'000) && m_agent.isRunning()) || fail(u"the agent does not serve"_s);
}

bool Store::open()
{
    if (!m_problem.isEmpty() || !openPos() || !openAgent() || !makeToken())
        return false;
    return isReady();
}

bool Store::openWithoutPos()
{
    if (!writeConfig(withoutPos) || !seedCatalog())
        return fail(u"cannot prepare "_s + m_dir.path());
    return openAgent() && makeToken() && isReady();
}

bool Store::isReady()
{
    const auto ready = [this] { return api("GET", u"/readyz"_s).status == 200; };
    return QTest::qWaitFor(ready, 60'000) || fail(u"the agent has no catalogue"_s);
}

bool Store::seedCatalog()
{
    return QProcess::execute(QStringLiteral(PEAK_SEEDCATALOG),
               {u"--data"_s, file(u"data"_s), u"--catalog"_s, QStringLiteral(PEAK_DEMO_CATALOG)})
        == 0;
}

bool Store::makeToken()
{
    int code = -1;
    m_token = ctl({u"token"_s, u"create"_s, u"--name"_s, u"tests"_s, u"--scope"_s, u"orders:write"_s, u"--scope"_s,
                      u"orders:read"_s, u"--scope"_s, u"catalog:read"_s},
        &code)
                  .trimmed();
    return code == 0 || fail(u"no token: "_s + QString::fromUtf8(m_token));
}

std::unique_ptr<Customer> Store::customer()
{
    const auto log = file(u"kiosk%1.log"_s.arg(++m_customers));
    return std::make_unique<Customer>(log, options() << u"--size"_s << u"1080x1920"_s);
}

QJsonObject Store::control(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    SimClient client;
    const auto url = u"http://127.0.0.1:%1/control/%2"_s.arg(m_controlPort).arg(path);
    const auto got = client.send(method, url, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
    return got.status == 200 ? got.json() : QJsonObject();
}

QJsonArray Store::tickets() { return control("GET", u"tickets"_s)["tickets"_L1].toArray(); }

QHash<QString, int> Store::standings()
{
    QHash<QString, int> counts;
    for (const auto &entry : tickets()) {
        const auto ticket = entry.toObject();
        if (!isAlive(ticket))
            continue;
        for (const auto &reference : referencesOf(ticket))
            ++counts[reference];
    }
    return counts;
}

Got Store::api(const QByteArray &method, const QString &path, const QJsonObject &body, const QByteArray &key)
{
    SimClient client;
    client.headers.append({"Authorization", "Bearer " + m_token});
    if (!key.isEmpty())
        client.headers.append({"Idempotency-Key", key});
    const auto url = u"http://127.0.0.1:%1%2"_s.arg(m_apiPort).arg(path);
    return client.send(method, url, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
}

Got Store::order(const Item &item, const QString &customer, int quantity, int wait, const QByteArray &key)
{
    QJsonObject order{{u"items"_s,
        QJsonArray{QJsonObject{
            {u"product_id"_s, item.product}, {u"product_value_id"_s, item.value}, {u"quantity"_s, quantity}}}}};
    if (!customer.isEmpty())
        order["customer_id"_L1] = customer;
    return api("POST", u"/api/v1/7/orders?wait=%1"_s.arg(wait), {{u"order"_s, order}}, key);
}

QJsonArray Store::orders()
{
    QJsonArray all;
    for (int page = 1;; ++page) {
        const auto part = api("GET", u"/api/v1/orders?per_page=100&page=%1"_s.arg(page)).json()["orders"_L1].toArray();
        if (part.isEmpty())
            return all;
        for (const auto &order : part)
            all.append(order);
    }
}

QJsonObject Store::orderOf(const QString &id)
{
    return api("GET", u"/api/v1/orders/"_s + id).json()["order"_L1].toObject();
}

QList<Item> Store::items()
{
    QList<Item> items;
    for (int page = 1; page <= 3; ++page) {
        const auto path = u"/api/v1/7/products?category=MERCH&page=%1"_s.arg(page);
        for (const auto &entry : api("GET", path).json()["products"_L1].toArray()) {
            const auto product = entry.toObject();
            const auto value = product["values"_L1].toArray().first().toObject();
            if (!product["medical_only"_L1].toBool() && value["stock"_L1].toInt() >= 10)
                items.append({product["id"_L1].toString(), value["id"_L1].toString(), product["name"_L1].toString()});
        }
    }
    return items;
}

QByteArray Store::ctl(const QStringList &arguments, int *code)
{
    QProcess process;
    process.start(QStringLiteral(PEAK_CTL), options() + arguments);
    process.waitForFinished();
    if (code)
        *code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return process.exitCode() == 0 ? process.readAllStandardOutput() : process.readAllStandardError();
}

void Store::printLogs() const
{
    const QDir dir(m_dir.path());
    for (const auto &name : dir.entryList({u"*.log*"_s}, QDir::Files)) {
        QFile log(dir.filePath(name));
        if (!log.open(QIODevice::ReadOnly) || log.size() == 0)
            continue;
        log.seek(qMax<qint64>(0, log.size() - 8000));
        qWarning("---- %s\n%s", qPrintable(name), log.readAll().constData());
    }
}

} // namespace Peak::EndToEnd
