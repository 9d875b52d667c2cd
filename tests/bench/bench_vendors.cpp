// What each vendor costs us: a whole catalogue, and orders through the queue, over TLS on the loopback address. The
// real clients, catalogue sync and outbox worker, each measurement in a process of its own, against possim in another.

#include "tests/bench/largecatalog.h"
#include "tests/bench/samples.h"
#include "tests/bench/shop.h"
#include "tests/bench/simulatedpos.h"
#include "tests/bench/vendortasks.h"
#include "tests/support/testcertificate.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>
#include <QProcess>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Peak;
using namespace Peak::Bench;
using Peak::Conformance::Rig;

namespace {
/** Runs this program again for one measurement; what it printed. Ends ours when that fails. */
QStringList measured(const QStringList &arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), arguments);
    if (!child.waitForFinished(600'000) || child.exitCode() != 0)
        qFatal("no figure: %s", qPrintable(arguments.join(u' ')));
    return QString::fromUtf8(child.readAllStandardOutput()).trimmed().split(u'\t');
}

void measure(const Rig &rig, const QCommandLineParser &parser, const QTemporaryDir &directory)
{
    const auto possim = parser.value(u"possim"_s);
    const QStringList secure{u"--tls-cert"_s, directory.filePath(u"cert.pem"_s), u"--tls-key"_s,
        directory.filePath(u"key.pem"_s), u"--control-port"_s, u"0"_s};
    const auto arguments = [&](const SimulatedPos &pos, const QString &name) {
        return QStringList{u"--vendor"_s, rig.vendor(), u"--url"_s, pos.url(), u"--control"_s, pos.controlUrl(),
            u"--ca"_s, directory.filePath(u"cert.pem"_s), u"--directory"_s, directory.filePath(rig.vendor() + name)};
    };
    QStringList cells;
    for (const int count : {10'000, 50'000}) {
        const auto catalog = directory.filePath(u"%1.json"_s.arg(count));
        const SimulatedPos pos(possim, rig.vendor(), catalog, rig.possimArguments() + secure);
        const auto pulled = measured(arguments(pos, u"-%1"_s.arg(count)));
        if (pulled.value(0).toInt() < count * 9 / 10)
            qFatal("%s: only %s of %d products", qPrintable(rig.vendor()), qPrintable(pulled.value(0)), count);
        cells += pulled.sliced(1);
    }
    const SimulatedPos pos(possim, rig.vendor(), parser.value(u"catalog"_s), rig.possimArguments() + secure);
    cells += measured(arguments(pos, u"-orders"_s) << u"--sell"_s << parser.value(u"orders"_s));
    std::printf("| %s | %s |\n", qPrintable(rig.vendor()), qPrintable(cells.join(u" | "_s)));
    std::fflush(stdout);
}

const Rig *rigOf(const QString &vendor)
{
    const auto &all = Conformance::rigs();
    const auto found = std::ranges::find_if(all, [&](const auto &rig) { return rig->vendor() == vendor; });
    return found == all.end() ? nullptr : found->get();
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"catalog"_s, u"What the POS sells."_s, u"file"_s, u"tests/data/catalog/demo.json"_s},
        {u"possim"_s, u"The simulated POS."_s, u"program"_s, QCoreApplication::applicationDirPath() + u"/possim"_s},
        {u"orders"_s, u"In the queue."_s, u"n"_s, u"1000"_s},
        {u"directory"_s, u"On the disk to measure."_s, u"dir"_s, u"."_s}, {u"vendor"_s, u"Only this one."_s, u"name"_s},
        {u"url"_s, u"For the program's own use."_s, u"url"_s},
        {u"control"_s, u"For the program's own use."_s, u"url"_s},
        {u"ca"_s, u"For the program's own use."_s, u"file"_s}, {u"sell"_s, u"For the program's own use."_s, u"n"_s}});
    parser.addHelpOption();
    parser.process(application);
    QLoggingCategory::setFilterRules(u"peak.*.info=false\npeak.sync.outbox.warning=false"_s);

    const auto *const chosen = rigOf(parser.value(u"vendor"_s));
    if (parser.isSet(u"vendor"_s) && chosen == nullptr)
        qFatal("no such vendor");
    if (parser.isSet(u"url"_s)) {
        const VendorTask task{chosen, parser.value(u"url"_s), parser.value(u"control"_s), parser.value(u"ca"_s),
            parser.value(u"directory"_s)};
        QDir().mkpath(task.directory);
        return parser.isSet(u"sell"_s) ? sellOrders(task, parser.value(u"sell"_s).toInt()) : pullCatalog(task);
    }

    const QTemporaryDir directory(parser.value(u"directory"_s) + u"/bench-vendors-XXXXXX"_s);
    const auto identity = Test::TestCertificate::make();
    orDie(writeBytes(directory.filePath(u"cert.pem"_s), identity.certificate));
    orDie(writeBytes(directory.filePath(u"key.pem"_s), identity.privateKey));
    for (const int count : {10'000, 50'000})
        orDie(writeLargeCatalog(parser.value(u"catalog"_s), directory.filePath(u"%1.json"_s.arg(count)), count));
    std::printf(
        "load %.1f\n| | 10,000: s | again s | MB before | MB peak | 50,000: s | again s | MB before | MB peak | "
        "orders/s | requests an order | of somebody new | of a known customer | their next order |\n|%s\n",
        load(), qPrintable(u" --- |"_s.repeated(14)));
    for (const auto &rig : Conformance::rigs()) {
        if (chosen == nullptr || chosen == rig.get())
            measure(*rig, parser, directory);
    }
    return 0;
}
