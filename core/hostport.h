#pragma once

#include "core/result.h"

#include <QString>

namespace Peak {

/** A host and the port on it, as in "127.0.0.1:8480" or "[::1]:8480". */
struct HostPort {
    QString host; ///< Without brackets.
    quint16 port = 0;

    /** Invalid when the port is missing or not 1 to 65535, or the host is empty or holds anything a name cannot. */
    static Result<HostPort> parse(QStringView text);

    friend bool operator==(const HostPort &, const HostPort &) = default;
};

/** Whether a host can only be this machine: "localhost", ::1 or 127.0.0.0/8. Names are not looked up. */
bool isLoopbackHost(QStringView host);

} // namespace Peak
