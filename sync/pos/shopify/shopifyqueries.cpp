#include "sync/pos/shopify/shopifyqueries.h"

#include <QFile>
#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
/** A line `#import "file"` stands for that file, which comes once however often it is asked for. */
QString assembled(const QString &file, QStringList &seen)
{
    if (seen.contains(file))
        return {};
    seen.append(file);
    QFile source(u":/pos/shopify/"_s + file);
    if (!source.open(QIODevice::ReadOnly))
        qFatal("no query file %s", qPrintable(file));
    QString text;
    const auto lines = QString::fromUtf8(source.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const auto &line : lines) {
        if (line.startsWith("#import "_L1))
            text += assembled(line.section(u'"', 1, 1), seen);
        else
            text += line + u'\n';
    }
    return text;
}
} // namespace

QString ShopifyQueries::document(const QString &operation)
{
    static QHash<QString, QString> known;
    auto &text = known[operation];
    if (text.isEmpty()) {
        QStringList seen;
        text = assembled(operation.toLower() + u".graphql"_s, seen);
    }
    return text;
}

} // namespace Peak
