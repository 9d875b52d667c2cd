#include "sync/pos/treez/treezauth.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

using namespace Qt::StringLiterals;

namespace Peak {

namespace {
constexpr qint64 tokenLifeMs = 30'000; // Exactly: any other life is answered with 400.

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

/** OpenSSL would ask on the terminal. */
int noPassPhrase(char *, int, int, void *) { return -1; }
} // namespace

struct TreezSignatureAuth::Key {
    explicit Key(EVP_PKEY *owned) : pkey(owned, &EVP_PKEY_free) { }
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> pkey;
};

Result<std::unique_ptr<TreezSignatureAuth>> TreezSignatureAuth::fromPem(
    const QByteArray &pem, const Clock &clock, TreezSettings settings)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())), &BIO_free_all);
    auto key = std::make_unique<Key>(PEM_read_bio_PrivateKey(bio.get(), nullptr, &noPassPhrase, nullptr));
    ERR_clear_error();
    if (!key->pkey || EVP_PKEY_get_base_id(key->pkey.get()) != EVP_PKEY_RSA)
        return Error{Error::Kind::Invalid, u"pos.private_key is no RSA key in PEM without a pass phrase"_s};
    return std::unique_ptr<TreezSignatureAuth>(new TreezSignatureAuth(std::move(key), clock, std::move(settings)));
}

TreezSignatureAuth::TreezSignatureAuth(std::unique_ptr<Key> key, const Clock &clock, TreezSettings settings)
    : m_key(std::move(key)), m_clock(clock), m_settings(std::move(settings))
{
}

TreezSignatureAuth::~TreezSignatureAuth() = default;

QCoro::Task<Result<HttpRequest>> TreezSignatureAuth::authorise(HttpRequest request)
{
    const QByteArray payload =
        claims(request.url).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const auto signedPayload = signature(payload);
    if (!signedPayload)
        co_return signedPayload.error();
    // Two parts, the second in ordinary base64: a JSON Web Token has three and is refused.
    request.headers.append({"Authorization", payload + '.' + *signedPayload});
    co_return request;
}

QByteArray TreezSignatureAuth::claims(const QUrl &url) const
{
    const QUrl audience = m_settings.signWithoutQuery ? url.adjusted(QUrl::RemoveQuery) : url;
    const qint64 issued = toMs(m_clock.now()); // Milliseconds: seconds are answered with 400.
    const QJsonObject claims{
        {"aud"_L1, QString::fromLatin1(audience.toEncoded())},
        {"iss"_L1, m_settings.certificateId},
        {"oid"_L1, m_settings.organizationId},
        {"iat"_L1, issued},
        {"exp"_L1, issued + tokenLifeMs},
        {"jti"_L1, QUuid::createUuid().toString(QUuid::WithoutBraces)},
    };
    return QJsonDocument(claims).toJson(QJsonDocument::Compact);
}

Result<QByteArray> TreezSignatureAuth::signature(const QByteArray &payload) const
{
    const Error failed{Error::Kind::Unauthorized, u"the request could not be signed"_s};
    const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto *bytes = reinterpret_cast<const unsigned char *>(payload.constData());
    const auto size = static_cast<size_t>(payload.size());
    size_t length = 0;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key->pkey.get()) != 1
        || EVP_DigestSign(context.get(), nullptr, &length, bytes, size) != 1)
        return failed;
    QByteArray signature(static_cast<qsizetype>(length), Qt::Uninitialized);
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length, bytes, size) != 1)
        return failed;
    signature.truncate(static_cast<qsizetype>(length));
    return signature.toBase64();
}

} // namespace Peak
