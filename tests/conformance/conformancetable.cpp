// What the conformance suite found, as README shows it.
#include "tests/conformance/results.h"

#include <QFile>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Peak::Conformance;

static constexpr int Failed = 1;
static constexpr int Usage = 2;
static constexpr auto beginMark = "<!-- conformance: made by conformance-table -->\n"_L1;
static constexpr auto endMark = "<!-- end of conformance -->"_L1;

static std::optional<QString> contents(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return QString::fromUtf8(file.readAll());
    return std::nullopt;
}

static int say(const QString &problem)
{
    std::fprintf(stderr, "conformance-table: %s\n", qPrintable(problem));
    return Failed;
}

/** Prints the table, or compares or renews it between the marks of a page. */
int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    QString page;
    const bool writes = arguments.value(0) == "--write"_L1;
    if (writes || arguments.value(0) == "--check"_L1) {
        page = arguments.value(1);
        arguments.remove(0, qMin<qsizetype>(2, arguments.size()));
    }
    if (arguments.isEmpty()) {
        std::fprintf(stderr, "usage: conformance-table [--check PAGE | --write PAGE] FINDINGS...\n");
        return Usage;
    }
    QList<Finding> findings;
    for (const auto &path : std::as_const(arguments)) {
        const auto read = readFindings(path);
        if (!read)
            return say(u"no findings in %1: run the suite first, all of it"_s.arg(path));
        findings += *read;
    }
    const auto table = tableOf(findings);
    if (page.isEmpty()) {
        std::printf("%s", table.toUtf8().constData());
        return 0;
    }
    auto text = contents(page).value_or(QString());
    const auto begin = text.indexOf(beginMark) + beginMark.size();
    const auto end = text.indexOf(endMark, begin);
    if (begin < beginMark.size() || end < 0)
        return say(page + u" has no place for the table"_s);
    const auto shown = text.mid(begin, end - begin);
    if (shown == u'\n' + table + u'\n')
        return 0;
    if (!writes)
        return say(u"the table in %1 is not what the suite found; renew it: conformance-table --write %1 %2"_s.arg(
            page, arguments.join(u' ')));
    text.replace(begin, end - begin, u'\n' + table + u'\n');
    QSaveFile file(page);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0 && file.commit()
        ? 0
        : say(u"cannot write "_s + page);
}
