#include "sync/api/httpmessage.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace Peak {

QByteArray HttpServerRequest::rawPath() const
{
    const auto mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

QStringList HttpServerRequest::segments() const
{
    QStringList parts;
    for (const auto &part : rawPath().split('/')) {
        if (!part.isEmpty())
            parts.append(QString::fromUtf8(QByteArray::fromPercentEncoding(part)));
    }
    return parts;
}

QString HttpServerRequest::queryValue(const QString &name) const
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

HttpServerResponse HttpServerResponse::json(int status, const QJsonObject &object)
{
    HttpServerResponse response;
    response.status = status;
    response.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return response;
}

} // namespace Peak
