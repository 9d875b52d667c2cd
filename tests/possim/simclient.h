#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

namespace Peak::Test {

/** What came back from a simulator. */
struct Got {
    int status = 0; ///< 0: no answer, or not all of it.
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; ///< Names in lower case.

    /** Reads a whole answer as it came over the wire. */
    static Got fromWire(const QByteArray &wire)
    {
        Got got;
        const auto end = wire.indexOf("\r\n\r\n");
        const auto lines = wire.left(qMax<qsizetype>(end, 0)).split('\n');
        for (const auto &line : lines.mid(1)) {
            const auto colon = line.indexOf(':');
            got.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        got.body = wire.mid(end + 4);
        if (end > 0 && got.body.size() == got.headers.value("content-length").toLongLong())
            got.status = lines.first().split(' ').value(1).toInt();
        return got;
    }

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    /** By value: what operator[] of a temporary object returns would refer into it. */
    [[nodiscard]] QJsonValue data() const { return json().value(QLatin1StringView("data")); }
    [[nodiscard]] QString reason() const { return json().value(QLatin1StringView("resultReason")).toString(); }
};

/**
 * One request, one answer, one connection. On a bare socket, because QNetworkAccessManager sends a request again by
 * itself when the connection breaks before the answer: exactly what these tests must not have.
 */
class SimClient {
public:
    QList<QPair<QByteArray, QByteArray>> headers;

    Got send(const QByteArray &method, const QString &address, const QByteArray &body = {})
    {
        const QUrl url(address);
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        if (!socket.waitForConnected(3000))
            return {};
        QByteArray wire = method + ' ' + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)
            + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\nConnection: close\r\n";
        bool typed = false;
        for (const auto &[name, value] : headers) {
            wire += name + ": " + value + "\r\n";
            typed = typed || name.toLower() == "content-type";
        }
        if (!typed)
            wire += "Content-Type: application/json\r\n";
        socket.write(wire + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        // A spy wakes up at once; QTRY_COMPARE looks every 50 ms only, which adds up over hundreds of calls.
        QSignalSpy ended(&socket, &QAbstractSocket::disconnected);
        if (socket.state() != QAbstractSocket::UnconnectedState)
            ended.wait(10'000);
        return Got::fromWire(socket.readAll());
    }

    Got get(const QString &url) { return send("GET", url); }
    Got post(const QString &url, const QJsonObject &body)
    {
        return send("POST", url, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    Got put(const QString &url, const QJsonObject &body)
    {
        return send("PUT", url, QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
};

} // namespace Peak::Test
