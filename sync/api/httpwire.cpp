#include "sync/api/httpwire.h"

#include <QJsonObject>

#include <sys/socket.h>

#include <cstring>

using namespace Qt::StringLiterals;

namespace Peak {

HttpServerResponse plainRefusal(int status)
{
    const QString code = status == MHD_HTTP_CONTENT_TOO_LARGE ? u"too_large"_s
        : status == MHD_HTTP_SERVICE_UNAVAILABLE              ? u"stopping"_s
                                                              : u"bad_request"_s;
    const auto message = QString::fromLatin1(MHD_get_reason_phrase_for(unsigned(status)));
    const QJsonObject error{{u"code"_s, code}, {u"message"_s, message}, {u"fields"_s, QJsonObject()}};
    auto response = HttpServerResponse::json(status, {{u"error"_s, error}});
    response.closeConnection = true;
    return response;
}

/** A body that ends too early: announced in full, cut off after `sent` bytes. */
struct CutBody {
    QByteArray body;
    qsizetype sent;

    static ssize_t read(void *self, uint64_t position, char *buffer, size_t max)
    {
        const auto *cut = static_cast<CutBody *>(self);
        const auto from = qsizetype(position);
        const auto count = qMin(qsizetype(max), cut->sent - from);
        if (count <= 0)
            return MHD_CONTENT_READER_END_WITH_ERROR;
        std::memcpy(buffer, cut->body.constData() + from, size_t(count));
        return ssize_t(count);
    }
    static void free(void *self) { delete static_cast<CutBody *>(self); }
};

static MHD_Response *makeResponse(const HttpAnswer &answer)
{
    const auto &body = answer.response.body;
    if (answer.kind != HttpAnswer::Kind::Cut) // The copy is the library's: it sends long after we returned.
        return MHD_create_response_from_buffer(
            size_t(body.size()), const_cast<char *>(body.constData()), MHD_RESPMEM_MUST_COPY);
    auto cut = std::make_unique<CutBody>(CutBody{body, qMin(answer.bytes, body.size() - 1)});
    auto *response =
        MHD_create_response_from_callback(uint64_t(body.size()), 4096, &CutBody::read, cut.get(), &CutBody::free);
    if (response)
        static_cast<void>(cut.release());
    return response;
}

MHD_Result queueAnswer(MHD_Connection *connection, const HttpAnswer &answer)
{
    auto *response = makeResponse(answer);
    if (!response)
        return MHD_NO;
    const auto &value = answer.response;
    if (!value.contentType.isEmpty())
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, value.contentType.constData());
    for (const auto &[name, text] : value.headers)
        MHD_add_response_header(response, name.constData(), text.constData());
    if (value.closeConnection)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
    const auto queued = MHD_queue_response(connection, unsigned(value.status), response);
    MHD_destroy_response(response);
    return queued;
}

void resetOnClose(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (!info)
        return;
    const linger now{1, 0};
    setsockopt(info->connect_fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

} // namespace Peak
