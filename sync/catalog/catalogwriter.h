#pragma once

#include "core/storage/catalogstore.h"
#include "sync/pos/posclient.h"

#include <QObject>

namespace Peak {

enum class PullKind {
    Full, ///< Everything the POS sells: what is missing has no stock.
    Changed, ///< What changed since the last pull.
    Some, ///< Single products: says nothing about the catalogue as a whole.
};

/** What a pull did to the catalogue. */
struct CatalogChange {
    int seen = 0;
    int added = 0;
    int changed = 0;
    int soldOut = 0; ///< Missing from a full pull.
    int setAside = 0;
    qint64 generation = 0;

    /** One English line, for the log and the command line. */
    [[nodiscard]] QString toText() const;
};

/**
 * The one writer of catalog.db. Pages are staged in a temporary table, so that memory does not grow with the catalogue,
 * and applied in one transaction in which only rows whose content hash differs are touched: readers never see half a
 * catalogue. Lives in a thread of its own in the agent; every call must come from there.
 */
class CatalogWriter : public QObject {
    Q_OBJECT

public:
    explicit CatalogWriter(QString path);
    ~CatalogWriter() override;

    Result<Ok> open();
    /** Forgets what was staged; opens the file again when it turned out damaged. */
    Result<Ok> begin();
    Result<Ok> stage(const CatalogPage &page);
    /**
     * Makes the staged pages the catalogue. Rejected, with nothing changed, when a full pull is empty or has less than
     * half of the products we have in stock (and these are 20 or more), unless `trustSmall`.
     */
    Result<CatalogChange> apply(PullKind kind, Instant now, bool trustSmall = false);
    /** Notes why a pull failed, for screens and `catalog status`. */
    Result<Ok> noteFailure(const QString &why);

private:
    Result<Ok> stageProduct(const Product &product, bool carriesStock);
    Result<Ok> refuseSmall(int staged);
    Result<CatalogChange> applyStaged(PullKind kind, Instant now);
    Result<std::optional<qint64>> writeDifferent(qint64 after, CatalogChange &change, Instant now);
    Result<Ok> writeProduct(const Product &product, const QByteArray &hash, Instant now);
    Result<Ok> zeroMissing(CatalogChange &change, Instant now);
    Result<Ok> keepSetAside(PullKind kind);
    Result<Ok> noteSuccess(PullKind kind, qint64 generation, Instant now);
    Result<Ok> setState(const QString &key, const QVariant &value);

    QString m_path;
    std::unique_ptr<Database> m_database;
    QList<SetAside> m_setAside;
};

} // namespace Peak
