#include "sync/pos/flowhub/flowhubsales.h"

#include "sync/pos/jsonread.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr int pageSize = 500;
constexpr int mostPages = 20;

QByteArray encoded(const QString &text) { return QUrl::toPercentEncoding(text); }
} // namespace

FlowhubSales::FlowhubSales(FlowhubSession &session) : m_session(session), m_importId(session.settings().importId) { }

QCoro::Task<Result<QList<FlowhubSale>>> FlowhubSales::ofCustomer(CustomerId customer, Instant since)
{
    const QByteArray path = "/v1/orders/findByCustomerId/" + encoded(customer.toString()) + '?';
    auto listing = list(path, since);
    co_return co_await listing;
}

QCoro::Task<Result<QList<FlowhubSale>>> FlowhubSales::ofPhone(QString phone, Instant since)
{
    const QByteArray path = "/v1/orders/findByPhoneNumber?phone_number=" + encoded(phone) + '&';
    auto listing = list(path, since);
    co_return co_await listing;
}

QCoro::Task<Result<QList<FlowhubSale>>> FlowhubSales::ofLocation(Instant since)
{
    auto asking = importId();
    const auto location = co_await asking;
    if (!location)
        co_return location.error();
    const QByteArray path = "/v1/orders/findByLocationId/" + encoded(*location) + '?';
    auto listing = list(path, since);
    co_return co_await listing;
}

QCoro::Task<Result<QList<FlowhubSale>>> FlowhubSales::list(QByteArray path, Instant since)
{
    const auto &settings = m_session.settings();
    // Plain days of the store, a time of day is refused. Whether the day itself is in is not said: one more.
    const QDate day = toDateTime(since).toTimeZone(settings.timeZone).date().addDays(-1);
    QList<FlowhubSale> sales;
    for (int page = 1; page <= mostPages; ++page) {
        const QByteArray query = "created_after=" + day.toString(Qt::ISODate).toLatin1()
            + "&page=" + QByteArray::number(page) + "&page_size=" + QByteArray::number(pageSize) + "&order_by=desc";
        auto asking = m_session.get(path + query, HttpRequest::Priority::Order);
        const auto answer = co_await asking;
        if (!answer && answer.error().kind == Error::Kind::NotFound)
            co_return sales;
        if (!answer)
            co_return answer.error();
        const auto entries = FlowhubReply::elements(*answer, "orders"_L1);
        for (const auto &entry : entries) {
            if (auto sale = FlowhubOrderMapping::parseSale(entry.toObject(), settings.currency))
                sales.append(std::move(*sale));
        }
        if (entries.size() < pageSize)
            co_return sales;
    }
    co_return Error{Error::Kind::Malformed, u"the list of orders has no end"_s};
}

QCoro::Task<Result<QString>> FlowhubSales::importId()
{
    if (!m_importId.isEmpty())
        co_return Result<QString>(m_importId);
    auto asking = m_session.get("/v0/clientsLocations", HttpRequest::Priority::Order);
    const auto answer = co_await asking;
    if (!answer)
        co_return answer.error();
    const QString own = m_session.settings().locationId;
    m_importId = own;
    for (const auto &location : FlowhubReply::elements(*answer, "data"_L1)) {
        const QString import = idOf(location["importId"_L1]);
        if (idOf(location["locationId"_L1]) == own && !import.isEmpty())
            m_importId = import;
    }
    co_return Result<QString>(m_importId);
}

} // namespace Peak
