// SPDX-License-Identifier: GPL-3.0-or-later
#include "rehearsal/fleetconfig.h"

#include "domain/names.h"
#include "wire/jsonscan.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <limits>
#include <optional>

namespace jinbi::rehearsal {

namespace {

constexpr int kMostKiosks = 64;
constexpr int kMostCustomers = 2000;
constexpr qsizetype kMostPolicyKeys = 8;
constexpr qsizetype kKeyBytes = 32;
constexpr qsizetype kMostBytes = qsizetype{1024} * 1024;

Error bad(const QString& field, const QString& limit)
{
    return {ErrorCode::Invalid,
            QCoreApplication::translate("FleetConfig", "The fleet file has a mistake at \"%1\": %2.").arg(field, limit),
            QStringLiteral("fleet file, %1: %2").arg(field, limit)};
}

/// Reads an object key by key, notes the first mistake and, at the end, keys that nobody asked for.
class Reader
{
public:
    Reader(const QJsonObject& object, QString at) : m_object(object), m_at(std::move(at)) {}

    void text(const char* key, QString& into)
    {
        const QJsonValue value = take(key);
        if (value.isString() && value.toString().size() <= 4096)
            into = value.toString();
        else if (!value.isUndefined())
            fail(key, QStringLiteral("text of at most 4096 characters"));
    }

    void boolean(const char* key, bool& into)
    {
        const QJsonValue value = take(key);
        if (value.isBool())
            into = value.toBool();
        else if (!value.isUndefined())
            fail(key, QStringLiteral("true or false"));
    }

    template <class Integer>
    void number(const char* key, Integer& into, qint64 least, qint64 most)
    {
        const QJsonValue value = take(key);
        if (value.isUndefined())
            return;
        const qint64 n = value.toInteger(least - 1);
        if (n < least || n > most)
            fail(key, QStringLiteral("a whole number from %1 to %2").arg(least).arg(most));
        else
            into = static_cast<Integer>(n);
    }

    QJsonArray array(const char* key, qsizetype most)
    {
        const QJsonValue value = take(key);
        if (!value.isUndefined() && (!value.isArray() || value.toArray().size() > most))
            fail(key, QStringLiteral("a list of at most %1").arg(most));
        return value.toArray();
    }

    QJsonObject object(const char* key) { return take(key).toObject(); }

    void fail(const char* key, const QString& limit)
    {
        if (!m_error)
            m_error = bad(m_at + QLatin1StringView(key), limit);
    }

    std::optional<Error> finish()
    {
        for (auto it = m_object.begin(); !m_error && it != m_object.end(); ++it) {
            if (!m_known.contains(it.key()))
                m_error = bad(m_at + it.key(), QStringLiteral("unknown key"));
        }
        return m_error;
    }

private:
    QJsonValue take(const char* key)
    {
        m_known.insert(QString::fromLatin1(key));
        return m_object.value(QLatin1StringView(key));
    }

