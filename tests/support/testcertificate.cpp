#include "tests/support/testcertificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <memory>

namespace Peak::Test {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Cert = std::unique_ptr<X509, decltype(&X509_free)>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

static QByteArray textOf(BIO *bio)
{
    char *data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return {data, qsizetype(size)};
}

static void addExtension(X509 *cert, int what, const char *value)
{
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, nullptr, what, value);
    X509_add_ext(cert, extension, -1);
    X509_EXTENSION_free(extension);
}

static Cert selfSigned(EVP_PKEY *key)
{
    Cert cert(X509_new(), &X509_free);
    X509_set_version(cert.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(cert.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(cert.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(cert.get()), 24 * 3600);
    X509_set_pubkey(cert.get(), key);
    auto *name = X509_get_subject_name(cert.get());
    X509_NAME_add_entry_by_txt(
        name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("localhost"), -1, -1, 0);
    X509_set_issuer_name(cert.get(), name);
    addExtension(cert.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    addExtension(cert.get(), NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(cert.get(), key, EVP_sha256());
    return cert;
}

TestCertificate TestCertificate::make()
{
    const Key key(EVP_RSA_gen(2048), &EVP_PKEY_free);
    const auto cert = selfSigned(key.get());
    const Bio certBio(BIO_new(BIO_s_mem()), &BIO_free_all);
    const Bio keyBio(BIO_new(BIO_s_mem()), &BIO_free_all);
    PEM_write_bio_X509(certBio.get(), cert.get());
    PEM_write_bio_PrivateKey(keyBio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {textOf(certBio.get()), textOf(keyBio.get())};
}

} // namespace Peak::Test
