#include "tests/possim/covasoft/covasoftwindow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static constexpr Milliseconds Length{60'000};

static qint64 most(const StoreSetup &setup) { return covaSetting(setup, "limit"_L1).toInteger(); }

bool CovasoftWindow::admit(const QString &service)
{
    auto &window = m_windows[service];
    const auto now = m_setup.clock.monotonic();
    if (window.used == 0 || now - window.start >= Length)
        window = {now, 0};
    ++window.used;
    return !m_setup.behaviour.rateLimited || window.used <= most(m_setup);
}

qint64 CovasoftWindow::secondsLeft(const Window &window) const
{
    const auto left = window.start + Length - m_setup.clock.monotonic();
    return std::max<qint64>(std::chrono::ceil<std::chrono::seconds>(left).count(), 0);
}

void CovasoftWindow::announce(const Window &window, HttpServerResponse &response) const
{
    const auto limit = QByteArray::number(most(m_setup));
    const auto remaining = QByteArray::number(std::max<qint64>(most(m_setup) - window.used, 0));
    const auto seconds = secondsLeft(window);
    const auto reset = QByteArray::number(toMs(m_setup.now()) / 1000 + seconds);
    const bool old = covaSetting(m_setup, "old_rate_headers"_L1).toBool();
    const QByteArray family = old ? "X-RateLimit-" : "COVA-APIM-RateLimit-";
    response.headers.append({family + "Limit", limit});
    response.headers.append({family + "Remaining", remaining});
    response.headers.append({family + "Reset", reset});
    response.headers.append({family + "ResetSeconds", QByteArray::number(seconds)});
}

void CovasoftWindow::announce(const QString &service, HttpServerResponse &response) const
{
    announce(m_windows.value(service), response);
}

HttpServerResponse CovasoftWindow::overLimit() const
{
    HttpServerResponse response{429, "rate limit exceeded", "text/plain"};
    announce(Window{m_setup.clock.monotonic(), most(m_setup)}, response);
    return response;
}

} // namespace Peak::Possim
