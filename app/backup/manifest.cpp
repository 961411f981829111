// SPDX-License-Identifier: GPL-3.0-or-later
#include "backup/manifest.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace jinbi::backup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(backup)
};

constexpr qsizetype kDigestBytes = 32;

QString format()
{
    return QStringLiteral("jinbi-backup");
}

Error damaged(const QString& detail)
{
    return {ErrorCode::Corrupt, Words::tr("%1 is damaged.").arg(kManifestName), detail};
}

/// Over everything else; keys of a QJsonObject are sorted, so that there is one form.
QString digestOf(QJsonObject manifest)
{
    manifest.remove(QStringLiteral("digest"));
    return QString::fromLatin1(
        QCryptographicHash::hash(QJsonDocument(manifest).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256)
            .toHex());
}

QJsonObject objectOf(const LogContents& log)
{
    QJsonObject object{{QStringLiteral("entries"), static_cast<qint64>(log.entries)},
                       {QStringLiteral("root"), log.root},
                       {QStringLiteral("intact"), log.isIntact},
                       {QStringLiteral("checkpoint"), log.note}};
    if (log.firstBad)
        object.insert(QStringLiteral("first_bad"), static_cast<qint64>(*log.firstBad));
    return object;
}

LogContents logFrom(const QJsonObject& object)
{
    LogContents log;
    log.entries = static_cast<quint64>(object.value(QStringLiteral("entries")).toInteger());
    log.root = object.value(QStringLiteral("root")).toString();
    log.isIntact = object.value(QStringLiteral("intact")).toBool();
    log.note = object.value(QStringLiteral("checkpoint")).toString();
    if (const auto bad = object.value(QStringLiteral("first_bad")); !bad.isUndefined())
        log.firstBad = static_cast<quint64>(bad.toInteger());
    return log;
}

} // namespace

QByteArray Manifest::toJson() const
{
    QJsonObject rows;
    for (auto each = contents.rows.cbegin(); each != contents.rows.cend(); ++each)
        rows.insert(each.key(), each.value());
    const QJsonObject database{{QStringLiteral("file"), QString(kDatabaseName)},
                               {QStringLiteral("bytes"), bytes},
                               {QStringLiteral("sha256"), QString::fromLatin1(sha256.toHex())},
                               {QStringLiteral("schema"), contents.schema},
                               {QStringLiteral("rows"), rows}};
    QJsonObject manifest{
        {QStringLiteral("format"), format()},
        {QStringLiteral("version"), kFormat},
        {QStringLiteral("made"), QDateTime::fromMSecsSinceEpoch(madeMs, Qt::UTC).toString(Qt::ISODateWithMs)},
        {QStringLiteral("database"), database},
        {QStringLiteral("audit"), contents.log ? QJsonValue(objectOf(*contents.log)) : QJsonValue()}};
    manifest.insert(QStringLiteral("digest"), digestOf(manifest));
    return QJsonDocument(manifest).toJson();
}

Result<Manifest> Manifest::fromJson(const QByteArray& json)
{
    QJsonParseError trouble;
    const QJsonObject object = QJsonDocument::fromJson(json, &trouble).object();
    if (object.isEmpty() || object.value(QStringLiteral("format")) != format())
        return damaged(trouble.errorString());
    if (object.value(QStringLiteral("version")).toInt() > kFormat)
        return Error{ErrorCode::Incompatible, Words::tr("The backup was made by a newer version of this program."),
                     QStringLiteral("format %1").arg(object.value(QStringLiteral("version")).toInt())};
    if (object.value(QStringLiteral("digest")).toString() != digestOf(object))
        return damaged(QStringLiteral("digest"));
    const QJsonObject database = object.value(QStringLiteral("database")).toObject();
    const QJsonObject rows = database.value(QStringLiteral("rows")).toObject();
    Manifest manifest;
    manifest.madeMs =
        QDateTime::fromString(object.value(QStringLiteral("made")).toString(), Qt::ISODateWithMs).toMSecsSinceEpoch();
    manifest.bytes = database.value(QStringLiteral("bytes")).toInteger(-1);
    manifest.sha256 = QByteArray::fromHex(database.value(QStringLiteral("sha256")).toString().toLatin1());
    manifest.contents.schema = database.value(QStringLiteral("schema")).toInt();
    for (auto each = rows.constBegin(); each != rows.constEnd(); ++each)
        manifest.contents.rows.insert(each.key(), each.value().toInteger(-1));
    if (const auto log = object.value(QStringLiteral("audit")); log.isObject())
        manifest.contents.log = logFrom(log.toObject());
    // Whatever is missing, of another type or beside it does not come out again as it stood there.
    if (manifest.sha256.size() != kDigestBytes || manifest.toJson() != json)
        return damaged(QStringLiteral("form"));
    return manifest;
}

} // namespace jinbi::backup
