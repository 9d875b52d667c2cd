#pragma once

#include "core/clock.h"
#include "sync/refusal.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace Peak {

enum class Presence { Optional, Required };

/**
 * Reads the members of one JSON object by name and type. Whatever is of another type, missing or too long is noted
 * under its path and read as empty. A null is the same as nothing; members nobody asks for are ignored.
 */
class JsonReader {
public:
    static constexpr int LongestText = 200;
    static constexpr int LongestNotes = 4000; ///< The rule of 500 counts what is left after cleaning.

    /** `path` stands before the names in `problems`: "items.0". */
    JsonReader(const QJsonObject &object, QString path, FieldProblems &problems);

    [[nodiscard]] bool has(QLatin1StringView name) const;
    QString text(QLatin1StringView name, int longest = LongestText);
    /** A text, or a whole number as its digits. */
    QString id(QLatin1StringView name, Presence presence = Presence::Optional);
    /** Nothing when it is missing or no whole number. Beyond 64 bits the nearest that fits. */
    std::optional<qint64> wholeNumber(QLatin1StringView name, Presence presence = Presence::Optional);
    /** "1990-02-28". */
    QDate date(QLatin1StringView name);
    /** ISO 8601 with a zone: "2026-11-23T18:02:11Z". */
    std::optional<Instant> instant(QLatin1StringView name);
    QJsonObject object(QLatin1StringView name);
    QJsonArray array(QLatin1StringView name);

    void complain(QLatin1StringView name, const QString &message);

private:
    /** The member, or null when it is not there; complains when it is required. */
    [[nodiscard]] QJsonValue member(QLatin1StringView name, Presence presence);

    const QJsonObject m_object;
    QString m_path;
    FieldProblems &m_problems;
};

/** "2026-11-23T18:02:11.000Z" or with another zone; nothing for anything without one. */
std::optional<Instant> instantOf(const QString &text);

/** The object under `name` in a request's body. Unreadable when the body is no JSON or has no such object. */
Outcome<QJsonObject> bodyObject(const QByteArray &body, QLatin1StringView name);

} // namespace Peak
