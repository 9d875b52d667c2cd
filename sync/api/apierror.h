#pragma once

#include "sync/api/httpmessage.h"
#include "sync/refusal.h"

namespace Peak {

/** `{"error":{"code","message","fields"}}`: the one shape of all our errors. */
HttpServerResponse errorResponse(
    int status, const QString &code, const QString &message, const FieldProblems &fields = {});

/** A refusal of the shop's side as HTTP says it. */
HttpServerResponse errorResponse(const Refusal &refusal);

} // namespace Peak
