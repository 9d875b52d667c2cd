#include "sync/api/apierror.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
struct Answer {
    int status;
    QLatin1StringView code;
};

Answer answerFor(Refusal::Why why)
{
    switch (why) {
    case Refusal::Why::Unreadable:
        return {400, "bad_request"_L1};
    case Refusal::Why::BadWord:
        return {400, "bad_value"_L1};
    case Refusal::Why::NoPos:
        return {405, "no_pos"_L1};
    case Refusal::Why::UnsupportedByPos:
        return {405, "unsupported_by_pos"_L1};
    case Refusal::Why::NotFound:
        return {404, "not_found"_L1};
    case Refusal::Why::Duplicate:
        return {409, "duplicate_cart"_L1};
    case Refusal::Why::Changed:
        return {409, "version_conflict"_L1};
    case Refusal::Why::Invalid:
        return {422, "invalid"_L1};
    case Refusal::Why::PosFailed:
        return {502, "pos_failed"_L1};
    case Refusal::Why::NotStored:
        return {503, "not_stored"_L1};
    case Refusal::Why::Unclear:
        return {503, "unclear"_L1};
    }
    Q_UNREACHABLE();
}
} // namespace

HttpServerResponse errorResponse(int status, const QString &code, const QString &message, const FieldProblems &fields)
{
    QJsonObject byField;
    for (auto field = fields.begin(); field != fields.end(); ++field)
        byField.insert(field.key(), QJsonArray::fromStringList(field.value()));
    const QJsonObject error{{u"code"_s, code}, {u"message"_s, message}, {u"fields"_s, byField}};
    return HttpServerResponse::json(status, {{u"error"_s, error}});
}

HttpServerResponse errorResponse(const Refusal &refusal)
{
    const auto answer = answerFor(refusal.why);
    return errorResponse(answer.status, answer.code, refusal.message, refusal.fields);
}

} // namespace Peak
