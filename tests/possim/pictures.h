#pragma once

#include "core/result.h"
#include "sync/api/httpserver.h"
#include "tests/possim/catalog.h"

namespace Peak::Possim {

/** A drawing of a product's package: the same product always looks the same. PNG. */
QByteArray drawnPicture(const StockItem &item, int number);

/** The server that the store's pictures lie on, as shops have one beside their POS. Some products have none. */
class Pictures {
public:
    Pictures();

    Result<Ok> listen();
    /** Gives every product its addresses. */
    void hangOn(QList<StockItem> &items);

private:
    [[nodiscard]] HttpServerResponse answer(const HttpServerRequest &request) const;

    QHash<QString, StockItem> m_products;
    HttpServer m_server;
};

} // namespace Peak::Possim
