#include "tests/possim/flowhub/flowhubreply.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

HttpServerResponse flowhubData(const QJsonArray &rows)
{
    return HttpServerResponse::json(200, {{u"status"_s, 200}, {u"data"_s, rows}});
}

HttpServerResponse flowhubInvalid(const QStringList &problems)
{
    return HttpServerResponse::json(422, {{u"errors"_s, QJsonArray::fromStringList(problems)}});
}

HttpServerResponse flowhubText(int status, const QString &text) { return {status, text.toUtf8(), "text/plain"}; }

HttpServerResponse flowhubUnauthorized(const QString &message)
{
    return HttpServerResponse::json(
        401, {{u"error"_s, QJsonArray{u"Unauthorized"_s}}, {u"message"_s, message}, {u"status"_s, 401}});
}

HttpServerResponse flowhubNotFound()
{
    return HttpServerResponse::json(404, {{u"message"_s, u"Not Found"_s}, {u"status"_s, 404}});
}

QString flowhubStamp(Instant instant)
{
    return toDateTime(instant).toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz'000Z'"_s);
}

} // namespace Peak::Possim
