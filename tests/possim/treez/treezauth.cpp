#include "tests/possim/treez/treezauth.h"

#include <QJsonDocument>
#include <QUuid>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace Qt::StringLiterals;

namespace Peak::Possim {

static const auto unauthorised = u"Full authentication is required to access this resource"_s;
static constexpr qint64 TokenLifeMs = 30'000; ///< Of a signed token; exactly this is asked for.

static HttpServerResponse no() { return treezFail({401, unauthorised, {}}); }

static std::shared_ptr<evp_pkey_st> readKey(const QByteArray &pem)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free);
    if (auto *key = PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr))
        return {key, &EVP_PKEY_free};
    BIO_reset(bio.get());
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr), &X509_free);
    return certificate ? std::shared_ptr<evp_pkey_st>(X509_get_pubkey(certificate.get()), &EVP_PKEY_free) : nullptr;
}

TreezAuth::TreezAuth(const StoreSetup &setup)
    : m_setup(setup), m_key(setup.publicKey.isEmpty() ? nullptr : readKey(setup.publicKey))
{
}

HttpServerResponse TreezAuth::token(const HttpServerRequest &request)
{
    const QUrlQuery form(QString::fromUtf8(QByteArray(request.body).replace('+', "%20")));
    const auto field = [&](const QString &name) { return form.queryItemValue(name, QUrl::FullyDecoded); };
    if (!request.header("content-type").startsWith("application/x-www-form-urlencoded"))
        return treezFail({400, u"INVALID_REQUEST"_s, u"a form is expected"_s});
    if (field(u"client_id"_s) != m_setup.clientId || field(u"apikey"_s) != m_setup.apiKey)
        return no();
    const auto token = QUuid::createUuid().toByteArray(QUuid::Id128);
    m_tokens.insert(token, m_setup.now() + std::chrono::seconds(m_setup.behaviour.tokenLifeS));
    QJsonObject reply{{u"access_token"_s, QString::fromLatin1(token)}};
    if (m_setup.behaviour.announceTokenLife)
        reply["expires_in"_L1] = m_setup.behaviour.tokenLifeS;
    return HttpServerResponse::json(200, reply);
}

std::optional<HttpServerResponse> TreezAuth::refuseV2(const HttpServerRequest &request) const
{
    auto token = request.header("authorization");
    if (token.isEmpty())
        return treezForbidden();
    if (token.startsWith("Bearer "))
        token = token.mid(7);
    const auto end = m_tokens.constFind(token);
    if (end == m_tokens.constEnd() || m_setup.now() >= *end)
        return no();
    if (QString::fromUtf8(request.header("client_id")) != m_setup.clientId)
        return no();
    return std::nullopt;
}

bool TreezAuth::signatureFits(const QByteArray &payload, const QByteArray &signature) const
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto *data = reinterpret_cast<const unsigned char *>(payload.constData());
    const auto *sign = reinterpret_cast<const unsigned char *>(signature.constData());
    return m_key && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) == 1
        && EVP_DigestVerify(context.get(), sign, size_t(signature.size()), data, size_t(payload.size())) == 1;
}

/** The documentation does not say whether the query belongs to the URL called: both pass. */
bool TreezAuth::isAudience(const QString &audience, const HttpServerRequest &request) const
{
    const QByteArray host = (m_setup.secure ? "https://" : "http://") + request.header("host");
    return audience == QString::fromUtf8(host + request.target)
        || audience == QString::fromUtf8(host + request.rawPath());
}

std::optional<HttpServerResponse> TreezAuth::refuseV3(const HttpServerRequest &request) const
{
    const auto token = request.header("authorization");
    if (token.isEmpty())
        return treezForbidden();
    const auto parts = token.split('.');
    if (parts.size() != 2 || parts[0].contains('='))
        return no();
    const auto signature = QByteArray::fromBase64Encoding(parts[1], QByteArray::AbortOnBase64DecodingErrors);
    if (!signature || !signatureFits(parts[0], *signature))
        return no();
    const auto claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(parts[0], QByteArray::Base64UrlEncoding)).object();
    const auto issued = claims["iat"_L1].toInteger();
    const auto expires = claims["exp"_L1].toInteger();
    if (expires - issued != TokenLifeMs)
        return treezFail({400, u"INVALID_REQUEST"_s, u"a token lives exactly 30000 milliseconds"_s});
    const auto now = toMs(m_setup.now());
    if (now >= expires || issued > now + TokenLifeMs)
        return no();
    if (claims["iss"_L1].toString() != m_setup.certificateId || claims["oid"_L1].toString() != m_setup.organizationId
        || !isAudience(claims["aud"_L1].toString(), request))
        return no();
    return std::nullopt;
}

} // namespace Peak::Possim
