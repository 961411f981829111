// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/topics.h"

#include <QStringList>

#include <array>
#include <utility>

namespace jinbi::wire {

namespace {

constexpr QLatin1StringView kPrefix("jinbi/v1/k/");

constexpr std::array<std::pair<Up, QLatin1StringView>, 5> kUp{{
    {Up::Session, QLatin1StringView("session")},
    {Up::Evidence, QLatin1StringView("evidence")},
    {Up::Status, QLatin1StringView("status")},
    {Up::Progress, QLatin1StringView("progress")},
    {Up::Live, QLatin1StringView("live")},
}};
constexpr std::array<std::pair<Down, QLatin1StringView>, 7> kDown{{
    {Down::Ack, QLatin1StringView("ack")},
    {Down::Nack, QLatin1StringView("nack")},
    {Down::Resend, QLatin1StringView("resend")},
    {Down::Lease, QLatin1StringView("lease")},
    {Down::Release, QLatin1StringView("release")},
    {Down::Service, QLatin1StringView("service")},
    {Down::Policy, QLatin1StringView("policy")},
}};

template <class Table, class Kind>
QLatin1StringView leafOf(const Table& table, Kind what)
{
    for (const auto& [kind, leaf] : table) {
        if (kind == what)
            return leaf;
    }
    return {};
}

template <class Kind, std::size_t N>
std::optional<Kind> kindOf(const std::array<std::pair<Kind, QLatin1StringView>, N>& table, QStringView leaf)
{
    for (const auto& [kind, name] : table) {
        if (name == leaf)
            return kind;
    }
    return std::nullopt;
}

/// Kiosk name and leaf of "jinbi/v1/k/<kiosk>/<direction>/<leaf>".
struct Parts
{
    QStringView kiosk;
    QStringView leaf;
};

std::optional<Parts> split(QStringView topic, QLatin1StringView direction)
{
    if (!topic.startsWith(kPrefix))
        return std::nullopt;
    const QList<QStringView> levels = topic.sliced(kPrefix.size()).split(QLatin1Char('/'));
    if (levels.size() != 3 || levels[1] != direction)
        return std::nullopt;
    return Parts{levels[0], levels[2]};
}

QString joined(QStringView kiosk, QLatin1StringView direction, QLatin1StringView leaf)
{
    return kPrefix + QStringLiteral("%1/%2/%3").arg(kiosk, direction, leaf);
}

constexpr QLatin1StringView kUpward("up");
constexpr QLatin1StringView kDownward("down");

} // namespace

QString topic(const KioskId& kiosk, Up what)
{
    return joined(kiosk.toString(), kUpward, leafOf(kUp, what));
}

QString topic(const KioskId& kiosk, Down what)
{
    return joined(kiosk.toString(), kDownward, leafOf(kDown, what));
}

QString filterOfAll(Up what)
{
    return joined(u"+", kUpward, leafOf(kUp, what));
}

QString filterOfDownlinks(const KioskId& kiosk)
{
    return joined(kiosk.toString(), kDownward, QLatin1StringView("+"));
}

std::optional<UpTopic> parseUp(const QString& topic)
{
    const std::optional<Parts> parts = split(topic, kUpward);
    if (!parts)
        return std::nullopt;
    const std::optional<Up> what = kindOf(kUp, parts->leaf);
    const Result<KioskId> kiosk = KioskId::from(parts->kiosk.toString());
    if (!what || !kiosk)
        return std::nullopt;
    return UpTopic{*kiosk, *what};
}

std::optional<Down> parseDown(const QString& topic, const KioskId& kiosk)
{
    const std::optional<Parts> parts = split(topic, kDownward);
    if (!parts || parts->kiosk != kiosk.toString())
        return std::nullopt;
    return kindOf(kDown, parts->leaf);
}

} // namespace jinbi::wire