    QJsonObject m_object;
    QString m_at;
    QSet<QString> m_known;
    std::optional<Error> m_error;
};

Result<KioskConfig> kioskFrom(const QJsonObject& object, qsizetype index)
{
    Reader reader(object, QStringLiteral("kiosks[%1].").arg(index));
    KioskConfig kiosk;
    QString id;
    QString key;
    QString mode = names::of(kiosk.mode);
    QString profile = names::of(kiosk.profile);
    reader.text("id", id);
    reader.text("place", kiosk.place);
    reader.text("camera", kiosk.camera);
    reader.text("cert", kiosk.certFile);
    reader.text("key", kiosk.keyFile);
    reader.text("message_key", key);
    reader.text("mode", mode);
    reader.text("profile", profile);
    reader.text("claims", kiosk.claims);
    const auto checkedId = KioskId::from(id);
    const auto checkedMode = names::matchMode(mode);
    const auto checkedProfile = names::profile(profile);
    if (!checkedId)
        reader.fail("id", QStringLiteral("1 to 32 letters, digits and hyphens"));
    if (!checkedMode)
        reader.fail("mode", QStringLiteral("\"claimed\" or \"identify\""));
    if (!checkedProfile)
        reader.fail("profile", QStringLiteral("\"atm\", \"gate\" or \"counter\""));
    kiosk.messageKey = QByteArray::fromBase64(key.toLatin1());
    if (kiosk.messageKey.size() != 32)
        reader.fail("message_key", QStringLiteral("32 bytes in base64"));
    if (kiosk.camera.isEmpty())
        reader.fail("camera", QStringLiteral("required"));
    if (auto error = reader.finish())
        return *error;
    kiosk.id = *checkedId;
    kiosk.mode = *checkedMode;
    kiosk.profile = *checkedProfile;
    return kiosk;
}

QList<QByteArray> policyKeysFrom(Reader& reader)
{
    QList<QByteArray> keys;
    const QJsonArray list = reader.array("policy_keys", kMostPolicyKeys);
    for (const auto& value : list) {
        keys.append(QByteArray::fromBase64(value.toString().toLatin1()));
        if (keys.constLast().size() != kKeyBytes)
            reader.fail("policy_keys", QStringLiteral("32 bytes in base64 each"));
    }
    return keys;
}

QJsonObject toObject(const KioskConfig& kiosk)
{
    return {{QStringLiteral("id"), kiosk.id.toString()},
            {QStringLiteral("place"), kiosk.place},
            {QStringLiteral("camera"), kiosk.camera},
            {QStringLiteral("cert"), kiosk.certFile},
            {QStringLiteral("key"), kiosk.keyFile},
            {QStringLiteral("message_key"), QString::fromLatin1(kiosk.messageKey.toBase64())},
            {QStringLiteral("mode"), names::of(kiosk.mode)},
            {QStringLiteral("profile"), names::of(kiosk.profile)},
            {QStringLiteral("claims"), kiosk.claims}};
}

} // namespace

QByteArray toJson(const FleetConfig& config)
{
    QJsonArray kiosks;
    for (const KioskConfig& kiosk : config.kiosks)
        kiosks.append(toObject(kiosk));
    const QJsonObject broker{{QStringLiteral("host"), config.brokerHost},
                             {QStringLiteral("port"), config.brokerPort},
                             {QStringLiteral("ca"), config.caFile}};
    QJsonArray policyKeys;
    for (const QByteArray& key : config.policyKeys)
        policyKeys.append(QString::fromLatin1(key.toBase64()));
    const QJsonObject root{{QStringLiteral("rehearsal"), config.rehearsal},
                           {QStringLiteral("seed"), static_cast<qint64>(config.seed)},
                           {QStringLiteral("customers"), config.customers},
                           {QStringLiteral("pace"), config.pace},
                           {QStringLiteral("enrol"), config.enrol},
                           {QStringLiteral("broker"), broker},
                           {QStringLiteral("sealing_key"), QString::fromLatin1(config.sealingKey.toBase64())},
                           {QStringLiteral("policy_keys"), policyKeys},
                           {QStringLiteral("data"), config.dataFolder},
                           {QStringLiteral("kiosks"), kiosks}};
    return QJsonDocument(root).toJson();
}

Result<FleetConfig> fleetConfigFrom(const QByteArray& json)
{
    if (json.size() > kMostBytes || !json.isValidUtf8())
        return bad(QStringLiteral("file"), QStringLiteral("a JSON object of at most 1 MB"));
    // Of two values for one key, the reader of the file and this program might each take another one.
    if (const auto flaw = wire::flawOfJson(json))
        return bad(QStringLiteral("file"), *flaw);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return bad(QStringLiteral("file"), QStringLiteral("a JSON object of at most 1 MB"));
    const QJsonObject root = document.object();
    FleetConfig config;
    Reader reader(root, {});
    QString key;
    reader.boolean("rehearsal", config.rehearsal);
    reader.number("seed", config.seed, 0, std::numeric_limits<qint32>::max());
    reader.number("customers", config.customers, 2, kMostCustomers);
    reader.number("pace", config.pace, 1, 20);
    reader.text("enrol", config.enrol);
    reader.text("sealing_key", key);
    reader.text("data", config.dataFolder);
    const QJsonArray kiosks = reader.array("kiosks", kMostKiosks);
    Reader broker(reader.object("broker"), QStringLiteral("broker."));
    broker.text("host", config.brokerHost);
    broker.number("port", config.brokerPort, 1, 65535);
    broker.text("ca", config.caFile);
    config.sealingKey = QByteArray::fromBase64(key.toLatin1());
    config.policyKeys = policyKeysFrom(reader);
    if (config.sealingKey.size() != kKeyBytes)
        reader.fail("sealing_key", QStringLiteral("32 bytes in base64"));
    if (kiosks.isEmpty())
        reader.fail("kiosks", QStringLiteral("at least one"));
    if (config.brokerPort == 0)
        reader.fail("broker", QStringLiteral("host, port and ca"));
    if (auto error = broker.finish())
        return *error;
    for (qsizetype i = 0; i < kiosks.size(); ++i) {
        auto kiosk = kioskFrom(kiosks.at(i).toObject(), i);
        if (!kiosk)
            return kiosk.error();
        const bool isTwice = std::any_of(config.kiosks.cbegin(), config.kiosks.cend(),
                                         [&kiosk](const KioskConfig& each) { return each.id == kiosk->id; });
        if (isTwice)
            return bad(QStringLiteral("kiosks[%1].id").arg(i), QStringLiteral("another kiosk has this name"));
        config.kiosks.append(*kiosk);
    }
    if (auto error = reader.finish())
        return *error;
    return config;
}

} // namespace jinbi::rehearsal
