#include "tests/bench/menu.h"

#include "sync/catalog/catalogwriter.h"
#include "tests/support/democatalog.h"

#include <QRandomGenerator>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Peak::Bench {

static constexpr int productsAPage = 1000;
static constexpr int wordsOfDescription = 40;

Result<Menu> Menu::fromFile(const QString &catalog)
{
    const auto products = demoProducts(catalog);
    if (!products)
        return products.error();
    if (products->isEmpty())
        return Error{Error::Kind::Storage, u"%1 holds no products"_s.arg(catalog)};
    Menu menu;
    menu.m_products = *products;
    QSet<QString> words;
    for (const auto &product : *products) {
        for (const auto &word : product.name.split(u' ', Qt::SkipEmptyParts))
            words.insert(word);
    }
    menu.m_words = words.values();
    menu.m_words.sort(); // A set has another order in every process.
    return menu;
}

Product Menu::product(int number) const
{
    QRandomGenerator random(static_cast<quint32>(number) + 1);
    const auto word = [&] { return m_words[random.bounded(static_cast<int>(m_words.size()))]; };
    auto product = m_products[random.bounded(static_cast<int>(m_products.size()))];
    product.id = ProductId(u"bench-%1"_s.arg(number));
    product.name = u"%1 %2 %3 %4"_s.arg(word(), word(), word()).arg(number);
    for (int i = 0; i < wordsOfDescription; ++i)
        product.description += word() + u' ';
    for (qsizetype i = 0; i < product.values.size(); ++i)
        product.values[i].id = ProductValueId(u"bench-%1-%2"_s.arg(number).arg(i));
    return product;
}

QList<Product> Menu::page(int first, int count) const
{
    QList<Product> products;
    products.reserve(count);
    for (int number = first; number < first + count; ++number)
        products.append(product(number));
    return products;
}

Result<Ok> importMenu(const Menu &menu, int count, const QString &path)
{
    CatalogWriter writer(path);
    auto done = writer.open().andThen([&](Ok) { return writer.begin(); });
    for (int first = 0; done && first < count; first += productsAPage) {
        CatalogPage page;
        page.products = menu.page(first, std::min(productsAPage, count - first));
        done = writer.stage(page);
    }
    if (!done)
        return done;
    return writer.apply(PullKind::Full, SystemClock().now()).map([](const CatalogChange &) { return Ok(); });
}

} // namespace Peak::Bench
