#pragma once

#include "sync/api/httpmessage.h"

namespace Peak::Possim {

class Host;

/** Answers a call under /control/; README.md describes them. */
HttpServerResponse answerControl(Host &host, const HttpServerRequest &request);

} // namespace Peak::Possim
