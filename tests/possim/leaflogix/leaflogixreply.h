#pragma once

#include "core/clock.h"
#include "sync/api/httpmessage.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace Peak::Possim {

/** Why a call is refused: a text, and the properties at fault where the caller's form is. */
struct LeaflogixRefusal {
    QString message;
    QString property;
};

// The five kinds of "no" of Dutchie's error page, section 5 of our facts: which call answers in which is the vendor's.
/** `{"message","propertyErrors"}`: submit and the customer calls. */
HttpServerResponse leaflogixBadRequest(const LeaflogixRefusal &refusal);
/** The bare text: price-cart. */
HttpServerResponse leaflogixPlainRefusal(const QString &message);
/** No body at all: update, cancel and Status; also 401, 403 and unknown paths. */
HttpServerResponse leaflogixEmpty(int status);
/** `{"isValid":false,"errors":[…]}`: Deliveries and reporting. */
HttpServerResponse leaflogixInvalid(const QString &property, const QString &message);
/** A JSON string with 404: a customer that is not there. */
HttpServerResponse leaflogixNotFound(const QString &message);
/** 429 in PascalCase. */
HttpServerResponse leaflogixTooMany(int perMinute);

/** 200 with any JSON value, bare numbers and texts included. */
HttpServerResponse leaflogixData(const QJsonValue &value);
/** Member names in PascalCase, as some stores answer. */
QJsonValue leaflogixPascal(const QJsonValue &value);

/** The body with all member names in lower case: the vendor binds them without case. Nothing when it is no object. */
std::optional<QJsonObject> leaflogixBody(const HttpServerRequest &request);
/** A query item by its lower-case name, empty when there is none. */
QString leaflogixQuery(const HttpServerRequest &request, QLatin1StringView name);

/** Cents as the decimal dollars of the protocol. */
double leaflogixMoney(qint64 cents);
/** ISO 8601 in UTC, whole seconds. */
QString leaflogixStamp(Instant instant);
/** Any ISO 8601 form; without a zone it is UTC. */
std::optional<Instant> fromLeaflogixStamp(const QString &text);

} // namespace Peak::Possim
