#include "core/result.h"

using namespace Qt::StringLiterals;

namespace Peak {

QString toWord(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Unreachable:
        return u"unreachable"_s;
    case Error::Kind::Throttled:
        return u"throttled"_s;
    case Error::Kind::Unauthorized:
        return u"unauthorized"_s;
    case Error::Kind::InDoubt:
        return u"in_doubt"_s;
    case Error::Kind::Malformed:
        return u"malformed"_s;
    case Error::Kind::Rejected:
        return u"rejected"_s;
    case Error::Kind::NotFound:
        return u"not_found"_s;
    case Error::Kind::Conflict:
        return u"conflict"_s;
    case Error::Kind::Unsupported:
        return u"unsupported"_s;
    case Error::Kind::Invalid:
        return u"invalid"_s;
    case Error::Kind::Storage:
        return u"storage"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Peak
