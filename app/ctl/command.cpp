#include "app/ctl/command.h"

#include "app/ctl/secretcommands.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Peak {

std::span<const Command> commands()
{
    // clang-format off
    static constexpr Command all[] = {
        {"secret set"_L1, "NAME"_L1, "keep the secret on stdin in the keychain"_L1, setSecret},
        {"secret list"_L1, ""_L1, "the names of the secrets that are kept"_L1, listSecrets},
    };
    // clang-format on
    return all;
}

void say(const QString &line) { std::fprintf(stdout, "%s\n", line.toUtf8().constData()); }

} // namespace Peak
