#include "tests/endtoend/customer.h"

using namespace Qt::StringLiterals;

namespace Peak::EndToEnd {

static constexpr int Patience = 45'000; ///< Milliseconds; the driver itself gives up earlier.

Customer::Customer(const QString &logFile, QStringList arguments)
    : m_kiosk(QStringLiteral(PEAK_KIOSKDRIVER), logFile, true), m_arguments(std::move(arguments))
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

QString Customer::say(const QString &command)
{
    m_kiosk.writeLine(command);
    const auto answer = m_kiosk.readLine(Patience);
    if (answer.startsWith("ok "_L1))
        return answer.mid(3);
    m_complaint = answer.isEmpty() ? u"no answer to %1"_s.arg(command) : answer;
    return {};
}

bool Customer::act(const QStringList &commands)
{
    for (const auto &command : commands) {
        if (say(command).isEmpty())
            return false;
    }
    return true;
}

QStringList Customer::choose(const QString &search)
{
    return {u"tap startButton"_s, u"wait productCard 20000"_s, u"type searchField "_s + search,
        u"wait quickAddButton"_s, u"tap quickAddButton"_s, u"tap cartButton"_s, u"wait cartLine"_s,
        u"tap checkoutButton"_s};
}

QStringList Customer::identify(const QString &phone)
{
    QStringList commands{u"wait phoneText"_s};
    for (const auto digit : phone)
        commands.append(u"tap key"_s + digit);
    return commands << u"tap continueButton"_s << u"wait placeOrderButton 10000"_s;
}

} // namespace Peak::EndToEnd
