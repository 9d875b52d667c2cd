#pragma once

#include "core/storage/orderstore.h"
#include "sync/api/httpmessage.h"
#include "sync/refusal.h"

namespace Peak {

/** Reads the query of a request; what cannot be read is noted, read as nothing, and makes refusal() speak. */
class QueryReader {
public:
    explicit QueryReader(const HttpServerRequest &request) : m_request(request) { }

    /** Empty when it is not there. */
    [[nodiscard]] QString text(const QString &name) const { return m_request.queryValue(name).trimmed(); }
    /** Each value of a name that may come several times. */
    [[nodiscard]] QStringList texts(const QString &name) const;
    int wholeNumber(const QString &name, int smallest, int fallback);
    /** A moment with a zone, or a day: its first moment in the store. */
    std::optional<Instant> from(const QString &name, const QTimeZone &zone);
    /** The same for the end of a time, itself excluded: a day counts as a whole. */
    std::optional<Instant> to(const QString &name, const QTimeZone &zone);
    /** One of the words `read` knows. */
    template<class Value>
    std::optional<Value> word(const QString &name, std::optional<Value> (*read)(QStringView))
    {
        const QString typed = text(name);
        const auto value = read(typed);
        if (!typed.isEmpty() && !value)
            complain(name, QStringLiteral("is none of the known words"));
        return value;
    }

    /** BadWord when anything could not be read. */
    [[nodiscard]] std::optional<Refusal> refusal() const;

private:
    void complain(const QString &name, const QString &message) { m_problems[name].append(message); }
    std::optional<Instant> moment(const QString &name, const QTimeZone &zone, int daysLater);

    const HttpServerRequest &m_request;
    FieldProblems m_problems;
};

} // namespace Peak
