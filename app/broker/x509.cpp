// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/x509.h"

#include "mqtt/opensslptr.h"

#include <QByteArrayList>
#include <QCoreApplication>

#include <ctime>

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace jinbi::broker::x509 {

namespace {

using Key = mqtt::OpenSslPtr<EVP_PKEY, &EVP_PKEY_free>;
using Certificate = mqtt::OpenSslPtr<X509, &X509_free>;
using Extension = mqtt::OpenSslPtr<X509_EXTENSION, &X509_EXTENSION_free>;
using RevocationList = mqtt::OpenSslPtr<X509_CRL, &X509_CRL_free>;
using Revoked = mqtt::OpenSslPtr<X509_REVOKED, &X509_REVOKED_free>;
using Number = mqtt::OpenSslPtr<BIGNUM, &BN_free>;
using Time = mqtt::OpenSslPtr<ASN1_TIME, &ASN1_TIME_free>;
using Buffer = mqtt::OpenSslPtr<BIO, &BIO_free_all>;

constexpr qint64 kDay = 86400;
/// The clocks of kiosks differ.
constexpr qint64 kBackdated = kDay;
constexpr qint64 kAuthorityLasts = 3650 * kDay;
constexpr qint64 kLeafLasts = 730 * kDay;

Error failed(const char* what)
{
    return {ErrorCode::Internal, QCoreApplication::translate("Certificates", "A certificate could not be made."),
            QStringLiteral("libcrypto: %1").arg(QLatin1StringView(what))};
}

Buffer reading(const QByteArray& pem)
{
    return Buffer(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

Certificate certificateFrom(const QByteArray& pem)
{
    return Certificate(PEM_read_bio_X509(reading(pem).get(), nullptr, nullptr, nullptr));
}

Key keyFrom(const QByteArray& pem)
{
    return Key(PEM_read_bio_PrivateKey(reading(pem).get(), nullptr, nullptr, nullptr));
}

QByteArray contentOf(BIO* buffer)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(buffer, &data);
    return {data, static_cast<qsizetype>(size)};
}

Result<Pem> toPem(X509* certificate, EVP_PKEY* key)
{
    const Buffer certificateText(BIO_new(BIO_s_mem()));
    const Buffer keyText(BIO_new(BIO_s_secmem()));
    if (PEM_write_bio_X509(certificateText.get(), certificate) != 1 ||
        PEM_write_bio_PKCS8PrivateKey(keyText.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return failed("PEM");
    return Pem{contentOf(certificateText.get()), contentOf(keyText.get())};
}

bool setName(X509_NAME* name, const QString& commonName)
{
    const QByteArray text = commonName.toUtf8();
    return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(text.constData()),
                                      static_cast<int>(text.size()), -1, 0) == 1;
}

bool setSerial(X509* certificate)
{
    unsigned char bytes[16];
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return false;
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7F) | 0x40); // positive and never short
    const mqtt::OpenSslPtr<BIGNUM, &BN_free> number(BN_bin2bn(bytes, sizeof bytes, nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

Certificate blank(EVP_PKEY* key, const QString& commonName, qint64 lasts)
{
    Certificate certificate(X509_new());
    const bool ok = certificate && X509_set_version(certificate.get(), X509_VERSION_3) == 1 &&
                    setSerial(certificate.get()) && X509_set_pubkey(certificate.get(), key) == 1 &&
                    setName(X509_get_subject_name(certificate.get()), commonName) &&
                    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kBackdated) &&
                    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), lasts);
    return ok ? std::move(certificate) : nullptr;
}

bool extend(X509* certificate, X509* issuer, int what, const QByteArray& value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, what, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool isNumber(const QByteArray& address)
{
    in6_addr number = {};
    return ::inet_pton(AF_INET, address.constData(), &number) == 1 ||
           ::inet_pton(AF_INET6, address.constData(), &number) == 1;
}

bool addRevoked(X509_CRL* list, const QByteArray& serial, ASN1_TIME* since)
{
    BIGNUM* parsed = nullptr;
    const bool isNumber = BN_hex2bn(&parsed, serial.constData()) == serial.size();
    const Number number(parsed);
    Revoked entry(X509_REVOKED_new());
    const mqtt::OpenSslPtr<ASN1_INTEGER, &ASN1_INTEGER_free> value(isNumber ? BN_to_ASN1_INTEGER(number.get(), nullptr)
                                                                            : nullptr);
    const bool ok = entry && value && X509_REVOKED_set_serialNumber(entry.get(), value.get()) == 1 &&
                    X509_REVOKED_set_revocationDate(entry.get(), since) == 1 &&
                    X509_CRL_add0_revoked(list, entry.get()) == 1;
    if (ok)
        static_cast<void>(entry.release()); // the list's now
    return ok;
}

/// "IP:127.0.0.1,DNS:localhost"
QByteArray alternativeNames(const QStringList& addresses)
{
    QByteArrayList names;
    for (const QString& address : addresses) {
        const QByteArray text = address.toLatin1();
        names.append((isNumber(text) ? "IP:" : "DNS:") + text);
    }
    return names.join(',');
}

} // namespace

Result<Pem> makeAuthority(const QString& name)
{
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return failed("key");
    const Certificate certificate = blank(key.get(), name, kAuthorityLasts);
    X509* x = certificate.get();
    const bool ok = x && X509_set_issuer_name(x, X509_get_subject_name(x)) == 1 &&
                    extend(x, x, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
                    extend(x, x, NID_key_usage, "critical,keyCertSign,cRLSign") &&
                    extend(x, x, NID_subject_key_identifier, "hash") && X509_sign(x, key.get(), EVP_sha256()) > 0;
    return ok ? toPem(x, key.get()) : failed("authority");
}

Result<Pem> issue(const Pem& authority, const QString& commonName, Use use, const QStringList& addresses)
{
    const Certificate issuer = certificateFrom(authority.certificate);
    const Key issuerKey = keyFrom(authority.key);
    const Key key(EVP_EC_gen("P-256"));
    if (!issuer || !issuerKey || !key)
        return failed("authority or key");
    const Certificate certificate = blank(key.get(), commonName, kLeafLasts);
    X509* x = certificate.get();
    const bool ok =
        x && X509_set_issuer_name(x, X509_get_subject_name(issuer.get())) == 1 &&
        extend(x, issuer.get(), NID_basic_constraints, "critical,CA:FALSE") &&
        extend(x, issuer.get(), NID_key_usage, "critical,digitalSignature") &&
        extend(x, issuer.get(), NID_ext_key_usage, use == Use::Server ? "serverAuth" : "clientAuth") &&
        extend(x, issuer.get(), NID_authority_key_identifier, "keyid:always") &&
        (addresses.isEmpty() || extend(x, issuer.get(), NID_subject_alt_name, alternativeNames(addresses))) &&
        X509_sign(x, issuerKey.get(), EVP_sha256()) > 0;
    return ok ? toPem(x, key.get()) : failed("certificate");
}

Result<QByteArray> serialOf(const QByteArray& certificate)
{
    const Certificate x = certificateFrom(certificate);
    const Number number(x ? ASN1_INTEGER_to_BN(X509_get0_serialNumber(x.get()), nullptr) : nullptr);
    if (!number)
        return failed("serial");
    char* text = BN_bn2hex(number.get());
    const QByteArray serial(text);
    OPENSSL_free(text);
    return serial;
}

Result<QByteArray> revocationList(const Pem& authority, const QList<QByteArray>& serials)
{
    const Certificate issuer = certificateFrom(authority.certificate);
    const Key key = keyFrom(authority.key);
    const RevocationList list(X509_CRL_new());
    const Time from(X509_gmtime_adj(nullptr, -kBackdated));
    const Time until(X509_gmtime_adj(nullptr, kAuthorityLasts));
    bool ok = issuer && key && list && from && until && X509_CRL_set_version(list.get(), 1) == 1 &&
              X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer.get())) == 1 &&
              X509_CRL_set1_lastUpdate(list.get(), from.get()) == 1 &&
              X509_CRL_set1_nextUpdate(list.get(), until.get()) == 1;
    for (const QByteArray& serial : serials)
        ok = ok && addRevoked(list.get(), serial, from.get());
    ok = ok && X509_CRL_sort(list.get()) == 1 && X509_CRL_sign(list.get(), key.get(), EVP_sha256()) > 0;
    const Buffer text(BIO_new(BIO_s_mem()));
    if (!ok || PEM_write_bio_X509_CRL(text.get(), list.get()) != 1)
        return failed("revocation list");
    return contentOf(text.get());
}

bool fits(const Pem& authority, const Pem& leaf, qint64 forSeconds)
{
    const Certificate issuer = certificateFrom(authority.certificate);
    const Certificate certificate = certificateFrom(leaf.certificate);
    const Key key = keyFrom(leaf.key);
    if (!issuer || !certificate || !key || X509_check_private_key(certificate.get(), key.get()) != 1)
        return false;
    time_t until = std::time(nullptr) + static_cast<time_t>(forSeconds);
    return X509_verify(certificate.get(), X509_get0_pubkey(issuer.get())) == 1 &&
           X509_cmp_time(X509_get0_notAfter(certificate.get()), &until) > 0;
}

} // namespace jinbi::broker::x509
