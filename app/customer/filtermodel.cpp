#include "app/customer/filtermodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Peak {

using Kind = FilterPart::Kind;

namespace {
constexpr qsizetype mostWords = 16; ///< Of tags or sizes on the sheet: the most frequent ones.

enum GroupOrder : size_t { Offers, Prices, Strains, Thc, Cbd, Sizes, Effects };

// clang-format off
/** Whole units of the currency. */
constexpr std::pair<int, int> priceSteps[] = {{0, 20}, {20, 40}, {40, 60}, {60, 100}, {100, 0}};
constexpr std::pair<int, int> thcPercentSteps[] = {{0, 15}, {15, 20}, {20, 25}, {25, 30}, {30, 0}};
constexpr std::pair<int, int> thcMgSteps[] = {{0, 10}, {10, 50}, {50, 100}, {100, 0}};
constexpr std::pair<int, int> cbdPercentSteps[] = {{0, 1}, {1, 5}, {5, 0}};
constexpr std::pair<int, int> cbdMgSteps[] = {{0, 10}, {10, 50}, {50, 0}};

struct SortTitle {
    ProductSort sort;
    const char *title;
    bool PotencyUnits::*unit; ///< Offered only where products state this.
};

constexpr SortTitle sortTitles[] = {
    {ProductSort::Name,           QT_TRANSLATE_NOOP("Peak::FilterModel", "A–Z"),                       nullptr},
    {ProductSort::PriceUp,        QT_TRANSLATE_NOOP("Peak::FilterModel", "Price: lowest first"),       nullptr},
    {ProductSort::PriceDown,      QT_TRANSLATE_NOOP("Peak::FilterModel", "Price: highest first"),      nullptr},
    {ProductSort::ThcPercentDown, QT_TRANSLATE_NOOP("Peak::FilterModel", "THC %: highest first"),      &PotencyUnits::thcPercent},
    {ProductSort::ThcPercentUp,   QT_TRANSLATE_NOOP("Peak::FilterModel", "THC %: lowest first"),       &PotencyUnits::thcPercent},
    {ProductSort::ThcMgDown,      QT_TRANSLATE_NOOP("Peak::FilterModel", "THC mg: highest first"),     &PotencyUnits::thcMg},
    {ProductSort::ThcMgUp,        QT_TRANSLATE_NOOP("Peak::FilterModel", "THC mg: lowest first"),      &PotencyUnits::thcMg},
    {ProductSort::CbdPercentDown, QT_TRANSLATE_NOOP("Peak::FilterModel", "CBD %: highest first"),      &PotencyUnits::cbdPercent},
    {ProductSort::CbdPercentUp,   QT_TRANSLATE_NOOP("Peak::FilterModel", "CBD %: lowest first"),       &PotencyUnits::cbdPercent},
    {ProductSort::CbdMgDown,      QT_TRANSLATE_NOOP("Peak::FilterModel", "CBD mg: highest first"),     &PotencyUnits::cbdMg},
    {ProductSort::CbdMgUp,        QT_TRANSLATE_NOOP("Peak::FilterModel", "CBD mg: lowest first"),      &PotencyUnits::cbdMg},
};
// clang-format on

Range scaled(std::pair<int, int> step, qint64 unit)
{
    Range range;
    if (step.first > 0)
        range.from = step.first * unit;
    if (step.second > 0)
        range.to = step.second * unit;
    return range;
}

qint64 minorUnits(Currency currency)
{
    qint64 units = 1;
    for (int i = 0; i < currency.digits; ++i)
        units *= 10;
    return units;
}
} // namespace

