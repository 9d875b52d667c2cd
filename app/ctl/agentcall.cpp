#include "app/ctl/agentcall.h"

#include "rep_agent_merged.h"

#include <QEventLoop>
#include <QRemoteObjectNode>
#include <QTimer>
#include <QUuid>

#include <memory>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int connectPatienceMs = 5'000;
constexpr std::chrono::minutes pullPatience(5);
} // namespace

AgentCall::AgentCall(QUrl address) : m_address(std::move(address)) { }

Result<QString> AgentCall::pullCatalog(bool trustSmall) const
{
    QRemoteObjectNode node;
    node.connectToNode(m_address);
    const std::unique_ptr<AgentReplica> agent(node.acquire<AgentReplica>());
    if (!agent->waitForSource(connectPatienceMs))
        return Error{Error::Kind::Unreachable, u"the agent does not answer"_s};

    const QString request = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Result<QString> answer = Error{Error::Kind::Unreachable, u"the agent did not finish the pull in time"_s};
    QEventLoop waiting; // A command line has nothing else to do meanwhile.
    QObject::connect(agent.get(), &AgentReplica::catalogPulled, &waiting, [&](const QString &to, const QString &text) {
        if (to != request)
            return;
        answer = text;
        waiting.quit();
    });
    QObject::connect(agent.get(), &AgentReplica::failed, &waiting, [&](const QString &to, const LinkFailure &failure) {
        if (to != request)
            return;
        answer = Error{Error::Kind::Rejected, failure.message()};
        waiting.quit();
    });
    QTimer::singleShot(pullPatience, &waiting, &QEventLoop::quit);
    agent->pullCatalog(request, trustSmall);
    waiting.exec();
    return answer;
}

} // namespace Peak
