// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/tlstrouble.h"

#include "mqtt/opensslptr.h"

#include <QCoreApplication>
#include <QFile>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace jinbi::mqtt {

namespace {

using Certificate = OpenSslPtr<X509, &X509_free>;
using Key = OpenSslPtr<EVP_PKEY, &EVP_PKEY_free>;
using File = OpenSslPtr<BIO, &BIO_free_all>;

constexpr int kMaxName = 256;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(jinbi::mqtt::MqttClient)
};

File open(const QString& path)
{
    return File(BIO_new_file(QFile::encodeName(path).constData(), "r"));
}

Certificate certificateIn(const QString& path)
{
    const File file = open(path);
    return Certificate(file ? PEM_read_bio_X509(file.get(), nullptr, nullptr, nullptr) : nullptr);
}

Key keyIn(const QString& path)
{
    // A key under a password would ask at the terminal.
    const auto noPassword = [](char*, int, int, void*) { return -1; };
    const File file = open(path);
    return Key(file ? PEM_read_bio_PrivateKey(file.get(), nullptr, noPassword, nullptr) : nullptr);
}

QString commonName(const X509* certificate)
{
    char name[kMaxName] = {};
    const int size = X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, kMaxName);
    return size > 0 ? QString::fromUtf8(name, size) : QString();
}

} // namespace

Result<void> checkIdentity(const QString& certFile, const QString& keyFile, const QString& identity)
{
    const Certificate certificate = certificateIn(certFile);
    if (!certificate)
        return Error{ErrorCode::Corrupt, Text::tr("The file %1 holds no certificate.").arg(certFile), certFile};
    const Key key = keyIn(keyFile);
    if (!key)
        return Error{ErrorCode::Corrupt, Text::tr("The file %1 holds no key.").arg(keyFile), keyFile};
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return Error{ErrorCode::Invalid,
                     Text::tr("The key %1 does not belong to the certificate %2.").arg(keyFile, certFile),
                     QStringLiteral("key: another than the certificate's")};
    const QString name = commonName(certificate.get());
    if (name != identity)
        return Error{ErrorCode::Invalid,
                     Text::tr("The certificate %1 is for \"%2\", not for \"%3\".").arg(certFile, name, identity),
                     QStringLiteral("certificate: common name is not the identity")};
    return {};
}

void TlsTrouble::hear(const char* line)
{
    struct Sign
    {
        const char* text;
        QString words;
    };
    const Sign signs[] = {
        {"host name verification failed", Text::tr("The broker's certificate is for another address.")},
        {"certificate verify failed",
         Text::tr("The broker's certificate has expired or was signed by another authority.")},
        {"alert unknown ca",
         Text::tr("The broker does not trust the authority that signed this computer's certificate.")},
        {"alert certificate revoked", Text::tr("This computer's certificate for the broker was revoked.")},
        {"alert bad certificate", Text::tr("The broker refused this computer's certificate.")},
        {"alert decrypt error", Text::tr("The broker refused this computer's certificate.")},
    };
    const QByteArray said = QByteArray(line).toLower();
    for (const Sign& sign : signs) {
        if (m_words.isEmpty() && said.contains(sign.text))
            m_words = sign.words;
    }
}

QString TlsTrouble::words(const QString& certFile) const
{
    const Certificate own = certificateIn(certFile);
    if (own && X509_cmp_current_time(X509_get0_notAfter(own.get())) < 0)
        return Text::tr("This computer's certificate for the broker has expired.");
    if (own && X509_cmp_current_time(X509_get0_notBefore(own.get())) > 0)
        return Text::tr(
            "This computer's certificate for the broker is not valid yet. Check the clock of this computer.");
    return m_words;
}

} // namespace jinbi::mqtt
