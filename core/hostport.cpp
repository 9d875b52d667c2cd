#include "core/hostport.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Peak {

Result<HostPort> HostPort::parse(QStringView text)
{
    static const QRegularExpression shape(uR"(^(?:\[([0-9A-Fa-f:.]+)\]|([0-9A-Za-z._-]+)):(\d{1,5})$)"_s);
    const auto match = shape.match(text.toString());
    if (!match.hasMatch())
        return Error{Error::Kind::Invalid, u"must be host:port, such as 127.0.0.1:8480"_s};
    const uint port = match.captured(3).toUInt();
    if (port < 1 || port > 65535)
        return Error{Error::Kind::Invalid, u"the port must be 1 to 65535"_s};
    return HostPort{match.captured(1) + match.captured(2), static_cast<quint16>(port)};
}

bool isLoopbackHost(QStringView host)
{
    static const QRegularExpression loopback(uR"(^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$)"_s);
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host == "::1"_L1
        || loopback.match(host.toString()).hasMatch();
}

} // namespace Peak
