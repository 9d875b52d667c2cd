#pragma once

#include "core/result.h"

#include <QUrl>

namespace Peak {

/** Asks the running agent over the local link and waits, bounded, for its answer. For command lines only. */
class AgentCall {
public:
    explicit AgentCall(QUrl address);

    /** What the pull did, in one line. Unreachable when no agent answers in time. */
    [[nodiscard]] Result<QString> pullCatalog(bool trustSmall) const;

private:
    QUrl m_address;
};

} // namespace Peak
