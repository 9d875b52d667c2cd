#include "app/ctl/command.h"

#include "app/ctl/poscommands.h"
#include "app/ctl/queuecommands.h"
#include "app/ctl/secretcommands.h"
#include "app/ctl/tokencommands.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Peak {

std::span<const Command> commands()
{
    // clang-format off
    static constexpr Command all[] = {
        {"secret set"_L1, "NAME"_L1, "keep the secret on stdin in the keychain"_L1, setSecret},
        {"secret list"_L1, ""_L1, "the names of the secrets that are kept"_L1, listSecrets},
        {"token create"_L1, "--name N --scope S…"_L1, "a token for the HTTP API, shown once"_L1, createToken},
        {"token list"_L1, ""_L1, "the names of the tokens and what they may do"_L1, listTokens},
        {"token revoke"_L1, "NAME"_L1, "the token is refused from now on"_L1, revokeToken},
        {"queue list"_L1, "[--json]"_L1, "what the POS has not been told yet, or has refused"_L1, listQueue},
        {"queue retry"_L1, "ID"_L1, "try now, or look it up again when it is in doubt"_L1, retryQueued},
        {"queue start-new"_L1, "--yes"_L1, "begin an empty order database after the old one was lost"_L1, startNewQueue},
        {"catalog pull"_L1, "[--trust-small]"_L1, "fetch the whole catalogue now"_L1, pullCatalog},
        {"catalog status"_L1, "[--json]"_L1, "how many products, how old, which were set aside and why"_L1, showCatalog},
        {"pos test"_L1, ""_L1, "check credentials, clock and catalogue at the POS"_L1, testPos},
    };
    // clang-format on
    return all;
}

void say(const QString &line) { std::fprintf(stdout, "%s\n", line.toUtf8().constData()); }

} // namespace Peak
