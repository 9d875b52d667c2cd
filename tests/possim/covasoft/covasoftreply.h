#pragma once

#include "tests/possim/simulator.h"

#include <optional>

namespace Peak::Possim {

inline constexpr qint64 CovaCompany = 1001; ///< The company all calls must name.
inline constexpr qint64 CovaLocation = 12346; ///< Its one store; EntityId means the same.

/** Why Cova says no. */
struct CovaRefusal {
    int http = 400;
    QString message;
};

/** A setting only this simulator has, as it is now. */
QJsonValue covaSetting(const StoreSetup &setup, QLatin1StringView name);

/** A refusal in the shape `error_shape` asks for: "Message", "message", "error", "text" or "html". */
HttpServerResponse covaFail(const StoreSetup &setup, const CovaRefusal &refusal);
/** The vendor's words for a thing that does not exist. */
CovaRefusal covaNotFound();
/** A list: a bare array, or in `_embedded.self` for callers that do not ask for plain JSON (or with `hal_lists`). */
HttpServerResponse covaList(const StoreSetup &setup, const HttpServerRequest &request, const QJsonArray &list);

/** The part of a path like Companies(1001): its name, and what stands between the brackets. */
struct CovaPart {
    QString name;
    QString key; ///< Empty when there are no brackets.

    explicit CovaPart(const QString &segment);
};

/** Cents as the decimal dollars of the protocol, and back. */
double covaDollars(qint64 cents);
qint64 covaCents(double dollars);
/** 2026-11-22T20:11:00.000Z and back; nothing for what is no time. */
QString covaStamp(Instant instant);
std::optional<Instant> fromCovaStamp(const QString &text);
/** A member whatever the case of its name; the protocol's own spelling varies. */
QJsonValue covaMember(const QJsonObject &object, QLatin1StringView name);
/** A number that is always the same for the same text. */
quint32 covaHash(const QString &text);

} // namespace Peak::Possim