FilterModel::FilterModel(CatalogReader &reader, const Formatting &formatting, Currency currency, QObject *parent)
    : QObject(parent), m_reader(reader), m_formatting(formatting), m_currency(currency)
{
    for (size_t group = Offers; group <= Effects; ++group)
        addGroup();
    connect(&m_active, &ChoiceModel::picked, this, [this](const Choice &choice) {
        const auto parts = ProductFilter::partsOf(m_query);
        const auto row = choice.key.toInt();
        if (row < parts.size())
            setQuery(ProductFilter::without(m_query, parts[row]));
    });
    connect(&m_sorts, &ChoiceModel::picked, this, [this](const Choice &choice) {
        auto query = m_query;
        query.sort = sortTitles[static_cast<size_t>(choice.key.toInt())].sort;
        setQuery(query);
    });
    connect(&m_brands, &ChoiceModel::picked, this, [this](const Choice &choice) {
        ProductQuery query;
        query.sort = m_query.sort;
        query.brand = choice.key;
        setQuery(query);
    });
}

void FilterModel::addGroup()
{
    auto *model = new ChoiceModel(this);
    const auto group = m_groups.size();
    connect(model, &ChoiceModel::picked, this,
        [this, group](const Choice &choice) { toggle(m_groups[group].parts.value(choice.key.toInt())); });
    m_groups.push_back({model, {}, {}});
}

ChoiceModel *FilterModel::group(int index) const
{
    return index >= 0 && index < groupCount() ? m_groups[static_cast<size_t>(index)].model : nullptr;
}

void FilterModel::setQuery(const ProductQuery &query)
{
    if (query == m_query)
        return;
    const bool elsewhere = query.category != m_query.category;
    m_query = query;
    if (elsewhere && m_groups[Offers].model->count() > 0)
        prepare();
    mark();
    Q_EMIT changed();
}

void FilterModel::toggle(const FilterPart &part)
{
    const bool on = ProductFilter::partsOf(m_query).contains(part);
    setQuery(on ? ProductFilter::without(m_query, part) : ProductFilter::with(m_query, part));
}

void FilterModel::retranslate() { mark(); }

void FilterModel::clear()
{
    ProductQuery query;
    query.text = m_query.text;
    query.category = m_query.category;
    query.sort = m_query.sort;
    setQuery(query);
}

void FilterModel::offer(size_t group, const QList<FilterPart> &parts, const QList<int> &counts)
{
    m_groups[group].parts = parts;
    m_groups[group].counts = counts;
}

void FilterModel::offerWords(size_t group, Kind kind, const QList<WordCount> &words)
{
    QList<FilterPart> parts;
    QList<int> counts;
    for (const auto &[word, products] : words.first(std::min(words.size(), mostWords))) {
        parts.append({kind, word});
        counts.append(products);
    }
    offer(group, parts, counts);
}

void FilterModel::offerPotency(size_t group, Kind kind, bool percent, bool milligrams)
{
    QList<FilterPart> parts;
    const auto add = [&](Potency::Unit unit, const auto &steps) {
        for (const auto &step : steps)
            parts.append({kind, ProductFilter::potencyKey({unit, scaled(step, 1000)})});
    };
    if (percent && kind == Kind::Thc)
        add(Potency::Unit::Percent, thcPercentSteps);
    else if (percent)
        add(Potency::Unit::Percent, cbdPercentSteps);
    if (milligrams && kind == Kind::Thc)
        add(Potency::Unit::Milligrams, thcMgSteps);
    else if (milligrams)
        add(Potency::Unit::Milligrams, cbdMgSteps);
    offer(group, parts);
}

