// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/signin/holdwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace jinbi::ui::holdwords {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(HoldWords)
};

QString moment(qint64 utcMs)
{
    return utcMs == 0 ? QStringLiteral("–")
                      : QDateTime::fromMSecsSinceEpoch(utcMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

int plural(quint64 number)
{
    return static_cast<int>(std::min<quint64>(number, std::numeric_limits<int>::max()));
}

QString missing(const StoreHold& hold)
{
    switch (hold.kind) {
    case StoreHold::Kind::Older:
        return Words::tr("It ends at entry %1 of %2. %n later entry(ies) were signed, the last on %3.", nullptr,
                         plural(hold.signedEntries - hold.entries))
            .arg(QLocale().toString(hold.entries - 1), moment(hold.lastMs), moment(hold.signedMs));
    case StoreHold::Kind::Other:
        return Words::tr("It ends at entry %1 of %2. Among its first %n entry(ies) are others than were signed, the "
                         "last on %3.",
                         nullptr, plural(hold.signedEntries))
            .arg(QLocale().toString(hold.entries - 1), moment(hold.lastMs), moment(hold.signedMs));
    case StoreHold::Kind::Lost:
        return Words::tr("It has no entry. %n entry(ies) were signed, the last on %1.", nullptr,
                         plural(hold.signedEntries))
            .arg(moment(hold.signedMs));
    }
    return {};
}

} // namespace

QString heading(const StoreHold& hold)
{
    switch (hold.kind) {
    case StoreHold::Kind::Older:
        return Words::tr("This store is an older copy");
    case StoreHold::Kind::Other:
        return Words::tr("This store is another one");
    case StoreHold::Kind::Lost:
        return Words::tr("The store of this branch is lost");
    }
    return {};
}

QString sentence(const StoreHold& hold)
{
    const QString until = hold.isNobodys
                              ? Words::tr("Nothing is recorded until an administrator's account is made in it; kiosks "
                                          "keep their sessions. If there is a newer copy, put that one back instead.")
                              : Words::tr("Nothing is recorded until an administrator confirms it; kiosks keep their "
                                          "sessions. If there is a newer copy, put that one back instead.");
    return missing(hold) + QStringLiteral("\n\n") + until;
}

} // namespace jinbi::ui::holdwords
