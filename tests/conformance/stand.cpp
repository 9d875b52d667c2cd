#include "tests/conformance/stand.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Peak::Conformance {

static bool shorten(const QString &from, const QString &to)
{
    constexpr qsizetype oneOf = 8;
    QFile file(from);
    QFile shorter(to);
    if (!file.open(QIODevice::ReadOnly) || !shorter.open(QIODevice::WriteOnly))
        return false;
    auto catalog = QJsonDocument::fromJson(file.readAll()).object();
    const auto all = catalog["products"_L1].toArray();
    QJsonArray products;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (i % oneOf == 0 || all[i].toObject().contains("awkward"_L1))
            products.append(all[i]);
    }
    catalog["products"_L1] = products;
    return shorter.write(QJsonDocument(catalog).toJson()) > 0;
}

QString Stands::catalogFor(Menu menu)
{
    const auto whole = QStringLiteral(PEAK_DEMO_CATALOG);
    const auto path = m_dir.filePath(u"short.json"_s);
    if (menu == Menu::Whole)
        return whole;
    return QFile::exists(path) || shorten(whole, path) ? path : QString();
}

Stand *Stands::of(const Rig &rig, Menu menu)
{
    auto &stand = m_stands[{rig.vendor(), menu}];
    if (stand.host)
        return &stand;
    Possim::HostOptions options;
    options.vendor = rig.vendor();
    options.catalogPath = catalogFor(menu);
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
