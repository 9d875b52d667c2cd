#include "sync/api/apirouter.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
bool isVariable(const QString &segment) { return segment.startsWith(u'{'); }

/** The variable parts of a path that has a pattern's form, else nothing. */
std::optional<QHash<QString, QString>> partsOf(const QStringList &pattern, const QStringList &path)
{
    if (pattern.size() != path.size())
        return std::nullopt;
    QHash<QString, QString> parts;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (isVariable(pattern[i]))
            parts.insert(pattern[i].sliced(1, pattern[i].size() - 2), path[i]);
        else if (pattern[i] != path[i])
            return std::nullopt;
    }
    return parts;
}
} // namespace

void ApiRouter::add(ApiRoute route)
{
    auto segments = route.pattern.split(u'/', Qt::SkipEmptyParts);
    m_rows.push_back({std::move(route), std::move(segments)});
}

std::variant<ApiRouter::Match, ApiRouter::NoSuchPath, ApiRouter::OtherMethods> ApiRouter::find(
    const HttpServerRequest &request) const
{
    const auto path = request.segments();
    QByteArrayList allowed;
    for (const auto &[route, segments] : m_rows) {
        auto parts = partsOf(segments, path);
        if (!parts)
            continue;
        if (route.method == request.method)
            return Match{&route, std::move(*parts)};
        if (!allowed.contains(route.method))
            allowed.append(route.method);
        if (route.method == "GET" && !allowed.contains("HEAD"))
            allowed.append("HEAD");
    }
    if (allowed.isEmpty())
        return NoSuchPath{};
    return OtherMethods{allowed.join(", ")};
}

} // namespace Peak
