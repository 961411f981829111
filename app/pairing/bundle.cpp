// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairing/bundle.h"

#include "crypto/codebox.h"
#include "domain/names.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <limits>

namespace jinbi::pairing {

namespace {

using Name = QLatin1StringView;

constexpr QByteArrayView kMagic("JNBPAIR1");
constexpr QByteArrayView kFamily("JNBPAIR");
/// Magic, when it expires, checksum; between them the box.
constexpr qsizetype kHeadBytes = kMagic.size() + qsizetype(sizeof(qint64));
constexpr qsizetype kChecksumBytes = 32;
constexpr qsizetype kMaxPem = qsizetype{16} * 1024;
constexpr qsizetype kMaxText = 64;
constexpr qsizetype kMaxHost = 255;
constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kMostPolicyKeys = 8;
constexpr int kMostCustomers = 2000;
constexpr int kFastest = 20;

QString say(const char* text)
{
    return QCoreApplication::translate("Pairing", text);
}

Error damaged(const QString& detail)
{
    return {ErrorCode::Corrupt, say(QT_TRANSLATE_NOOP("Pairing", "This is no pairing file, or it is damaged.")),
            detail};
}

QByteArray headOf(qint64 expiresMs)
{
    QByteArray stamp(sizeof(qint64), '\0');
    qToBigEndian(expiresMs, stamp.data());
    return kMagic.toByteArray() + stamp;
}

/// Reads fields and remembers the first that does not fit.
class Reader
{
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) {}

    QString text(const char* name, qsizetype least, qsizetype most)
    {
        const QJsonValue value = m_object.value(Name(name));
        QString found = value.toString();
        need(name, value.isString() && found.size() >= least && found.size() <= most);
        return found;
    }
    /// Empty when absent: older consoles write none.
    QList<QByteArray> keys(const char* name, qsizetype most)
    {
        QList<QByteArray> found;
        const QJsonValue value = m_object.value(Name(name));
        const QJsonArray list = value.toArray();
        need(name, (value.isUndefined() || value.isArray()) && list.size() <= most);
        for (const auto& each : list) {
            found.append(QByteArray::fromBase64(each.toString().toLatin1()));
            need(name, found.constLast().size() == kKeyBytes);
        }
        return found;
    }
    qint64 number(const char* name, qint64 least, qint64 most)
    {
        const qint64 found = m_object.value(Name(name)).toInteger(least - 1);
        need(name, found >= least && found <= most);
        return found;
    }
    bool flag(const char* name)
    {
        need(name, m_object.value(Name(name)).isBool());
        return m_object.value(Name(name)).toBool();
    }
    void need(const char* name, bool fits)
    {
        if (!fits && m_wrong.isEmpty())
            m_wrong = QString::fromLatin1(name);
    }
    [[nodiscard]] const QString& wrong() const { return m_wrong; }

private:
    QJsonObject m_object;
    QString m_wrong;
};

void readKiosk(Reader& reader, Bundle& bundle)
{
    bundle.id = QUuid::fromString(reader.text("id", 36, 38));
    reader.need("id", !bundle.id.isNull());
    const Result<KioskId> kiosk = KioskId::from(reader.text("kiosk", 1, 32));
    reader.need("kiosk", kiosk && !kiosk->isNull());
    if (kiosk)
        bundle.kiosk = *kiosk;
    bundle.place = reader.text("place", 0, kMaxText);
    const auto profile = names::profile(reader.text("profile", 1, kMaxText));
    const auto mode = names::matchMode(reader.text("mode", 1, kMaxText));
    reader.need("profile", profile.has_value());
    reader.need("mode", mode.has_value());
    bundle.profile = profile.value_or(Profile::Atm);
    bundle.mode = mode.value_or(MatchMode::Claimed);
    bundle.createdMs = reader.number("createdMs", 1, std::numeric_limits<qint64>::max());
    bundle.expiresMs = reader.number("expiresMs", 1, std::numeric_limits<qint64>::max());
}

void readBranch(Reader& reader, Bundle& bundle)
{
    bundle.brokerHost = reader.text("host", 1, kMaxHost);
    bundle.brokerPort = static_cast<quint16>(reader.number("port", 1, 65535));
    bundle.sealingKey = QByteArray::fromBase64(reader.text("sealingKey", 1, kMaxText).toLatin1());
    reader.need("sealingKey", bundle.sealingKey.size() == kKeyBytes);
    bundle.policyKeys = reader.keys("policyKeys", kMostPolicyKeys);
    bundle.rehearsal = reader.flag("rehearsal");
    bundle.seed = static_cast<quint64>(reader.number("seed", 0, std::numeric_limits<qint32>::max()));
    bundle.customers = static_cast<int>(reader.number("customers", 2, kMostCustomers));
    bundle.pace = static_cast<int>(reader.number("pace", 1, kFastest));
}

QJsonObject plain(const Bundle& b)
{
    QJsonArray policyKeys;
    for (const QByteArray& key : b.policyKeys)
        policyKeys.append(QString::fromLatin1(key.toBase64()));
    return {{Name("id"), b.id.toString(QUuid::WithoutBraces)},
            {Name("createdMs"), b.createdMs},
            {Name("expiresMs"), b.expiresMs},
            {Name("kiosk"), b.kiosk.toString()},
            {Name("place"), b.place},
            {Name("profile"), names::of(b.profile)},
            {Name("mode"), names::of(b.mode)},
            {Name("host"), b.brokerHost},
            {Name("port"), b.brokerPort},
            {Name("sealingKey"), QString::fromLatin1(b.sealingKey.toBase64())},
            {Name("policyKeys"), policyKeys},
            {Name("rehearsal"), b.rehearsal},
            {Name("seed"), static_cast<qint64>(b.seed)},
            {Name("customers"), b.customers},
            {Name("pace"), b.pace}};
}

Result<Bundle> bundleFrom(const QJsonObject& object, bool withKeys)
{
    Reader reader(object);
    Bundle bundle;
    readKiosk(reader, bundle);
    readBranch(reader, bundle);
    if (withKeys) {
        bundle.ca = reader.text("ca", 1, kMaxPem).toLatin1();
        bundle.certificate = reader.text("certificate", 1, kMaxPem).toLatin1();
        bundle.key = reader.text("key", 1, kMaxPem).toLatin1();
        bundle.messageKey = QByteArray::fromBase64(reader.text("messageKey", 1, kMaxText).toLatin1());
        reader.need("messageKey", bundle.messageKey.size() == 32);
    }
    if (!reader.wrong().isEmpty())
        return damaged(QStringLiteral("pairing file: field %1").arg(reader.wrong()));
    return bundle;
}

} // namespace

