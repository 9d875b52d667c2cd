// Many sessions of customers without a plan at one kiosk, while the agent is killed and started again and the point of
// sale does not answer for a while. Ends with 0 when the kiosk neither crashed nor stuck nor grew, when nothing private
// is left in clear, and when every order stands at the point of sale exactly once.
// usage: monkeyrun [--sessions N] [--actions N] [--seed N]

#include "tests/endtoend/eventually.h"
#include "tests/endtoend/store.h"
#include "tests/support/kioskdriver/privatemark.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDirIterator>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Peak::EndToEnd;

namespace {
constexpr int WarmUp = 50; ///< Sessions after which memory is compared.
constexpr double LargestGrowth = 1.05;

/** Proportional share of a process's memory, in KiB. */
long pssOf(qint64 pid)
{
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const auto &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().chopped(3).trimmed().toLong();
    }
    return 0;
}

/** What the kiosk and its agent wrote in which a private word stands in clear; the point of sale may know people. */
QStringList filesThatTell(const Store &store)
{
    QStringList telling;
    for (QDirIterator files(store.file(QString()), QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        QFile file(files.next());
        if (!files.fileName().startsWith("pos."_L1) && file.open(QIODevice::ReadOnly)
            && file.readAll().toLower().contains(Peak::PrivateMark.toLower()))
            telling.append(file.fileName());
    }
    return telling;
}

/** What happens in the shop around a session. */
void disturb(Store &store, int session)
{
    const auto pos = static_cast<pid_t>(store.pos().pid());
    switch (session % 20) {
    case 5:
        store.agent().kill();
        break;
    case 7:
        store.openAgent();
        break;
    case 12:
        ::kill(pos, SIGSTOP);
        break;
    case 15:
        ::kill(pos, SIGCONT);
        break;
    default:
        break;
    }
}

/** Orders that are neither at the point of sale exactly once nor refused by it. */
QStringList wronglyDelivered(Store &store)
{
    const auto standings = store.standings();
    QStringList wrong;
    for (const auto &entry : store.orders()) {
        const auto order = entry.toObject();
        const auto reference = order["reference"_L1].toString();
        const auto delivery = order["delivery"_L1].toString();
        const int wanted = delivery == "rejected"_L1 ? 0 : 1;
        if ((delivery != "delivered"_L1 && delivery != "rejected"_L1) || standings.value(reference) != wanted)
            wrong.append(u"%1 %2 ×%3"_s.arg(reference, delivery).arg(standings.value(reference)));
    }
    return wrong;
}

int fail(const Store &store, const QString &problem)
{
    store.printLogs();
    std::fprintf(stderr, "%s\n", qPrintable(problem));
    return 1;
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"sessions"_s, u"How many customers."_s, u"n"_s, u"500"_s},
        {u"actions"_s, u"Of each of them."_s, u"n"_s, u"40"_s}, {u"seed"_s, u"Of the first."_s, u"n"_s, u"1"_s}});
    parser.addHelpOption();
    parser.process(application);
    const int sessions = parser.value(u"sessions"_s).toInt();

    Store store;
    if (!store.open())
        return fail(store, store.problem());
    const auto customer = store.customer();
    if (!customer->come())
        return fail(store, u"the kiosk does not start"_s);
    long pssAfterWarmUp = 0;
    int placed = 0;
    for (int session = 1; session <= sessions; ++session) {
        disturb(store, session);
        const auto said = customer->say(
            u"random %1 %2"_s.arg(parser.value(u"seed"_s).toInt() + session).arg(parser.value(u"actions"_s)));
        if (said.isEmpty())
            return fail(store, u"session %1: %2"_s.arg(session).arg(customer->complaint()));
        placed += said.toInt();
        if (session == WarmUp)
            pssAfterWarmUp = pssOf(customer->kiosk().pid());
        if (session % 50 == 0) {
            std::printf("%d sessions, %d orders, %ld KiB\n", session, placed, pssOf(customer->kiosk().pid()));
            std::fflush(stdout);
        }
    }
    ::kill(static_cast<pid_t>(store.pos().pid()), SIGCONT);
    if (!store.agent().isRunning() && !store.openAgent())
        return fail(store, store.problem());

    const auto pss = pssOf(customer->kiosk().pid());
    const auto wrong = lastAnswer([&] { return wronglyDelivered(store); }, QStringList(), 300'000);
    const auto taken = store.orders().size();
    std::printf("%d sessions, %d orders placed, %lld known; %ld KiB after %d sessions, %ld at the end\n", sessions,
        placed, static_cast<long long>(taken), pssAfterWarmUp, WarmUp, pss);
    if (taken != placed)
        return fail(store, u"an order is missing, or there is one too many"_s);
    if (!wrong.isEmpty())
        return fail(store, u"not exactly once at the point of sale: "_s + wrong.join(u", "_s));
    if (pssAfterWarmUp != 0 && static_cast<double>(pss) > LargestGrowth * static_cast<double>(pssAfterWarmUp))
        return fail(store, u"the kiosk has grown"_s);
    if (const auto telling = filesThatTell(store); !telling.isEmpty())
        return fail(store, u"private words in clear in "_s + telling.join(u", "_s));
    return 0;
}
