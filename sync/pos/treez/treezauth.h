#pragma once

#include "core/clock.h"
#include "sync/http/httptransport.h"
#include "sync/http/tokencache.h"
#include "sync/pos/treez/treezsettings.h"

#include <memory>

namespace Peak {

/** Puts the credentials on a request. */
class TreezAuth {
public:
    TreezAuth() = default;
    TreezAuth(const TreezAuth &) = delete;
    TreezAuth &operator=(const TreezAuth &) = delete;
    virtual ~TreezAuth() = default;

    /** An error means that the request itself was not sent: never InDoubt. */
    virtual QCoro::Task<Result<HttpRequest>> authorise(HttpRequest request) = 0;
    /** The request got a 401. True when it is worth another try with new credentials. */
    virtual bool refused(const HttpRequest &request) = 0;
};

/** v2: a token for two hours, got with the client id and the store's key. */
class TreezTokenAuth final : public TreezAuth {
public:
    TreezTokenAuth(HttpTransport &http, const Clock &clock, TreezSettings settings, QByteArray apiKey);

    QCoro::Task<Result<HttpRequest>> authorise(HttpRequest request) override;
    bool refused(const HttpRequest &request) override;

private:
    QCoro::Task<Result<FreshToken>> renew();

    HttpTransport &m_http;
    const Clock &m_clock;
    const TreezSettings m_settings;
    QByteArray m_apiKey;
    TokenCache m_tokens;
};

/** v3: every request is signed with the store's own RSA key; nobody is asked for a token. */
class TreezSignatureAuth final : public TreezAuth {
public:
    /** Invalid when `pem` holds no private RSA key, or one behind a pass phrase. */
    static Result<std::unique_ptr<TreezSignatureAuth>> fromPem(
        const QByteArray &pem, const Clock &clock, TreezSettings settings);
    ~TreezSignatureAuth() override;

    QCoro::Task<Result<HttpRequest>> authorise(HttpRequest request) override;
    bool refused(const HttpRequest &) override { return false; }

private:
    struct Key;
    TreezSignatureAuth(std::unique_ptr<Key> key, const Clock &clock, TreezSettings settings);

    [[nodiscard]] QByteArray claims(const QUrl &url) const;
    [[nodiscard]] Result<QByteArray> signature(const QByteArray &payload) const;

    std::unique_ptr<Key> m_key;
    const Clock &m_clock;
    const TreezSettings m_settings;
};

} // namespace Peak
