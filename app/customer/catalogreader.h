#pragma once

#include "app/customer/picturefolder.h"
#include "core/storage/searchcorrection.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace Peak {

/**
 * The catalogue as the app reads it. There may be none yet, and the agent may make a new file in place of a broken one:
 * then nothing is found until the next look, and `changed` tells when there is something else to see.
 */
class CatalogReader : public QObject {
    Q_OBJECT

public:
    explicit CatalogReader(QString path, const QString &pictures = {}, QObject *parent = nullptr);
    ~CatalogReader() override;

    /** Whether there is a catalogue with anything in it. */
    [[nodiscard]] bool hasProducts() const { return m_state.visibleProducts > 0; }
    Result<QList<Product>> products(const ProductQuery &query);
    Result<std::optional<Product>> product(const ProductId &id);
    Result<int> count(const ProductQuery &query);
    Result<QList<CategoryCount>> categories();
    Result<QList<WordCount>> brands(const QString &category = {});
    Result<QList<WordCount>> tags(const QString &category = {});
    Result<QList<WordCount>> strains(const QString &category = {});
    Result<QList<SizeCount>> sizes(const QString &category = {});
    Result<PotencyUnits> potencyUnits(const QString &category = {});
    Result<QList<Product>> similar(const ProductId &id, int limit);
    /** What the shop puts in front: featured products, then those on sale; in stock, each once, at most `limit`. */
    Result<QList<Product>> highlights(int limit);
    /** What was meant by a search that finds nothing; empty when nobody can tell. */
    Result<QString> didYouMean(const ProductQuery &query);

    /** What the products look like. */
    [[nodiscard]] const PictureFolder &pictures() const { return m_pictures; }

    /** Looks whether the catalogue became another one and whether pictures came. Also happens by itself every few
     * seconds. */
    void look();

Q_SIGNALS:
    void changed();

private:
    void lookAtCatalog();
    void open();
    void close();
    [[nodiscard]] quint64 fileNumber() const;

    QString m_path;
    PictureFolder m_pictures;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<CatalogStore> m_store;
    std::unique_ptr<SearchCorrection> m_correction;
    CatalogState m_state;
    quint64 m_fileNumber = 0;
    qint64 m_dataVersion = 0;
    QTimer m_timer;
};

} // namespace Peak
