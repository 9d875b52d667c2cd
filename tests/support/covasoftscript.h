#pragma once

#include "sync/pos/covasoft/covasoftclient.h"

#include "tests/support/fixtures.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"

namespace Peak {

inline CovasoftSettings covasoftSettings()
{
    CovasoftSettings settings;
    settings.base = settings.customerBase = settings.entityBase = QUrl(QStringLiteral("https://api.example"));
    settings.authBase = QUrl(QStringLiteral("https://accounts.example"));
    settings.clientId = QStringLiteral("Acme.Kiosk");
    settings.username = QStringLiteral("Acme.COVA.APIUser.Acme");
    settings.companyId = 1001;
    settings.locationId = 12346;
    settings.integratorId = QStringLiteral("7d0c7f2e-0b7c-4a1a-9a0d-5a3f6a7e1c11");
    settings.searchOperation = QStringLiteral("Equals");
    settings.medicalClassifications = {QStringLiteral("medical flower")};
    return settings;
}

inline constexpr auto covasoftGuid = QLatin1StringView("0194c1a2-7b00-7e55-8f0e-0d9c3c2a7e42");

inline OrderLine covasoftLine(const QString &value, const QString &name, int quantity, qint64 cents)
{
    OrderLine line;
    line.product = ProductId(value.section(u'#', 0, 0));
    line.value = ProductValueId(value);
    line.name = name;
    line.quantity = quantity;
    line.unitPrice = Money(cents);
    return line;
}

/** The order of tests/data/covasoft/create.out.json. */
inline Order covasoftOrder()
{
    Order order;
    order.id = OrderId(QString(covasoftGuid));
    order.reference = QStringLiteral("K7-20261123-0042-9F3C");
    order.ticketNumber = QStringLiteral("042");
    order.kioskId = 7;
    order.customer = CustomerId(QStringLiteral("8c9d1f10-3a1e-4a8c-9c61-8f7f6f1b2a33"));
    order.contact.firstName = QStringLiteral("Rosa");
    order.contact.lastName = QStringLiteral("Vale");
    order.notes = QStringLiteral("no stems please");
    order.lines = {
        covasoftLine(QStringLiteral("0f3d0c3e-7b2a-4a60-9b1f-77d7c0de0001"), QStringLiteral("Blue Tram 3.5g"), 2, 3550),
        covasoftLine(QStringLiteral("0f3d0c3e-7b2a-4a60-9b1f-77d7c0de0002"), QStringLiteral("Oat Bar"), 1, 699)};
    return order;
}

/** A Cova client that talks to a script. */
struct ScriptedCova {
    ManualClock clock;
    ScriptedTransport http;
    std::unique_ptr<CovasoftClient> client;

    explicit ScriptedCova(CovasoftSettings settings = covasoftSettings())
        : client(std::make_unique<CovasoftClient>(
            std::move(settings), CovasoftSecrets{"s3cret&", "p&ss+w0rd=100% %41"}, http, clock))
    {
    }

    void answer(const QString &name, int status = 200)
    {
        http.enqueue(status, fixture(QStringLiteral("covasoft/") + name));
    }
    void answer(int status, const QByteArray &body = {}) { http.enqueue(status, body); }
    /** A status with some members changed. */
    void answerStatus(const QJsonObject &changes = {})
    {
        auto status = jsonFixture(QStringLiteral("covasoft/status.in.json"));
        for (auto it = changes.begin(); it != changes.end(); ++it)
            status[it.key()] = it.value();
        answer(200, QJsonDocument(status).toJson());
    }
    void answerStage(int stage) { answerStatus({{QStringLiteral("OrderStatus"), stage}}); }
    void answerNothingThere() { answer(404, R"({"Message":"Resource cannot be found"})"); }
    void signIn() { answer(QStringLiteral("token.in.json")); }
    /** What comes before the first order. */
    void beginSelling()
    {
        signIn();
        answer(QStringLiteral("pricing.in.json"));
    }

    /** "PUT /covaorderintake/…" of the n-th request, query and all; of other hosts the whole address. */
    [[nodiscard]] QString call(qsizetype n) const
    {
        const auto request = http.requests.value(n);
        return QString::fromLatin1(request.method + ' ' + request.url.toEncoded())
            .remove(QStringLiteral("https://api.example"));
    }
    [[nodiscard]] QString lastCall() const { return call(http.requests.size() - 1); }
    [[nodiscard]] QJsonObject sent(qsizetype n) const
    {
        return QJsonDocument::fromJson(http.requests.value(n).body).object();
    }
    [[nodiscard]] QJsonObject lastSent() const { return sent(http.requests.size() - 1); }
};

} // namespace Peak
