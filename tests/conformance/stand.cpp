#include "tests/conformance/stand.h"

using namespace Qt::StringLiterals;

namespace Peak::Conformance {

Stand *Stands::of(const Rig &rig)
{
    auto &stand = m_stands[rig.vendor()];
    if (stand.host)
        return &stand;
    Possim::HostOptions options;
    options.vendor = rig.vendor();
    options.catalogPath = QStringLiteral(PEAK_DEMO_CATALOG);
    options.rateLimited = false;
    rig.prepare(options);
    auto host = std::make_unique<Possim::Host>(options, stand.clock);
    if (const auto started = host->start(); !started) {
        qWarning("%s: %s", qPrintable(rig.vendor()), qPrintable(started.error().message));
        return nullptr;
    }
    stand.host = std::move(host);
    return &stand;
}

} // namespace Peak::Conformance
