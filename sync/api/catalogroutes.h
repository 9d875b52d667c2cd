#pragma once

#include "core/storage/catalogstore.h"
#include "sync/api/apirouter.h"

#include <QTimeZone>

namespace Peak {

/** The API's call about products. Lives as long as the agent. */
class CatalogRoutes {
public:
    CatalogRoutes(CatalogStore &catalog, QTimeZone zone);

    void addTo(ApiRouter &router);

private:
    HttpServerResponse products(const ApiCall &call);

    CatalogStore &m_catalog;
    QTimeZone m_zone;
};

} // namespace Peak
