// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker/accesslist.h"

#include "wire/topics.h"

#include <QStringList>

#include <initializer_list>

namespace jinbi::broker {

namespace {

using wire::Down;
using wire::Up;

constexpr auto kAllUp = {Up::Session, Up::Evidence, Up::Status, Up::Progress, Up::Live};
constexpr auto kAllDown = {Down::Ack,     Down::Nack,    Down::Resend, Down::Lease,
                           Down::Release, Down::Service, Down::Policy};

QByteArray line(const char* rule, const QString& topic)
{
    return QByteArray(rule) + ' ' + topic.toUtf8() + '\n';
}

/// The topic with `kiosk` ("%u", "+") in the place of the kiosk's name.
template <class Kind>
QString topicOf(Kind what, QLatin1StringView kiosk)
{
    // Split, not replaced by text: a name may well occur in another level.
    QStringList levels = wire::topic(KioskId(), what).split(QLatin1Char('/'));
    for (QString& level : levels) {
        if (level.isEmpty())
            level = kiosk;
    }
    return levels.join(QLatin1Char('/'));
}

QByteArray user(QLatin1StringView name, std::initializer_list<Up> reads, std::initializer_list<Down> writes)
{
    constexpr QLatin1StringView kAny("+");
    QByteArray rules = "\nuser " + QByteArray(name.data(), name.size()) + '\n';
    for (const Up what : reads)
        rules += line("topic read", topicOf(what, kAny));
    for (const Down what : writes)
        rules += line("topic write", topicOf(what, kAny));
    return rules;
}

} // namespace

QByteArray accessList()
{
    constexpr QLatin1StringView kOwn("%u");
    QByteArray rules;
    for (const Up what : kAllUp)
        rules += line("pattern write", topicOf(what, kOwn));
    for (const Down what : kAllDown)
        rules += line("pattern read", topicOf(what, kOwn));
    rules += user(kConsole, kAllUp, {Down::Lease, Down::Release, Down::Service, Down::Policy});
    rules += user(kRecorder, {Up::Session, Up::Evidence, Up::Status}, {Down::Ack, Down::Nack, Down::Resend});
    return rules;
}

} // namespace jinbi::broker
