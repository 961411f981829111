// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/servicejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace jinbi::servicejson {

namespace {

using Name = QLatin1StringView;

QJsonObject json(const Suspension& s)
{
    return {{Name("reason"), s.reason}, {Name("by"), s.by}, {Name("sinceMs"), s.sinceMs}, {Name("untilMs"), s.untilMs}};
}

Suspension suspension(const QJsonObject& from)
{
    return {from.value(Name("reason")).toString(), from.value(Name("by")).toString(),
            from.value(Name("sinceMs")).toInteger(), from.value(Name("untilMs")).toInteger()};
}

/// A stop without a reason was not written by us.
std::optional<Suspension> stop(const QJsonValue& from)
{
    const Suspension read = suspension(from.toObject());
    const bool fits = !read.reason.isEmpty() && read.reason.size() <= kLongestReason && read.sinceMs > 0;
    return fits ? std::optional(read) : std::nullopt;
}

} // namespace

QString write(const State& state)
{
    QJsonArray kiosks;
    for (const Kiosk& kiosk : state.kiosks) {
        QJsonObject each{{Name("kiosk"), kiosk.kiosk.toString()}};
        if (kiosk.own)
            each.insert(Name("own"), json(*kiosk.own));
        if (!kiosk.sent.id.isNull()) {
            each.insert(Name("id"), kiosk.sent.id.toString(QUuid::WithoutBraces));
            each.insert(Name("suspended"), kiosk.sent.suspended);
            each.insert(Name("sent"), json(kiosk.sent.what));
        }
        kiosks << each;
    }
    QJsonObject root{{Name("kiosks"), kiosks}};
    if (state.branch)
        root.insert(Name("branch"), json(*state.branch));
    return QString::fromUtf8(QJsonDocument(root).toJson(QJsonDocument::Compact));
}

State read(const QString& text)
{
    const QJsonObject root = QJsonDocument::fromJson(text.toUtf8()).object();
    State state;
    state.branch = stop(root.value(Name("branch")));
    for (const QJsonValue& value : root.value(Name("kiosks")).toArray()) {
        const Result<KioskId> id = KioskId::from(value[Name("kiosk")].toString());
        if (!id || id->isNull())
            continue;
        Kiosk kiosk{*id, stop(value[Name("own")]), {}};
        kiosk.sent.id = QUuid::fromString(value[Name("id")].toString());
        kiosk.sent.suspended = value[Name("suspended")].toBool();
        kiosk.sent.what = suspension(value[Name("sent")].toObject());
        state.kiosks << kiosk;
    }
    return state;
}

} // namespace jinbi::servicejson
