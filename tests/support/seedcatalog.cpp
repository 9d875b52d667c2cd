#include "core/datadirectory.h"
#include "tests/support/democatalog.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Peak;

/** The same products again and again under other names, as many as asked for. */
static QList<Product> grown(const QList<Product> &products, qsizetype wanted)
{
    QList<Product> many = products;
    for (qsizetype i = 0; many.size() < wanted && !products.isEmpty(); ++i) {
        auto copy = products[i % products.size()];
        const auto suffix = u"-%1"_s.arg(many.size());
        copy.id = ProductId(copy.id.toString() + suffix);
        copy.name += u" No. %1"_s.arg(many.size());
        for (auto &value : copy.values)
            value.id = ProductValueId(value.id.toString() + suffix);
        many.append(copy);
    }
    return many;
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Puts a demo catalogue into a kiosk's data directory, without an agent."_s);
    parser.addOptions({{u"data"_s, u"The data directory."_s, u"dir"_s}, {u"catalog"_s, u"The products."_s, u"file"_s},
        {u"products"_s, u"At least so many, by repeating them."_s, u"number"_s, u"0"_s}});
    parser.addHelpOption();
    parser.process(application);

    const auto done = DataDirectory::prepare(parser.value(u"data"_s)).andThen([&](const DataDirectory &data) {
        return demoProducts(parser.value(u"catalog"_s)).andThen([&](const QList<Product> &products) {
            return fillCatalog(data.catalogDatabase(), grown(products, parser.value(u"products"_s).toInt()));
        });
    });
    if (!done)
        std::fprintf(stderr, "%s\n", qPrintable(done.error().message));
    return done ? 0 : 1;
}
