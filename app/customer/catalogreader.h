#pragma once

#include "core/storage/catalogstore.h"

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
    explicit CatalogReader(QString path, QObject *parent = nullptr);
    ~CatalogReader() override;

    /** Whether there is a catalogue with anything in it. */
    [[nodiscard]] bool hasProducts() const { return m_state.visibleProducts > 0; }
    Result<QList<Product>> products(const ProductQuery &query);
    Result<std::optional<Product>> product(const ProductId &id);
    Result<QList<CategoryCount>> categories();

    /** Looks whether the catalogue became another one. Also happens by itself every few seconds. */
    void look();

Q_SIGNALS:
    void changed();

private:
    void open();
    void close();
    [[nodiscard]] quint64 fileNumber() const;

    QString m_path;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<CatalogStore> m_store;
    CatalogState m_state;
    quint64 m_fileNumber = 0;
    qint64 m_dataVersion = 0;
    QTimer m_timer;
};

} // namespace Peak