Result<QByteArray> seal(const Bundle& bundle, const PairingCode& code)
{
    QJsonObject object = plain(bundle);
    object.insert(Name("ca"), QString::fromLatin1(bundle.ca));
    object.insert(Name("certificate"), QString::fromLatin1(bundle.certificate));
    object.insert(Name("key"), QString::fromLatin1(bundle.key));
    object.insert(Name("messageKey"), QString::fromLatin1(bundle.messageKey.toBase64()));
    QByteArray clear = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const QByteArray head = headOf(bundle.expiresMs);
    const Result<QByteArray> box = crypto::sealWithCode(clear, code.bytes(), head);
    crypto::wipe(clear);
    if (!box)
        return box.error();
    const QByteArray file = head + *box;
    return file + crypto::checksum(file);
}

Result<Bundle> open(const QByteArray& file, const PairingCode& code, qint64 utcMs)
{
    if (file.size() > kMaxBundleBytes || file.size() < kHeadBytes + kChecksumBytes || !file.startsWith(kFamily))
        return damaged(QStringLiteral("pairing file: magic or size"));
    if (crypto::checksum(file.chopped(kChecksumBytes)) != file.last(kChecksumBytes))
        return damaged(QStringLiteral("pairing file: checksum"));
    if (!file.startsWith(kMagic)) {
        return Error{ErrorCode::Incompatible,
                     say(QT_TRANSLATE_NOOP("Pairing", "This pairing file is of a newer console.")),
                     QStringLiteral("pairing file: version")};
    }
    // Before the code is tried: also an expired file gets no free guesses, and the answer is the more useful one.
    if (qFromBigEndian<qint64>(file.constData() + kMagic.size()) <= utcMs) {
        return Error{ErrorCode::Refused,
                     say(QT_TRANSLATE_NOOP("Pairing", "This pairing file has expired. Make a new one in Fleet.")),
                     QStringLiteral("pairing file: expired")};
    }
    const QByteArray box = file.sliced(kHeadBytes, file.size() - kHeadBytes - kChecksumBytes);
    Result<QByteArray> clear = crypto::openWithCode(box, code.bytes(), file.first(kHeadBytes));
    if (!clear) {
        if (clear.error().code == ErrorCode::Refused)
            return Error{ErrorCode::Refused,
                         say(QT_TRANSLATE_NOOP("Pairing", "The pairing code is not that of this file.")),
                         QStringLiteral("pairing file: another code")};
        return clear.error();
    }
    const QJsonObject object = QJsonDocument::fromJson(*clear).object();
    crypto::wipe(*clear);
    return bundleFrom(object, true);
}

QByteArray toJson(const Bundle& bundle)
{
    return QJsonDocument(plain(bundle)).toJson();
}

Result<Bundle> fromJson(const QByteArray& json)
{
    return bundleFrom(QJsonDocument::fromJson(json).object(), false);
}

} // namespace jinbi::pairing
