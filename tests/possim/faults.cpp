#include "tests/possim/faults.h"

#include "core/enumtable.h"

using namespace Qt::StringLiterals;

namespace Peak::Possim {

// clang-format off
constexpr Word<Fault::Kind> kindWords[] = {
    {"reply_lost"_L1, Fault::Kind::ReplyLost},
    {"reset"_L1,      Fault::Kind::Reset},
    {"status"_L1,     Fault::Kind::Status},
    {"throttled"_L1,  Fault::Kind::Throttled},
    {"garbage"_L1,    Fault::Kind::Garbage},
    {"truncated"_L1,  Fault::Kind::Truncated},
    {"empty"_L1,      Fault::Kind::Empty},
    {"html"_L1,       Fault::Kind::Html},
    {"slow"_L1,       Fault::Kind::Slow},
    {"hang"_L1,       Fault::Kind::Hang},
    {"refuse"_L1,     Fault::Kind::Refuse},
};
// clang-format on

/** Whether the call is executed when the order for the fault does not say. */
static bool usuallyCommits(Fault::Kind kind)
{
    switch (kind) {
    case Fault::Kind::Reset:
    case Fault::Kind::Status:
    case Fault::Kind::Throttled:
    case Fault::Kind::Refuse:
        return false;
    case Fault::Kind::ReplyLost:
    case Fault::Kind::Garbage:
    case Fault::Kind::Truncated:
    case Fault::Kind::Empty:
    case Fault::Kind::Html:
    case Fault::Kind::Slow:
    case Fault::Kind::Hang:
        return true;
    }
    Q_UNREACHABLE();
}

Result<Fault> Fault::fromJson(const QJsonObject &object)
{
    const auto kind = valueOf(kindWords, object["fault"_L1].toString());
    if (!kind)
        return Error{Error::Kind::Invalid, u"no such fault: %1"_s.arg(object["fault"_L1].toString())};
    Fault fault;
    fault.kind = *kind;
    fault.call = object["call"_L1].toString(u"*"_s);
    fault.commit = object["commit"_L1].toBool(usuallyCommits(*kind));
    fault.skip = object["skip"_L1].toInt();
    fault.rate = object["rate"_L1].toDouble(1.0);
    // A rate goes on until it is removed, a plain fault happens once.
    fault.left = object["count"_L1].toInt(object.contains("rate"_L1) ? -1 : 1);
    fault.status = object["status"_L1].toInt(500);
    fault.retryAfter = object["retry_after"_L1].toInt(-1);
    fault.delayMs = object["ms"_L1].toInt(1000);
    fault.reason = object["reason"_L1].toString(u"INVALID_REQUEST"_s);
    fault.detail = object["detail"_L1].toString(u"refused by order of the test"_s);
    if (fault.rate < 0 || fault.rate > 1 || fault.status < 200 || fault.status > 599)
        return Error{Error::Kind::Invalid, u"rate must be 0 to 1, status 200 to 599"_s};
    return fault;
}

QJsonObject Fault::toJson() const
{
    return {{u"fault"_s, QString(wordOf(kindWords, kind))}, {u"call"_s, call}, {u"commit"_s, commit}, {u"skip"_s, skip},
        {u"left"_s, left}, {u"rate"_s, rate}, {u"fired"_s, fired}};
}

static bool matches(const Fault &fault, const QString &call, bool writes)
{
    return fault.left != 0
        && (fault.call == call || fault.call == "*"_L1 || fault.call == (writes ? "write"_L1 : "read"_L1));
}

std::optional<Fault> FaultPlan::next(const QString &call, bool writes)
{
    for (auto &fault : m_faults) {
        if (!matches(fault, call, writes))
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        if (fault.rate < 1.0 && m_random.generateDouble() >= fault.rate)
            continue;
        if (fault.left > 0)
            --fault.left;
        ++fault.fired;
        return fault;
    }
    return std::nullopt;
}

void FaultPlan::clear(quint32 seed)
{
    m_faults.clear();
    m_random.seed(seed);
}

QJsonArray FaultPlan::toJson() const
{
    QJsonArray all;
    for (const auto &fault : m_faults)
        all.append(fault.toJson());
    return all;
}

} // namespace Peak::Possim
