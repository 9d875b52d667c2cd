#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>
#include <QUrlQuery>

#include <chrono>

class QJsonObject;

namespace Peak {

/** One request as it arrived, complete with its body. A value: it may be kept and copied. */
struct HttpServerRequest {
    QByteArray method; ///< Upper case. A HEAD arrives as "GET" with `headOnly`: the server leaves the body out.
    bool headOnly = false;
    QByteArray target; ///< As it came over the wire: path and query, still percent-encoded.
    QString path; ///< Percent-decoded; starts with '/', without the query.
    QUrlQuery query; ///< A '+' in it is a blank, as forms write it.
    QHash<QByteArray, QByteArray> headers; ///< Names in lower case; repeated ones joined with ", ".
    QByteArray body;
    QHostAddress peer;
    quint64 connection = 0; ///< Number of the TCP connection, counted from 1: the same number is the same connection.
    std::chrono::steady_clock::time_point arrival; ///< When the request line was read.

    /** The value of a header, empty when there is none. `name` in lower case. */
    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headers.value(name); }
    /** The path as it came, without the query. */
    [[nodiscard]] QByteArray rawPath() const;
    /** The parts between the slashes, each decoded by itself, so that an encoded slash does not separate. */
    [[nodiscard]] QStringList segments() const;
    /** The percent-decoded value of a query item, empty when there is none. */
    [[nodiscard]] QString queryValue(const QString &name) const;
};

/** An answer. Date, Content-Length and Connection are added by the server; a Date of its own replaces the server's. */
struct HttpServerResponse {
    int status = 200;
    QByteArray body{};
    QByteArray contentType = "application/json"; ///< Empty: no such header.
    QList<QPair<QByteArray, QByteArray>> headers{};
    bool closeConnection = false; ///< Say "Connection: close" and do it.

    static HttpServerResponse json(int status, const QJsonObject &object);
};

} // namespace Peak
