// TreezClient: the catalogue.
#include "sync/pos/treez/treezclient.h"

#include "sync/pos/treez/treezcatalogmapping.h"
#include "sync/pos/treez/treeztime.h"

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
QByteArray listPath(const CatalogRequest &request, int page, const QTimeZone &zone)
{
    const QByteArray number = QByteArray::number(page);
    if (request.changedSince)
        return "/product/product_list/lastUpdated/after/" + treezPathTime(*request.changedSince, zone)
            + "?page=" + number;
    // Inactive ones too: that a product went from the menu is news.
    return "/product/product_list?active=ALL&page=" + number;
}
} // namespace

QCoro::Task<Result<CatalogPage>> TreezClient::catalogPage(CatalogRequest request)
{
    const int number = request.cursor.isEmpty() ? 1 : request.cursor.toInt();
    const QByteArray path = listPath(request, number, m_settings.timeZone);
    auto asking = m_session.get(path, Priority::Background);
    const auto answer = co_await asking;
    if (!answer)
        co_return answer.error();
    auto page = TreezCatalogMapping::parsePage(*answer, m_settings);
    if (!page)
        co_return page.error();
    page->carriesStock = !request.changedSince; // A sale does not make a product "changed".
    // The end is an empty page, never a computed one: Treez changed its page size more than once.
    const bool ended = (*answer)["data"_L1]["product_list"_L1].toArray().isEmpty();
    if (!ended)
        page->next = QString::number(number + 1);
    co_return page;
}

QCoro::Task<Result<Product>> TreezClient::product(ProductId id)
{
    const QByteArray path = "/product/" + QUrl::toPercentEncoding(id.toString());
    auto asking = m_session.get(path, Priority::Interactive);
    const auto answer = co_await asking;
    const auto raw = answer.andThen(TreezReply::single);
    if (!raw)
        co_return raw.error();
    const auto list = (*raw)["product_list"_L1].toArray();
    const auto json = list.isEmpty() ? *raw : list.first().toObject();
    QList<SetAside> setAside;
    auto product = m_settings.sizeLists && json.contains("size_list"_L1)
        ? TreezCatalogMapping::parseSizeList(json, m_settings, setAside)
        : TreezCatalogMapping::parseProduct(json, m_settings);
    if (product && (product->id != id || !TreezCatalogMapping::isForSale(json)))
        co_return Error{Error::Kind::NotFound, u"there is no such product for sale"_s};
    co_return product;
}

} // namespace Peak
