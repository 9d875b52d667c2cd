#include "sync/pos/connectioncheck.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Peak {

QString ConnectionWords::advice(const Error &error, const QString &asked) const
{
    // The foreign words last: a percent sign in them is no place to fill.
    const auto filled = [&](QLatin1StringView words) {
        return QString(words).replace("%2"_L1, asked).replace("%1"_L1, error.message);
    };
    switch (error.kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::InDoubt:
        return filled(silent);
    case Error::Kind::Throttled:
        return pos + u" asks us to wait. Try again in a minute."_s;
    case Error::Kind::Unauthorized:
        return filled(unauthorized);
    case Error::Kind::NotFound:
        return filled(notFound);
    case Error::Kind::Malformed:
    case Error::Kind::Rejected:
    case Error::Kind::Conflict:
    case Error::Kind::Unsupported:
    case Error::Kind::Invalid:
    case Error::Kind::Storage:
        return filled(unexpected);
    }
    Q_UNREACHABLE();
}

ConnectionCheck ConnectionWords::failed(const QString &what, const Error &error, const QString &asked) const
{
    return {what, false, advice(error, asked.isEmpty() ? what : asked)};
}

bool ConnectionWords::isGranted(const Error &error) const
{
    return error.kind == Error::Kind::NotFound || (refusalGrants && error.kind == Error::Kind::Rejected);
}

ConnectionCheck ConnectionWords::clock(std::optional<std::chrono::seconds> offset) const
{
    const QString what = u"clock"_s;
    if (!offset)
        return {what, false, pos + u" did not say what time it is."_s};
    const auto size = std::chrono::abs(*offset);
    if (size <= largestOffset)
        return {what, true, u"The clock of the kiosk is right."_s};
    const QString side = *offset > 0s ? u"behind"_s : u"ahead"_s;
    return {what, false,
        u"The clock of the kiosk is %1 seconds %2. %3"_s.arg(QString::number(size.count()), side, QString(wrongClock))};
}

ConnectionCheck ConnectionWords::catalog(const Result<qsizetype> &count, const QString &asked) const
{
    const QString what = u"catalogue"_s;
    if (!count)
        return failed(what, count.error(), asked);
    if (*count == 0)
        return {what, false, noProducts};
    return {what, true, QString(products).arg(*count)};
}

QCoro::Task<Result<qsizetype>> listedProducts(PosClient &client)
{
    const CatalogRequest first;
    auto asking = client.catalogPage(first);
    const auto page = co_await asking;
    co_return page.map([](const CatalogPage &its) { return std::max<qsizetype>(its.announced, its.products.size()); });
}

} // namespace Peak
