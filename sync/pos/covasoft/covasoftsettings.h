#pragma once

#include "core/storeconfig.h"

#include <QSet>

namespace Peak {

/** What a store set up for Cova, with the defaults filled in. Holds no secret. */
struct CovasoftSettings {
    /** Which intake call makes orders; the tax configuration of the location decides which one is right. */
    enum class Intake { V2, TaxExclusive, TaxInclusive };

    QUrl base; ///< Scheme and host; each service has its own prefix below.
    QUrl authBase;
    QUrl customerBase; ///< Of `/crm`.
    QUrl entityBase; ///< Of the list of locations.
    QString clientId;
    QString username;
    qint64 companyId = 0;
    qint64 locationId = 0;
    QString integratorId;
    QString orderSource; ///< Empty: not sent.
    Intake intake = Intake::V2;
    bool tierPriceOfUnit = false; ///< `AtTierPrice` of goods by weight is of one gram, not of the whole tier.
    QSet<QString> medicalClassifications; ///< Lower case.
    QString searchOperation;
    bool createsCustomers = false;
    qint64 customerTypeId = 2;
    qint64 phoneTypeId = 3;
    qint64 emailTypeId = 9;
    Currency currency;

    /** Invalid for a word that is none of the documented ones. */
    static Result<CovasoftSettings> fromConfig(const StoreConfig &config);

    /** "(1001)" as it stands in addresses. */
    [[nodiscard]] QByteArray company() const { return '(' + QByteArray::number(companyId) + ')'; }
};

} // namespace Peak