void FilterModel::prepare()
{
    const auto &category = m_query.category;
    QList<FilterPart> offers;
    for (const auto &[kind, query] : {std::pair(Kind::OnSale, ProductQuery{.category = category, .onSale = true}),
             std::pair(Kind::Featured, ProductQuery{.category = category, .featured = true})}) {
        if (m_reader.count(query).valueOr(0) > 0)
            offers.append({kind});
    }
    offers.append({Kind::InStock});
    offer(Offers, offers);

    QList<FilterPart> prices;
    for (const auto &step : priceSteps)
        prices.append({Kind::Price, ProductFilter::rangeKey(scaled(step, minorUnits(m_currency)))});
    offer(Prices, prices);

    offerWords(Strains, Kind::Strain, m_reader.strains(category).valueOr({}));
    const auto units = m_reader.potencyUnits(category).valueOr({});
    offerPotency(Thc, Kind::Thc, units.thcPercent, units.thcMg);
    offerPotency(Cbd, Kind::Cbd, units.cbdPercent, units.cbdMg);

    auto sizes = m_reader.sizes(category).valueOr({});
    sizes = sizes.first(std::min(sizes.size(), mostWords));
    std::ranges::stable_sort(sizes, {}, &SizeCount::weightMg);
    QList<WordCount> words;
    for (const auto &size : sizes)
        words.append({size.key, size.products});
    offerWords(Sizes, Kind::Size, words);
    offerWords(Effects, Kind::Tag, m_reader.tags(category).valueOr({}));
    mark();
    offerSorts();
}

void FilterModel::prepareBrands()
{
    QList<Choice> brands;
    const auto found = m_reader.brands().valueOr({});
    for (const auto &[word, products] : found)
        brands.append({word, word, products, word == m_query.brand});
    m_brands.set(brands);
}

void FilterModel::offerSorts()
{
    const auto units = m_reader.potencyUnits(m_query.category).valueOr({});
    QList<Choice> sorts;
    for (size_t i = 0; i < std::size(sortTitles); ++i) {
        const auto &[sort, title, unit] = sortTitles[i];
        if (!unit || units.*unit || sort == m_query.sort)
            sorts.append({QString::number(i), tr(title), -1, sort == m_query.sort});
    }
    m_sorts.set(sorts);
}

/** What is on, on the sheet and above the list. */
void FilterModel::mark()
{
    const auto on = ProductFilter::partsOf(m_query);
    for (auto &group : m_groups) {
        QList<Choice> choices;
        for (qsizetype i = 0; i < group.parts.size(); ++i)
            choices.append(
                {QString::number(i), titleOf(group.parts[i]), group.counts.value(i, -1), on.contains(group.parts[i])});
        group.model->set(choices);
    }
    QList<Choice> active;
    for (qsizetype i = 0; i < on.size(); ++i)
        active.append({QString::number(i), titleOf(on[i]), -1, true});
    m_active.set(active);
    if (m_sorts.count() > 0)
        offerSorts();
}

QString FilterModel::sortTitle() const
{
    const auto row = std::ranges::find(sortTitles, m_query.sort, &SortTitle::sort);
    return tr(row->title);
}

QString FilterModel::rangeText(const Range &range, const std::function<QString(qint64)> &text) const
{
    if (range.from && range.to)
        return tr("%1 to %2").arg(text(*range.from), text(*range.to));
    return range.to ? tr("Under %1").arg(text(*range.to)) : tr("%1 or more").arg(text(range.from.value_or(0)));
}

QString FilterModel::titleOf(const FilterPart &part) const
{
    const auto potency = [&](const QString &what) {
        const auto range = ProductFilter::potencyOf(part.value);
        return what.arg(rangeText(range.thousandths, [&](qint64 amount) {
            return m_formatting.potency({amount, range.unit});
        }));
    };
    switch (part.kind) {
    case Kind::Featured:
        return tr("Featured");
    case Kind::OnSale:
        return tr("On sale");
    case Kind::InStock:
        return tr("In stock");
    case Kind::Brand:
        return part.value;
    case Kind::Price:
        return rangeText(ProductFilter::rangeOf(part.value),
            [&](qint64 amount) { return m_formatting.wholeMoney(Money(amount, m_currency)); });
    case Kind::Strain:
        return m_formatting.word(part.value);
    case Kind::Thc:
        return potency(tr("THC: %1"));
    case Kind::Cbd:
        return potency(tr("CBD: %1"));
    case Kind::Size:
        return m_formatting.size(part.value);
    case Kind::Tag:
        return m_formatting.word(part.value);
    }
    Q_UNREACHABLE();
}

} // namespace Peak
