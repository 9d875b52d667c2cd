#pragma once

#include "tests/possim/blaze/blazereply.h"

namespace Peak::Possim {

/** Registrations of web hooks: kept and listed, never called, since a kiosk polls. */
class BlazeWebHooks {
public:
    HttpServerResponse list() const;
    HttpServerResponse one(const QString &id) const;
    HttpServerResponse add(const HttpServerRequest &request);
    HttpServerResponse addSeveral(const HttpServerRequest &request);
    HttpServerResponse change(const QString &id, const HttpServerRequest &request);
    HttpServerResponse remove(const QString &id);

private:
    [[nodiscard]] std::optional<BlazeRefusal> keep(const QJsonObject &hook, const QString &id);

    QList<QJsonObject> m_hooks;
    int m_made = 0;
};

} // namespace Peak::Possim
