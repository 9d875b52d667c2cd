#pragma once

#include "tests/possim/blaze/blazecarts.h"
#include "tests/possim/blaze/blazewebhooks.h"

namespace Peak::Possim {

/** The departments of a Blaze shop. */
struct BlazeStore {
    const StoreSetup &setup;
    BlazeProducts products;
    BlazePeople people;
    BlazeCarts carts;
    BlazeWebHooks webHooks;

    explicit BlazeStore(const StoreSetup &store)
        : setup(store), products(store), people(store), carts(store, products, people)
    {
    }
};

/** A call on its way to a department. */
struct BlazeVisit {
    const HttpServerRequest &request;
    QStringList ids; ///< What stood for the {…} of the path.
};

/** A call of the API. */
struct BlazeRoute {
    QLatin1StringView method;
    QLatin1StringView path; ///< Below /api/v1/partner/; {…} is any one part.
    QLatin1StringView kind;
    bool writes;
    HttpServerResponse (*answer)(BlazeStore &store, const BlazeVisit &visit);
};

/** The route of a request; nullptr for none. Fills in the ids. */
const BlazeRoute *blazeRoute(const HttpServerRequest &request, QStringList &ids);

} // namespace Peak::Possim
