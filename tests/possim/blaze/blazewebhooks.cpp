#include "tests/possim/blaze/blazewebhooks.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static const QStringList types{u"NEW_CONSUMER_ORDER"_s, u"NEW_CONSUMER_SIGNUP"_s, u"UPDATE_CONSUMER_ORDER"_s,
    u"UPDATE_CONSUMER_USER"_s, u"NEW_MEMBER"_s, u"UPDATE_MEMBER"_s, u"COMPLETE_TRANSACTION"_s, u"UPDATE_PRODUCT"_s,
    u"CREATE_TRANSACTION"_s, u"UPDATE_TRANSACTION"_s, u"CANCEL_TRANSACTION"_s};

std::optional<BlazeRefusal> BlazeWebHooks::keep(const QJsonObject &hook, const QString &id)
{
    if (!types.contains(hook["webHookType"_L1].toString()))
        return BlazeRefusal{400, u"no such web hook type"_s, u"webHookType"_s};
    if (hook["webHookUrls"_L1].toArray().isEmpty())
        return BlazeRefusal{400, u"webHookUrls is required"_s, u"webHookUrls"_s};
    auto kept = hook;
    kept["id"_L1] = id;
    m_hooks.removeIf([&](const QJsonObject &known) { return known["id"_L1].toString() == id; });
    m_hooks.append(kept);
    return std::nullopt;
}

HttpServerResponse BlazeWebHooks::list() const
{
    return blazeList({0, m_hooks.size()}, m_hooks.size(), false, [&](qsizetype i) { return m_hooks[i]; });
}

HttpServerResponse BlazeWebHooks::one(const QString &id) const
{
    for (const auto &hook : m_hooks) {
        if (hook["id"_L1].toString() == id)
            return blazeJson(hook);
    }
    return blazeFail({404, u"Web hook not found"_s, {}});
}

HttpServerResponse BlazeWebHooks::add(const HttpServerRequest &request)
{
    const auto id = blazeId(u"web hook %1"_s.arg(++m_made));
    if (const auto refusal = keep(QJsonDocument::fromJson(request.body).object(), id))
        return blazeFail(*refusal);
    return one(id);
}

HttpServerResponse BlazeWebHooks::addSeveral(const HttpServerRequest &request)
{
    QJsonArray made;
    for (const auto &hook : QJsonDocument::fromJson(request.body).array()) {
        if (const auto refusal = keep(hook.toObject(), blazeId(u"web hook %1"_s.arg(++m_made))))
            return blazeFail(*refusal);
        made.append(m_hooks.last());
    }
    return blazeArray(made);
}

HttpServerResponse BlazeWebHooks::change(const QString &id, const HttpServerRequest &request)
{
    if (auto known = one(id); known.status != 200)
        return known;
    if (const auto refusal = keep(QJsonDocument::fromJson(request.body).object(), id))
        return blazeFail(*refusal);
    return one(id);
}

HttpServerResponse BlazeWebHooks::remove(const QString &id)
{
    if (auto known = one(id); known.status != 200)
        return known;
    m_hooks.removeIf([&](const QJsonObject &hook) { return hook["id"_L1].toString() == id; });
    return {200, {}, {}};
}

} // namespace Peak::Possim
