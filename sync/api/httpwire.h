#pragma once

#include "sync/api/httpexchange.h"

#include <microhttpd.h>

namespace Peak {

/** The server's own refusal of a request that no handler sees; closes the connection. */
HttpServerResponse plainRefusal(int status);

/** Hands an answer to the library. MHD_NO makes it close the connection without one. */
MHD_Result queueAnswer(MHD_Connection *connection, const HttpAnswer &answer);

/** Makes the coming close a reset, which is what a crashed or unplugged server looks like. */
void resetOnClose(MHD_Connection *connection);

} // namespace Peak
