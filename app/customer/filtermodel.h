#pragma once

#include "app/customer/catalogreader.h"
#include "app/customer/choicemodel.h"
#include "app/formatting.h"
#include "core/productfilter.h"

#include <functional>

#include <qqmlregistration.h>

namespace Peak {

/**
 * What the catalogue's list is narrowed down by and sorted by, and what is offered for that. Only what occurs in the
 * chosen category is offered.
 */
class FilterModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of the catalogue")
    Q_PROPERTY(int groupCount READ groupCount CONSTANT)
    Q_PROPERTY(Peak::ChoiceModel *active READ active CONSTANT)
    Q_PROPERTY(Peak::ChoiceModel *sorts READ sorts CONSTANT)
    Q_PROPERTY(Peak::ChoiceModel *brands READ brands CONSTANT)
    Q_PROPERTY(QString sortTitle READ sortTitle NOTIFY changed)

public:
    FilterModel(CatalogReader &reader, const Formatting &formatting, Currency currency, QObject *parent = nullptr);

    [[nodiscard]] const ProductQuery &query() const { return m_query; }
    void setQuery(const ProductQuery &query);

    /** Reads what can be chosen. Before a sheet is opened: nobody else needs it. */
    Q_INVOKABLE void prepare();
    Q_INVOKABLE void prepareBrands();
    /** Makes the titles of all choices again, in the language of now. */
    void retranslate();
    /** Removes all filters; search, category and order stay. */
    Q_INVOKABLE void clear();

    /** Offers, price, strain, THC, CBD, size, effects; some may be empty. Their titles are the screen's. */
    [[nodiscard]] Q_INVOKABLE Peak::ChoiceModel *group(int index) const;
    [[nodiscard]] int groupCount() const { return static_cast<int>(m_groups.size()); }
    /** The filters that are on; picking one removes it. */
    [[nodiscard]] ChoiceModel *active() { return &m_active; }
    [[nodiscard]] ChoiceModel *sorts() { return &m_sorts; }
    /** A–Z with counts; picking one shows only its products, of every category. */
    [[nodiscard]] ChoiceModel *brands() { return &m_brands; }
    [[nodiscard]] QString sortTitle() const;
    [[nodiscard]] QString titleOf(const FilterPart &part) const;

Q_SIGNALS:
    void changed();

private:
    struct Group {
        ChoiceModel *model; ///< Our child: QML would take one without a parent for its own.
        QList<FilterPart> parts;
        QList<int> counts;
    };

    void addGroup();
    void offer(size_t group, const QList<FilterPart> &parts, const QList<int> &counts = {});
    void offerWords(size_t group, FilterPart::Kind kind, const QList<WordCount> &words);
    void offerPotency(size_t group, FilterPart::Kind kind, bool percent, bool milligrams);
    void offerSorts();
    void toggle(const FilterPart &part);
    void mark();
    [[nodiscard]] QString rangeText(const Range &range, const std::function<QString(qint64)> &text) const;

    CatalogReader &m_reader;
    const Formatting &m_formatting;
    Currency m_currency;
    ProductQuery m_query;
    std::vector<Group> m_groups;
    ChoiceModel m_active;
    ChoiceModel m_sorts;
    ChoiceModel m_brands;
};

} // namespace Peak
